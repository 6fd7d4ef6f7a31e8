import { addDays, dateAt } from '#app/lib/dates.ts'
import { type Level, levels } from '#db/schema/words.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { EngagementInput } from '../engagements/input.ts'
import { addFollowUp } from '../follow-ups/commands.server.ts'
import { scheduleAsAsked } from '../series/commands.server.ts'
import { writeText } from '../texts/texts.server.ts'
import { findTemplate, type Template } from './queries.server.ts'

export const stricterOf = (...all: Level[]): Level => levels[Math.max(...all.map((level) => levels.indexOf(level)))] ?? 'need-to-know'

/** Schedules what a form asks for, with what its writer left ticked of the template it was filled from; of a series, for the first. */
export async function scheduleFromTemplate(db: ActorDb, actor: Actor, input: EngagementInput, today: string) {
  const { templateId } = input
  const template = templateId ? await findTemplate(db, templateId) : undefined
  if (templateId && !template) return { ok: false, reason: 'unknown-template', field: 'templateId' } as const
  const outcome = await scheduleAsAsked(db, actor, input, today)
  if (outcome.ok && template) await prepare(db, actor, outcome.id, input, template)
  return outcome
}

/** The last day of a talk on the clocks of its zone: days after it are counted from there. */
export const lastDayOf = ({ endsAt, zone }: { endsAt: Date; zone: string }): string => dateAt(new Date(endsAt.getTime() - 1), zone)

async function prepare(db: ActorDb, actor: Actor, engagementId: string, input: EngagementInput, template: Template) {
  // What a template says stays as closed as the template is, also where the engagement was made more open.
  const level = stricterOf(template.level, input.level)
  const last = lastDayOf(input.time)
  if (input.withBrief && template.brief) await write(db, actor, 'brief', engagementId, { body: template.brief, level })
  if (input.withReadOut && template.readOutDays !== null) {
    await write(db, actor, 'read-out', engagementId, { body: '', level: input.level, dueOn: addDays(last, template.readOutDays) })
  }
  if (!input.withFollowUps) return
  for (const { title, days } of template.followUps) {
    const links = { ownerId: actor.id, deskId: input.deskId, engagementId }
    await addFollowUp(db, actor, { title, dueOn: addDays(last, days), level, ...links })
  }
}

async function write(
  db: ActorDb,
  actor: Actor,
  noun: 'brief' | 'read-out',
  id: string,
  text: { body: string; level: Level; dueOn?: string },
) {
  const outcome = await writeText(db, actor, noun, id, undefined, text)
  if (!outcome.ok) throw new Error(`The ${noun} of a template was refused: ${outcome.reason}`)
}
