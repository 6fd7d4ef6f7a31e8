import { and, desc, eq } from 'drizzle-orm'
import * as z from 'zod'
import { choice, optionalLine } from '#app/lib/input.ts'
import { dayRange, instantOf } from '#app/lib/wall-time.ts'
import { engagements } from '#db/schema/engagements.ts'
import { postponements } from '#db/schema/postponements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visiblePostponements } from '#db/visible/series.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { timeFields } from './input.ts'
import { type Engagement, findEngagement } from './queries.server.ts'
import { type TimeColumns, timeColumns, wallTimeOf } from './times.ts'

const dated = ['proposed', 'tentative', 'confirmed'] as const

const open = z.object({ to: z.literal('open'), reason: optionalLine(500) }).transform(({ reason }) => ({ reason, time: undefined }))

const newTime = z
  .object({ ...timeFields, to: z.literal('new-time'), status: choice(dated).default('confirmed'), reason: optionalLine(500) })
  .transform(({ to: _, status, reason, ...wish }, context) => {
    const when = timeColumns(wish)
    if (when.ok) return { reason, status, time: when.columns }
    for (const problem of when.problems) context.addIssue({ code: 'custom', path: [problem.field], message: problem.error })
    return z.NEVER
  })

/** To when an engagement is put off, a new time or none yet, and why. */
export const postponementInput = z.discriminatedUnion('to', [open, newTime], 'errors.required')
export type PostponementInput = z.output<typeof postponementInput>
export type PostponementForm = z.input<typeof newTime>

/** The engagement as it would stand after putting it off. */
export const putOff = <Old extends object>(engagement: Old, input: PostponementInput) =>
  input.time ? { ...engagement, ...input.time, status: input.status } : { ...engagement, status: 'postponed' as const }

type Outcome = { ok: true } | { ok: false; reason: 'not-found' | 'not-yours' | 'cancelled' | 'same-time' | 'changed-meanwhile' }

/** Puts an engagement off; the time it had is kept. Calendars see SEQUENCE rise. */
export async function postponeEngagement(
  db: ActorDb,
  actor: Actor,
  id: string,
  version: number,
  input: PostponementInput,
): Promise<Outcome> {
  const before = await findEngagement(db, id)
  if (!before) return { ok: false, reason: 'not-found' }
  if (before.status === 'cancelled') return { ok: false, reason: 'cancelled' }
  if (input.time ? sameTime(before, input.time) : before.status === 'postponed') return { ok: false, reason: 'same-time' }
  const changed = await db
    .update(engagements)
    .set(input.time ? { ...input.time, status: input.status } : { status: 'postponed' })
    .where(and(eq(engagements.id, id), eq(engagements.version, version)))
    .returning({ id: engagements.id })
  if (changed.length === 0) return { ok: false, reason: before.version === version ? 'not-yours' : 'changed-meanwhile' }
  // A day found at last for what had none: the time it lost is told already.
  if (before.status !== 'postponed' || input.reason) await db.insert(postponements).values(lostTime(before, actor, input.reason))
  await recordDeed(db, actor, {
    verb: 'postponed',
    noun: 'engagement',
    recordId: id,
    fields: input.time ? ['startsAt', 'endsAt'] : ['status'],
  })
  return { ok: true }
}

const sameTime = (before: Engagement, after: TimeColumns) =>
  before.status !== 'postponed' &&
  before.timing === after.timing &&
  before.zone === after.zone &&
  before.startsAt.getTime() === after.startsAt.getTime() &&
  before.endsAt.getTime() === after.endsAt.getTime()

const lostTime = (before: Engagement, actor: Actor, reason: string | undefined) => ({
  engagementId: before.id,
  memberId: actor.id,
  reason: reason ?? null,
  timing: before.timing,
  zone: before.zone,
  startsLocal: before.startsLocal,
  endsLocal: before.endsLocal,
  startsFold: before.startsFold,
  startsOn: before.startsOn,
  endsOn: before.endsOn,
})

/** The times an engagement had and lost, the last one first, as times are shown. */
export async function postponementsOf(db: ActorDb, engagementId: string) {
  const p = visiblePostponements
  const rows = await db
    .select({
      id: p.id,
      reason: p.reason,
      by: visibleMembers.name,
      at: p.at,
      timing: p.timing,
      zone: p.zone,
      startsLocal: p.startsLocal,
      endsLocal: p.endsLocal,
      startsFold: p.startsFold,
      startsOn: p.startsOn,
      endsOn: p.endsOn,
    })
    .from(p)
    .leftJoin(visibleMembers, eq(visibleMembers.id, p.memberId))
    .where(eq(p.engagementId, engagementId))
    .orderBy(desc(p.at), desc(p.id))
  return rows.map(({ startsFold, ...row }) => {
    const local = (stored: string | null) => stored && wallTimeOf(stored)
    const times = { startsLocal: local(row.startsLocal), endsLocal: local(row.endsLocal) }
    return { ...row, ...times, ...instants({ ...row, ...times }, startsFold === 1 ? 1 : 0) }
  })
}

type Wall = { zone: string; startsLocal: string | null; endsLocal: string | null; startsOn: string | null; endsOn: string | null }

function instants({ zone, startsLocal, endsLocal, startsOn, endsOn }: Wall, fold: 0 | 1) {
  if (startsLocal && endsLocal) return { startsAt: instantOf(startsLocal, zone, fold), endsAt: instantOf(endsLocal, zone, fold) }
  return dayRange(startsOn ?? '', endsOn ?? startsOn ?? '', zone)
}

export type Postponement = Awaited<ReturnType<typeof postponementsOf>>[number]
