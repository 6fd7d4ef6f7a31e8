import { and, eq, sql } from 'drizzle-orm'
import { todayIn } from '#app/lib/dates.ts'
import { followUps } from '#db/schema/follow-ups.ts'
import { visibleFollowUpComments, visibleFollowUps } from '#db/visible/texts.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type FollowUpState, holdFollowUp, type Refused } from './hold.server.ts'
import type { FollowUpRepetition } from './input.ts'
import { mayChange } from './rights.server.ts'
import { nextDue } from './rules.ts'

export type RepetitionOutcome = { ok: true } | Refused<'not-found' | 'not-yours' | 'done'>

/** Lets a follow-up come again each time it is done, or not any more. It keeps to the day of the month of its date, or else of today. */
export async function repeatFollowUp(
  db: ActorDb,
  actor: Actor,
  id: string,
  wish: FollowUpRepetition | null,
  today: string,
): Promise<RepetitionOutcome> {
  const before = await holdFollowUp(db, id)
  if (!before.ok) return before
  const { row } = before
  if (row.doneAt) return { ok: false, reason: 'done' }
  if (row.repeatsEvery === (wish?.every ?? null) && row.repeatsUnit === (wish?.unit ?? null)) return { ok: true }
  const repeatsDay = wish && Number((row.dueOn ?? today).slice(8))
  await db
    .update(followUps)
    .set({ repeatsEvery: wish?.every ?? null, repeatsUnit: wish?.unit ?? null, repeatsDay })
    .where(eq(followUps.id, id))
  await recordDeed(db, actor, { verb: 'changed', noun: 'follow-up', recordId: id, fields: ['repetition'] })
  return { ok: true }
}

/** Makes the next of a follow-up that was just done, where it comes again; it hands its repetition on, so that it makes no second one. */
export async function makeNext(db: ActorDb, actor: Actor, row: FollowUpState, doneAt: Date): Promise<void> {
  const { repeatsEvery: every, repeatsUnit: unit, repeatsDay: day } = row
  if (!every || !unit || !day) return
  const doneOn = todayIn('UTC', doneAt)
  const dueOn = nextDue(row.dueOn ?? doneOn, doneOn, { every, unit, day })
  const [made] = await db.select({ id: sql<string>`t.id` }).from(sql`(select repeat_follow_up(${row.id}, ${dueOn}::date) as id) t`)
  if (made) await recordDeed(db, actor, { verb: 'created', noun: 'follow-up', recordId: made.id })
}

/** Takes the next one back when its tick is taken back, by who may change it and unless somebody touched it since; the repetition is then handed back too. */
export async function takeNextBack(db: ActorDb, actor: Actor, row: FollowUpState) {
  if (!row.nextId) return {}
  const [next] = await db
    .select()
    .from(visibleFollowUps)
    .where(and(eq(visibleFollowUps.id, row.nextId), mayChange))
  const said = await db.$count(visibleFollowUpComments, eq(visibleFollowUpComments.followUpId, row.nextId))
  if (!next || next.version > 1 || said > 0) return {}
  await db.update(followUps).set({ deletedAt: sql`now()` }).where(eq(followUps.id, next.id))
  await recordDeed(db, actor, { verb: 'deleted', noun: 'follow-up', recordId: next.id })
  return { nextId: null, repeatsEvery: next.repeatsEvery, repeatsUnit: next.repeatsUnit, repeatsDay: next.repeatsDay }
}
