import { eq, sql } from 'drizzle-orm'
import { noticeChoices, noticeTimes } from '#db/schema/notices.ts'
import { type NoticeKind, type NoticeWay, noticeKinds } from '#db/schema/words.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { NoticeWishes } from './input.ts'
import { usualTimes, usualWay } from './rules.ts'

type Times = { digestAt: string; quietFrom: string | null; quietUntil: string | null }

/** How the actor wishes to hear of each kind, and at what times. */
export async function noticeWishesOf(db: ActorDb, actor: Actor): Promise<Record<NoticeKind, NoticeWay> & Times> {
  const chosen = await db
    .select({ kind: noticeChoices.kind, way: noticeChoices.way })
    .from(noticeChoices)
    .where(eq(noticeChoices.memberId, actor.id))
  const [times] = await db
    .select({ digestAt: noticeTimes.digestAt, quietFrom: noticeTimes.quietFrom, quietUntil: noticeTimes.quietUntil })
    .from(noticeTimes)
    .where(eq(noticeTimes.memberId, actor.id))
  const ways = new Map(chosen.map(({ kind, way }) => [kind, way]))
  const byKind = Object.fromEntries(noticeKinds.map((kind) => [kind, ways.get(kind) ?? usualWay(kind)])) as Record<NoticeKind, NoticeWay>
  return { ...byKind, ...(times ?? { ...usualTimes, quietFrom: null, quietUntil: null }) }
}

/** Keeps them. What is in the inbox already stays there. */
export async function keepNoticeWishes(
  db: ActorDb,
  actor: Actor,
  { digestAt, quietFrom, quietUntil, ...ways }: NoticeWishes,
): Promise<void> {
  const memberId = actor.id
  await db
    .insert(noticeChoices)
    .values(noticeKinds.map((kind) => ({ memberId, kind, way: ways[kind] })))
    .onConflictDoUpdate({ target: [noticeChoices.memberId, noticeChoices.kind], set: { way: sql`excluded.way` } })
  const times = { digestAt, quietFrom: quietFrom ?? null, quietUntil: quietUntil ?? null }
  await db
    .insert(noticeTimes)
    .values({ memberId, ...times })
    .onConflictDoUpdate({ target: noticeTimes.memberId, set: times })
}
