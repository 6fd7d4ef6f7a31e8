import { and, asc, eq, inArray, isNull, ne, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { foldName } from '#app/lib/names.ts'
import { followUpWaits } from '#db/schema/follow-up-links.ts'
import { visibleFollowUps, visibleFollowUpWaits } from '#db/visible/texts.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { holdFollowUp, type Refused } from './hold.server.ts'
import type { Problem } from './links.server.ts'

const f = visibleFollowUps
const w = visibleFollowUpWaits
const mostWaits = 20

/** Another follow-up, as far as the actor may know of it. */
export type Neighbour = { id: string; title: string; dueOn: string | null; doneAt: Date | null }

/** In a query with `visible_follow_ups`: those that one waits for and that are not done yet. */
export const waitsOn = sql`coalesce((select json_agg(json_build_object('id', p.id, 'title', p.title) order by p.due_on, p.id)::text
  from visible_follow_up_waits x join visible_follow_ups p on p.id = x.waits_for_id where x.follow_up_id = ${f.id} and p.done_at is null), '[]')`.mapWith(
  (text: string): { id: string; title: string }[] => JSON.parse(text),
)

/** What a follow-up waits for, and what waits for it. */
export async function neighboursOf(db: ActorDb, id: string): Promise<{ before: Neighbour[]; after: Neighbour[] }> {
  const columns = { id: f.id, title: f.title, dueOn: f.dueOn, doneAt: f.doneAt }
  const list = (on: SQL, where: SQL) => db.select(columns).from(w).innerJoin(f, on).where(where).orderBy(asc(f.dueOn), asc(f.id)).limit(100)
  return {
    before: await list(eq(f.id, w.waitsForId), eq(w.followUpId, id)),
    after: await list(eq(f.id, w.followUpId), eq(w.waitsForId, id)),
  }
}

/** What a follow-up might wait for: open ones with these words, or else with the same engagement, organisation or contact. */
export async function findPredecessors(db: ActorDb, id: string, text: string, limit = 10): Promise<Neighbour[]> {
  const words = foldName(text).split(' ').filter(Boolean)
  const [self] = await db
    .select({ engagementId: f.engagementId, organisationId: f.organisationId, contactId: f.contactId })
    .from(f)
    .where(eq(f.id, id))
  const near = [
    self?.engagementId ? eq(f.engagementId, self.engagementId) : undefined,
    self?.organisationId ? eq(f.organisationId, self.organisationId) : undefined,
    self?.contactId ? eq(f.contactId, self.contactId) : undefined,
  ].filter((one) => one !== undefined)
  if (words.length === 0 && near.length === 0) return []
  const chosen = db.select({ id: w.waitsForId }).from(w).where(eq(w.followUpId, id))
  return db
    .select({ id: f.id, title: f.title, dueOn: f.dueOn, doneAt: f.doneAt })
    .from(f)
    .where(
      and(
        ne(f.id, id),
        isNull(f.doneAt),
        notInArray(f.id, chosen),
        words.length > 0 ? and(...words.map((word) => sql`position(${word} in ${f.folded}) > 0`)) : or(...near),
      ),
    )
    .orderBy(sql`${f.dueOn} asc nulls last`, asc(f.id))
    .limit(limit)
}

export type WaitOutcome = { ok: true } | Refused<'not-found' | 'not-yours'> | (Refused<'refused'> & { problem: Problem<'otherId'> })

/** Lets a follow-up wait for another. It never comes to wait for itself, not even by way of what its writer may not see. */
export async function addWait(db: ActorDb, actor: Actor, id: string, otherId: string): Promise<WaitOutcome> {
  // Before any row is locked: two who ask at once would else wait for each other themselves.
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('gezant waiting for each other'))`)
  const held = await holdFollowUp(db, id)
  if (!held.ok) return held
  const error = await problemInWait(db, id, otherId)
  if (error) return { ok: false, reason: 'refused', problem: { field: 'otherId', error } }
  const added = await db
    .insert(followUpWaits)
    .values({ id: newId(), followUpId: id, waitsForId: otherId })
    .onConflictDoNothing()
    .returning({ id: followUpWaits.id })
  if (added.length > 0) await recordDeed(db, actor, { verb: 'changed', noun: 'follow-up', recordId: id, fields: ['waitsFor'] })
  return { ok: true }
}

async function problemInWait(db: ActorDb, id: string, otherId: string): Promise<string | undefined> {
  if ((await db.$count(f, eq(f.id, otherId))) === 0) return 'errors.unknownChoice'
  if (id === otherId) return 'errors.waitsForItself'
  const [found] = await db
    .select({ circle: sql<boolean>`c.circle` })
    .from(sql`(select would_wait_in_a_circle(${id}, ${otherId}) as circle) c`)
  if (found?.circle) return 'errors.waitsInCircle'
  return (await db.$count(w, eq(w.followUpId, id))) >= mostWaits ? 'errors.waitsTooMany' : undefined
}

/** Lets it wait for that one no more. */
export async function endWait(
  db: ActorDb,
  actor: Actor,
  id: string,
  otherId: string,
): Promise<{ ok: true } | Refused<'not-found' | 'not-yours'>> {
  const held = await holdFollowUp(db, id)
  if (!held.ok) return held
  const seen = db
    .select({ id: w.id })
    .from(w)
    .where(and(eq(w.followUpId, id), eq(w.waitsForId, otherId)))
  const ended = await db.delete(followUpWaits).where(inArray(followUpWaits.id, seen)).returning({ id: followUpWaits.id })
  if (ended.length > 0) await recordDeed(db, actor, { verb: 'changed', noun: 'follow-up', recordId: id, fields: ['waitsFor'] })
  return { ok: true }
}
