import { asActor } from '#app/domain/access/as-actor.server.ts'
import { saveView } from '#app/domain/saved-views/commands.server.ts'
import { addTemplate } from '#app/domain/templates/commands.server.ts'
import { templateInput } from '#app/domain/templates/input.ts'
import type { Register } from './register.ts'
import type { TopicKey } from './topics.ts'

const brief = (...aims: string[]) =>
  `## Aims\n\n${aims.map((aim) => `- ${aim}`).join('\n')}\n\n## Points\n\n- \n\n## What we would rather not say\n\n- \n`

type Plan = {
  name: string
  title: string
  kind: 'meeting' | 'call' | 'preparation'
  minutes: number
  place?: string
  level?: 'internal' | 'confidential'
  topics?: TopicKey[]
  brief?: string
  followUps?: { title: string; days: number }[]
  readOutDays?: number
}

const plans: Plan[] = [
  {
    name: 'Structural talk with a community',
    title: 'Structural talk with {organisation}',
    kind: 'meeting',
    minutes: 90,
    level: 'confidential',
    topics: ['communities', 'belief'],
    brief: brief(
      'Hear how safe the community is, and who says so',
      'Say what the Netherlands does and does not do',
      'Agree when we speak again',
    ),
    followUps: [
      { title: 'Thank-you note', days: 2 },
      { title: 'Propose a day for the next talk', days: 14 },
    ],
    readOutDays: 3,
  },
  {
    name: 'Courtesy call',
    title: 'Courtesy call: {organisation}',
    kind: 'call',
    minutes: 30,
    brief: brief('Meet, and learn whom to ask for what'),
    followUps: [{ title: 'Thank-you note', days: 1 }],
  },
  {
    name: 'Expert meeting at an institution',
    title: 'Expert meeting with {organisation}',
    kind: 'meeting',
    minutes: 120,
    topics: ['evidence', 'justice'],
    brief: brief('Compare what each side collects, and how it is kept', 'Find where our support helps'),
    followUps: [
      { title: 'Send the documents that were promised', days: 3 },
      { title: 'Ask whether the documents were of use', days: 21 },
    ],
    readOutDays: 5,
  },
  {
    name: 'Debrief after a visit',
    title: 'Debrief after the visit',
    kind: 'preparation',
    minutes: 60,
    place: 'Ministry, room A',
    brief: brief('What was promised, by whom, until when', 'What we do differently next time'),
    followUps: [{ title: 'Send the report of the visit round', days: 7 }],
  },
]

/** Keeps the desk's templates, which are invented, and two views of the calendar that show what views are for. */
export async function addTemplatesAndViews({ members: { officer }, deskId, topics }: Register): Promise<number> {
  return asActor(officer, async (db) => {
    for (const { topics: about = [], ...plan } of plans) {
      const ids = { topicIds: about.map((key) => topics[key]) }
      const outcome = await addTemplate(db, officer, templateInput.parse({ ...plan, ...ids, deskId }), 'demo')
      if (!outcome.ok) throw new Error(`Bug: the template “${plan.name}” names an unknown ${outcome.field}`)
    }
    for (const view of [
      { name: 'Demo: my weeks ahead', query: 'view=multiweek&weeks=3&mine=1' },
      { name: 'Demo: talks about the communities', query: `view=agenda&topic=${topics.communities}`, deskId },
    ]) {
      const outcome = await saveView(db, officer, view)
      if (!outcome.ok) throw new Error(`Bug: the view “${view.name}” was refused`)
    }
    return plans.length
  })
}
