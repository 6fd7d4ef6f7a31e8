import { and, eq, isNull, sql } from 'drizzle-orm'
import { feedShowings } from '#db/schema/feed-trail.ts'
import type { GateDb } from '../access/as-actor.server.ts'
import type { Showing } from './shown.server.ts'

const atOnce = 1000
const s = feedShowings

/** What the feed's last body held. */
export async function showingsOf(db: GateDb, feedId: string): Promise<Map<string, Showing>> {
  const rows = await db
    .select({ id: s.recordId, hash: s.hash, since: s.since })
    .from(s)
    .where(and(eq(s.feedId, feedId), isNull(s.shownUntil)))
  return new Map(rows.map(({ id, hash, since }) => [id, { hash, since: since.getTime() }]))
}

type Named = Showing & { id: string }

/** Writes down what came, changed or went since the last body; `until` is when what went was last fetched. */
export async function noteShowings(db: GateDb, feedId: string, changed: Named[], gone: string[], until: Date): Promise<void> {
  for (let from = 0; from < changed.length; from += atOnce) {
    const rows = changed.slice(from, from + atOnce).map(({ id, hash, since }) => ({ id, hash, since: new Date(since) }))
    await db.execute(sql`insert into feed_showings (feed_id, record_id, hash, since)
      select ${feedId}::uuid, r.id, r.hash, r.since from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id uuid, hash text, since timestamptz)
      on conflict (feed_id, record_id) do update set hash = excluded.hash, since = excluded.since, shown_until = null`)
  }
  if (gone.length === 0) return
  const among = sql`(select value::uuid from jsonb_array_elements_text(${JSON.stringify(gone)}::jsonb))`
  await db
    .update(s)
    .set({ shownUntil: until })
    .where(and(eq(s.feedId, feedId), sql`${s.recordId} in ${among}`))
}
