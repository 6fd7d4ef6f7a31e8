import { and, eq, sql } from 'drizzle-orm'
import { foldText } from '#app/lib/fold-text.ts'
import { newId } from '#app/lib/ids.ts'
import { engagements } from '#db/schema/engagements.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { changedFields, recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { EngagementInput } from './input.ts'
import { addLinks, replaceLinks, unknownChoices } from './links.server.ts'
import type { TimeColumns } from './times.ts'

type Source = { source?: 'letter' | 'demo'; sourceNote?: string }
type Refusal = { ok: false; reason: 'unknown-choice'; field: string }

/** Schedules an engagement: the row, its links and its activity. `unknown-choice` names a field with an id the actor may not know. */
export async function scheduleEngagement(db: ActorDb, actor: Actor, input: EngagementInput, source: Source = {}) {
  const outcome = await scheduleEngagements(db, actor, input, [input.time], source)
  return outcome.ok ? { ok: true as const, id: outcome.ids[0] ?? '' } : outcome
}

/** Schedules the same at several times; the ids come in the order of the times. */
export async function scheduleEngagements(db: ActorDb, actor: Actor, input: EngagementInput, times: TimeColumns[], source: Source = {}) {
  const field = await unknownChoices(db, input)
  if (field) return { ok: false, reason: 'unknown-choice', field } satisfies Refusal
  const rows = times.map((time) => ({ id: newId(), ...columnsOf({ ...input, time }), ...source, createdBy: actor.id }))
  await db.insert(engagements).values(rows)
  const ids = rows.map((row) => row.id)
  for (const id of ids) {
    await addLinks(db, actor, id, input)
    await recordDeed(db, actor, { verb: 'created', noun: 'engagement', recordId: id })
  }
  return { ok: true as const, ids }
}

/** Changes what the form says, if the engagement is still at `version`; participants hidden from the actor stay. */
export async function changeEngagement(db: ActorDb, actor: Actor, id: string, version: number, input: EngagementInput) {
  const [before] = await db.select().from(visibleEngagements).where(eq(visibleEngagements.id, id))
  if (!before) return { ok: false, reason: 'not-found' } as const
  const field = await unknownChoices(db, input)
  if (field) return { ok: false, reason: 'unknown-choice', field } satisfies Refusal
  const columns = columnsOf(input)
  const status = before.status === 'cancelled' ? { status: before.status, statusBefore: input.status } : {}
  const changed = await db
    .update(engagements)
    .set({ ...columns, ...status })
    .where(and(eq(engagements.id, id), eq(engagements.version, version)))
    .returning({ id: engagements.id })
  if (changed.length === 0) return { ok: false, reason: before.version === version ? 'not-yours' : 'changed-meanwhile' } as const
  const links = await replaceLinks(db, actor, id, input)
  const fields = [...changedFields(before, comparable(columns)), ...links].filter((name) => name !== 'folded')
  await recordDeed(db, actor, { verb: 'changed', noun: 'engagement', recordId: id, fields })
  return { ok: true } as const
}

type Outcome = { ok: true } | { ok: false; reason: 'not-found' | 'not-yours' | 'already-cancelled' | 'not-cancelled' }

/** Cancels; the status it had is kept for restoring. Calendars see SEQUENCE rise. */
export async function cancelEngagement(db: ActorDb, actor: Actor, id: string, reason?: string): Promise<Outcome> {
  const [before] = await db.select({ status: visibleEngagements.status }).from(visibleEngagements).where(eq(visibleEngagements.id, id))
  if (!before) return { ok: false, reason: 'not-found' }
  if (before.status === 'cancelled') return { ok: false, reason: 'already-cancelled' }
  return changeStatus(db, actor, id, 'cancelled', { status: 'cancelled', statusBefore: before.status, cancelledReason: reason ?? null })
}

/** Gives a cancelled engagement back the status it had. */
export async function restoreEngagement(db: ActorDb, actor: Actor, id: string): Promise<Outcome> {
  const [before] = await db
    .select({ status: visibleEngagements.status, statusBefore: visibleEngagements.statusBefore })
    .from(visibleEngagements)
    .where(eq(visibleEngagements.id, id))
  if (!before) return { ok: false, reason: 'not-found' }
  if (before.status !== 'cancelled' || !before.statusBefore) return { ok: false, reason: 'not-cancelled' }
  return changeStatus(db, actor, id, 'restored', { status: before.statusBefore, statusBefore: null, cancelledReason: null })
}

/** Takes an engagement out of every page, count and feed; `undeleteEngagement` brings it back with all its links. */
export async function deleteEngagement(db: ActorDb, actor: Actor, id: string): Promise<Outcome> {
  const [before] = await db.select({ id: visibleEngagements.id }).from(visibleEngagements).where(eq(visibleEngagements.id, id))
  if (!before) return { ok: false, reason: 'not-found' }
  return changeStatus(db, actor, id, 'deleted', { deletedAt: sql`now()` })
}

export async function undeleteEngagement(db: ActorDb, actor: Actor, id: string): Promise<Outcome> {
  return changeStatus(db, actor, id, 'restored', { deletedAt: null })
}

type Change = { [Column in 'status' | 'statusBefore' | 'cancelledReason' | 'deletedAt']?: unknown }

async function changeStatus(
  db: ActorDb,
  actor: Actor,
  id: string,
  verb: 'cancelled' | 'restored' | 'deleted',
  change: Change,
): Promise<Outcome> {
  const changed = await db
    .update(engagements)
    .set(change as Partial<typeof engagements.$inferInsert>)
    .where(eq(engagements.id, id))
    .returning({ id: engagements.id })
  if (changed.length === 0) return { ok: false, reason: 'not-yours' }
  await recordDeed(db, actor, { verb, noun: 'engagement', recordId: id, fields: Object.keys(change) })
  return { ok: true }
}

function columnsOf(input: EngagementInput) {
  return {
    kind: input.kind,
    title: input.title,
    status: input.status,
    tier: input.tier ?? null,
    level: input.level,
    deskId: input.deskId,
    place: input.place ?? null,
    joinLink: input.joinLink ?? null,
    purpose: input.purpose ?? null,
    visitId: input.visitId ?? null,
    slot: input.slot ?? null,
    // The form of an engagement asks for no host: what was placed with one keeps it.
    ...(input.hostId ? { hostId: input.hostId } : {}),
    oursOnly: input.oursOnly,
    folded: foldText(`${input.title} ${input.purpose ?? ''}`),
    ...input.time,
  }
}

/** The database writes wall times with a space and seconds; without this every edit would seem to move the engagement. */
function comparable(columns: ReturnType<typeof columnsOf>) {
  const stored = (local: string | null) => (local ? `${local.replace('T', ' ')}:00` : null)
  return { ...columns, startsLocal: stored(columns.startsLocal), endsLocal: stored(columns.endsLocal) }
}
