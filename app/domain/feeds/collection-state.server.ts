import { and, asc, eq, gt, isNotNull, lt, or, sql } from 'drizzle-orm'
import { feedCollections, feedObjects } from '#db/schema/feed-objects.ts'
import type { GateDb } from '../access/as-actor.server.ts'

const c = feedCollections
const o = feedObjects

const goneKeptMs = 90 * 86_400_000
const atOnce = 1000

/** How far a program knows a feed: all up to state `serial`, of that one what comes not after `lastId`, when it says one. */
export type Cursor = { serial: number; lastId: string | undefined }
export type State = { serial: number; forgotten: number }

/**
 * Writes down which objects the body with this tag has, and answers the state that is. Holds the feed's row until the transaction ends, so
 * that changes read in it belong to this body.
 */
export async function keepState(
  db: GateDb,
  feedId: string,
  bodyHash: string,
  tags: ReadonlyMap<string, string>,
  now: Date,
): Promise<State> {
  await db.insert(c).values({ feedId }).onConflictDoNothing()
  const [row] = await db.select().from(c).where(eq(c.feedId, feedId)).for('update')
  // Withdrawn and removed meanwhile.
  if (!row) return { serial: 0, forgotten: 0 }
  const { serial, forgotten } = row
  if (row.bodyHash === bodyHash) return { serial, forgotten }
  const known = await db
    .select({ id: o.recordId, etag: o.etag })
    .from(o)
    .where(and(eq(o.feedId, feedId), isNotNull(o.etag)))
  const before = new Map(known.map(({ id, etag }) => [id, etag]))
  const changed = [...tags].filter(([id, etag]) => before.get(id) !== etag)
  const gone = known.flatMap(({ id }) => (tags.has(id) ? [] : id))
  const next = {
    serial: changed.length + gone.length > 0 ? serial + 1 : serial,
    forgotten: Math.max(forgotten, await forgetOld(db, feedId, now)),
  }
  await noteObjects(db, feedId, changed, next.serial)
  if (gone.length > 0) {
    await db
      .update(o)
      .set({ etag: null, serial: next.serial, goneAt: now })
      .where(
        and(
          eq(o.feedId, feedId),
          sql`${o.recordId} in (select value::uuid from jsonb_array_elements_text(${JSON.stringify(gone)}::jsonb))`,
        ),
      )
  }
  await db
    .update(c)
    .set({ ...next, bodyHash })
    .where(eq(c.feedId, feedId))
  return next
}

async function noteObjects(db: GateDb, feedId: string, changed: [id: string, etag: string][], serial: number): Promise<void> {
  for (let from = 0; from < changed.length; from += atOnce) {
    const rows = JSON.stringify(changed.slice(from, from + atOnce).map(([id, etag]) => ({ id, etag })))
    await db.execute(sql`insert into feed_objects (feed_id, record_id, etag, serial)
      select ${feedId}::uuid, r.id, r.etag, ${serial}::int from jsonb_to_recordset(${rows}::jsonb) as r (id uuid, etag text)
      on conflict (feed_id, record_id) do update set etag = excluded.etag, serial = excluded.serial, gone_at = null`)
  }
}

/** Answers the last state of which something was forgotten. */
async function forgetOld(db: GateDb, feedId: string, now: Date): Promise<number> {
  const old = await db
    .delete(o)
    .where(and(eq(o.feedId, feedId), lt(o.goneAt, new Date(now.getTime() - goneKeptMs))))
    .returning({ serial: o.serial })
  return Math.max(0, ...old.map(({ serial }) => serial))
}

/** What changed after the cursor, in order; without one, what there is. One more than `limit`, when there is more. */
export async function changesAfter(db: GateDb, feedId: string, cursor: Cursor | undefined, limit: number | undefined) {
  const later = cursor
    ? or(gt(o.serial, cursor.serial), cursor.lastId ? and(eq(o.serial, cursor.serial), gt(o.recordId, cursor.lastId)) : undefined)
    : isNotNull(o.etag)
  const query = db
    .select({ id: o.recordId, etag: o.etag, serial: o.serial })
    .from(o)
    .where(and(eq(o.feedId, feedId), later))
    .orderBy(asc(o.serial), asc(o.recordId))
  return limit === undefined ? query : query.limit(limit + 1)
}
