import { and, eq, inArray } from 'drizzle-orm'
import { foldText } from '#app/lib/fold-text.ts'
import { engagements } from '#db/schema/engagements.ts'
import { externalIds, importRows } from '#db/schema/imports.ts'
import { participants } from '#db/schema/participants.ts'
import { visibleEngagements, visibleParticipants } from '#db/visible/engagements.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type Linked, participantsOf } from './people.server.ts'
import { type Change, contentOf, type Match } from './plan.ts'
import type { PlannedRow } from './queries.server.ts'

type Columns = Partial<typeof engagements.$inferInsert>

/** What is needed to give an engagement back what it was. */
export type Before = {
  columns: Record<string, unknown>
  external: { recurrenceId: string; sequence: number; content: unknown }
  added: string[]
}

/** Changes an engagement as its row says, and writes down what it was. */
export async function changeByRow(db: ActorDb, actor: Actor, row: PlannedRow, linked: Linked): Promise<void> {
  const { match, changes } = row.plan
  if (!match) return
  const id = match.engagementId
  const [standing] = await db.select().from(visibleEngagements).where(eq(visibleEngagements.id, id))
  if (!standing) throw new Error('An engagement of the plan is not there.')
  const columns = columnsOf(changes, standing)
  const written = await db
    .update(engagements)
    .set(columns)
    .where(and(eq(engagements.id, id), eq(engagements.version, match.version)))
    .returning({ version: engagements.version })
  const [after] = written
  if (!after) throw new Error('An engagement of the plan was changed meanwhile.')
  const added = await addPeople(db, id, linked)
  const names = Object.keys(columns) as (keyof typeof standing)[]
  const before: Before = {
    columns: Object.fromEntries(names.map((name) => [name, standing[name]])),
    external: { recurrenceId: match.recurrenceId, sequence: match.sequence, content: match.content },
    added,
  }
  const cancels = changes.some((change) => change.field === 'status' && change.to === 'cancelled')
  await keepExternal(db, row, match)
  const fields = changes.map(({ field }) => field)
  await recordDeed(db, actor, { verb: cancels ? 'cancelled' : 'changed', noun: 'engagement', recordId: id, fields })
  await db
    .update(importRows)
    .set({ outcome: cancels ? 'cancelled' : 'changed', engagementId: id, before, versionAfter: after.version })
    .where(eq(importRows.id, row.id))
}

function columnsOf(changes: readonly Change[], standing: { title: string; purpose: string | null; status: string }): Columns {
  const columns: Columns = {}
  for (const change of changes) {
    if (change.field === 'time') Object.assign(columns, change.to)
    else if (change.field === 'status') Object.assign(columns, statusColumns(change.to, standing.status))
    else Object.assign(columns, { [change.field]: change.to })
  }
  if (columns.title !== undefined || columns.purpose !== undefined) {
    const purpose = columns.purpose === undefined ? standing.purpose : columns.purpose
    columns.folded = foldText(`${columns.title ?? standing.title} ${purpose ?? ''}`)
  }
  return columns
}

function statusColumns(to: string, from: string) {
  return to === 'cancelled'
    ? { status: to, statusBefore: from, cancelledReason: null }
    : { status: to, statusBefore: null, cancelledReason: null }
}

async function addPeople(db: ActorDb, engagementId: string, { contactIds, memberIds }: Linked): Promise<string[]> {
  const p = visibleParticipants
  const there = await db.select({ contactId: p.contactId, memberId: p.memberId }).from(p).where(eq(p.engagementId, engagementId))
  const fresh = participantsOf(engagementId, {
    contactIds: contactIds.filter((id) => !there.some((one) => one.contactId === id)),
    memberIds: memberIds.filter((id) => !there.some((one) => one.memberId === id)),
  })
  // A contact hidden from the actor is not proposed; a disabled one may still be there.
  if (fresh.length > 0) await db.insert(participants).values(fresh).onConflictDoNothing()
  return fresh.map((one) => one.id)
}

async function keepExternal(db: ActorDb, row: PlannedRow, match: Match): Promise<void> {
  const content = row.content ? contentOf(row.content) : { ...match.content, status: 'cancelled' as const }
  const { sequence } = row
  const recurrenceId = row.content ? row.recurrenceId : match.recurrenceId
  await db.update(externalIds).set({ content, sequence, recurrenceId }).where(eq(externalIds.engagementId, match.engagementId))
}

/** Gives an engagement back what it was before its row, if nobody touched it since. False when somebody did. */
export async function changeBack(db: ActorDb, actor: Actor, engagementId: string, before: Before, versionAfter: number): Promise<boolean> {
  const { columns, external, added } = before
  const dates = Object.fromEntries(
    ['startsAt', 'endsAt'].flatMap((name) => (columns[name] === undefined ? [] : [[name, new Date(String(columns[name]))]])),
  )
  const written = await db
    .update(engagements)
    .set({ ...columns, ...dates } as Columns)
    .where(and(eq(engagements.id, engagementId), eq(engagements.version, versionAfter)))
    .returning({ id: engagements.id })
  if (written.length === 0) return false
  await db
    .update(externalIds)
    .set(external as typeof externalIds.$inferInsert)
    .where(eq(externalIds.engagementId, engagementId))
  if (added.length > 0) await db.delete(participants).where(inArray(participants.id, added))
  await recordDeed(db, actor, { verb: 'changed', noun: 'engagement', recordId: engagementId, fields: Object.keys(columns) })
  return true
}
