import { and, desc, eq, gt, isNull, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { rowsPerPage } from '#app/lib/paging.ts'
import type { NoticeKind } from '#db/schema/words.ts'
import { visibleNotices } from '#db/visible/notices.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type About, aboutOf } from './about.server.ts'
import { mostCounted } from './rules.ts'

const n = visibleNotices

const standing = (now: Date | Placeholder): SQL => gt(n.lapsesAt, now)

/** How many notices the actor has not read, up to one more than `mostCounted`. */
export function countUnread(db: ActorDb, now: Date | Placeholder) {
  const some = db
    .select({ id: n.id })
    .from(n)
    .where(and(isNull(n.readAt), standing(now)))
    .limit(mostCounted + 1)
    .as('unread')
  return db.$count(some)
}

/** A notice with what it is about, as the actor may know it at this moment. `due` is a date, or an instant (ISO 8601) where the record has one. */
export type NoticeRow = { id: string; kind: NoticeKind; madeAt: Date; readAt: Date | null; due: string } & Omit<About, 'due'>

type Bare = Pick<NoticeRow, 'id' | 'kind' | 'madeAt' | 'readAt'> & { recordId: string; dueAt: Date }

const columns = { id: n.id, kind: n.kind, recordId: n.recordId, dueAt: n.dueAt, madeAt: n.madeAt, readAt: n.readAt }

/** A page of the actor's notices, unread ones first, then the latest; how many there are, and how many of them are unread. */
export async function noticesPage(db: ActorDb, page: number, now: Date) {
  const rows = await db
    .select(columns)
    .from(n)
    .where(standing(now))
    .orderBy(sql`${n.readAt} is not null`, desc(n.madeAt), desc(n.id))
    .limit(rowsPerPage)
    .offset((page - 1) * rowsPerPage)
  const [counted] = await db
    .select({ total: sql<number>`count(*)::int`, unread: sql<number>`(count(*) filter (where ${n.readAt} is null))::int` })
    .from(n)
    .where(standing(now))
  return { rows: await withAbout(db, rows), total: counted?.total ?? 0, unread: counted?.unread ?? 0 }
}

async function withAbout(db: ActorDb, rows: Bare[]): Promise<NoticeRow[]> {
  const about = await aboutOf(db, rows)
  return rows.flatMap(({ recordId, dueAt, ...row }) => {
    const found = about.get(`${row.kind} ${recordId}`)
    return found ? [{ ...row, ...found, due: found.due ?? dueAt.toISOString().slice(0, 10) }] : []
  })
}

/** What a message tells of that its reader has not read elsewhere meanwhile: at most `most`, and how many there are. */
export async function unreadOfMessage(db: ActorDb, messageId: string, now: Date, most: number) {
  const where = and(eq(n.messageId, messageId), isNull(n.readAt), standing(now))
  const rows = await db.select(columns).from(n).where(where).orderBy(n.dueAt, n.id).limit(most)
  return { rows: await withAbout(db, rows), total: await db.$count(n, where) }
}
