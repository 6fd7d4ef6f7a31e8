import type { Actor } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { signOff } from '#app/domain/clearance/commands.server.ts'
import { needsClearance } from '#app/domain/clearance/rules.ts'
import { cancelEngagement, scheduleEngagement } from '#app/domain/engagements/commands.server.ts'
import { holdSlot } from '#app/domain/engagements/holds.server.ts'
import { type EngagementInput, engagementInput } from '#app/domain/engagements/input.ts'
import { type Placing, placeParticipants } from '#app/domain/engagements/placings.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { writeText } from '#app/domain/texts/texts.server.ts'
import { instantOf } from '#app/lib/wall-time.ts'
import { type Days, home } from './days.ts'
import { invented } from './letter-note.ts'
import type { EngagementPlan, TextPlan, When } from './plan.ts'
import type { Register } from './register.ts'

/** Schedules the plans in turn, each by its own member, and answers the ids of those that have a key. A visit stands before its programme. */
export async function schedule(register: Register, days: Days, plans: EngagementPlan[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const plan of plans) {
    const actor = register.members[plan.by]
    const input = inputOf(plan, register, days, ids)
    const id = await asActor(actor, (db) => scheduleOne(db, actor, plan, input, register))
    if (needsClearance(input.level) && !plan.waits) await clear(register, id)
    if (plan.key) ids.set(plan.key, id)
  }
  return ids
}

/** The officer signs off for policy and the manager for security. */
async function clear({ members }: Register, id: string): Promise<void> {
  for (const [actor, role] of [[members.officer, 'policy'] as const, [members.manager, 'security'] as const]) {
    await asActor(actor, async (db) => {
      const engagement = await findEngagement(db, id)
      const outcome = engagement && (await signOff(db, actor, id, { role, seen: engagement.renderedAt }))
      if (!outcome?.ok) throw new Error(`Bug: “${engagement?.title}” was not signed off: ${outcome?.reason}`)
    })
  }
}

async function scheduleOne(db: ActorDb, actor: Actor, plan: EngagementPlan, input: EngagementInput, register: Register): Promise<string> {
  const outcome = await scheduleEngagement(db, actor, input, plan.mark ?? invented())
  if (!outcome.ok) throw new Error(`Bug: “${plan.title}” names an unknown ${outcome.field}`)
  const { id } = outcome
  const placings = placingsOf(plan, register)
  if (placings.length > 0) await placeParticipants(db, actor, id, placings)
  if (plan.holdUntil) await holdSlot(db, actor, id, instantOf(plan.holdUntil, home, 0))
  if (plan.brief) await write(db, actor, 'brief', id, plan.brief, input)
  if (plan.readOut) await write(db, actor, 'read-out', id, plan.readOut, input)
  if (plan.cancelled) await cancelEngagement(db, actor, id, plan.cancelled)
  return id
}

function inputOf(plan: EngagementPlan, register: Register, { now }: Days, ids: Map<string, string>): EngagementInput {
  const { kind = 'meeting', title, status = 'confirmed', tier, level, place, purpose, slot, oursOnly } = plan
  const input = engagementInput.parse({
    ...{ kind, title, status, tier, level, place, purpose, slot, oursOnly },
    ...timeOf(plan.when),
    deskId: register.deskId,
    visitId: plan.visit && ids.get(plan.visit),
    hostId: plan.host && register.organisations[plan.host],
    organisationIds: plan.organisations?.map((key) => register.organisations[key]),
    contactIds: contactsOf(plan).map((key) => register.contacts[key].id),
    memberIds: plan.ours?.map((key) => register.members[key].id),
    namedIds: plan.named?.map((key) => register.members[key].id),
    topicIds: plan.topics?.map((key) => register.topics[key]),
    mandateIds: plan.mandates?.map((key) => register.mandates[key]),
  })
  if (plan.visit && !input.visitId) throw new Error(`Bug: “${plan.title}” stands before its visit`)
  const isOver = input.time.endsAt <= now && status !== 'postponed' && !plan.cancelled
  return isOver ? { ...input, status: 'held' } : input
}

/** The form's fields that say when. */
export function timeOf(when: When) {
  if ('days' in when) return { timing: 'all-day' as const, zone: home, startsOn: when.days[0], endsOn: when.days[1] }
  if ('window' in when) return { timing: 'window' as const, zone: home, startsOn: when.window[0], endsOn: when.window[1] }
  const { on, from, to, zone = home } = when
  return { timing: 'timed' as const, zone, startsOn: on, startsTime: from, endsTime: to }
}

const contactsOf = ({ contacts = [], interpreter }: EngagementPlan) => (interpreter ? [...contacts, 'interpreter' as const] : contacts)

function placingsOf(plan: EngagementPlan, { contacts, members }: Register): Placing[] {
  const { ours = [] } = plan
  const last = ours.length - 1
  const roleAt = (place: number) => (last === 0 ? 'delegation' : place === 0 ? 'chair' : place === last ? 'note-taker' : 'delegation')
  return [
    ...contactsOf(plan).map((key): Placing => {
      const { id, ...speaksFor } = contacts[key]
      return key === 'interpreter'
        ? { contactId: id, side: 'third', role: 'interpreter' }
        : { contactId: id, side: 'theirs', role: 'delegation', ...speaksFor }
    }),
    ...ours.map((key, place): Placing => ({ memberId: members[key].id, role: roleAt(place), answer: 'accepted' })),
  ]
}

async function write(db: ActorDb, actor: Actor, noun: 'brief' | 'read-out', id: string, text: TextPlan, { level }: EngagementInput) {
  const outcome = await writeText(db, actor, noun, id, undefined, { level, ...text }, 'demo')
  if (!outcome.ok) throw new Error(`Bug: a ${noun} was refused: ${outcome.reason}`)
}
