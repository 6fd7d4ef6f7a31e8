import { desc, inArray, not } from 'drizzle-orm'
import { visibleContacts } from '#db/visible/contacts.ts'
import { visibleDuplicateScans, visibleDuplicates } from '#db/visible/merges.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { presentPosts } from '../contacts/posts.server.ts'
import { originalsOf } from '../names/queries.server.ts'
import type { LikenessReason } from './compare.ts'
import { saidDistinct } from './distinct.server.ts'

const d = visibleDuplicates
const pairsPerPage = 25

/** What the actor's last scan found and nobody has settled since, the likeliest first. */
export async function duplicatesPage(db: ActorDb, asked: number) {
  const [scan] = await db.select().from(visibleDuplicateScans)
  const open = not(saidDistinct(d.firstId, d.secondId))
  const total = await db.$count(d, open)
  const page = Math.min(Math.max(asked, 1), Math.max(Math.ceil(total / pairsPerPage), 1))
  const rows = await db
    .select({ id: d.id, firstId: d.firstId, secondId: d.secondId, score: d.score, reasons: d.reasons })
    .from(d)
    .where(open)
    .orderBy(desc(d.score), d.id)
    .limit(pairsPerPage)
    .offset((page - 1) * pairsPerPage)
  const sides = await sidesOf(db, [...new Set(rows.flatMap((row) => [row.firstId, row.secondId]))])
  const pairs = rows.flatMap(({ firstId, secondId, reasons, ...row }) => {
    const [first, second] = [sides.get(firstId), sides.get(secondId)]
    return first && second ? [{ ...row, reasons: reasons as LikenessReason[], first, second }] : []
  })
  return {
    scan: scan && { startedAt: scan.startedAt, finishedAt: scan.finishedAt, compared: scan.compared, failed: scan.failed },
    total,
    page,
    size: pairsPerPage,
    pairs,
  }
}

export type DuplicatePair = Awaited<ReturnType<typeof duplicatesPage>>['pairs'][number]

async function sidesOf(db: ActorDb, ids: string[]) {
  const c = visibleContacts
  const posts = await presentPosts(db, ids)
  const originals = await originalsOf(db, 'contact', ids)
  const rows = ids.length
    ? await db.select({ id: c.id, name: c.name, level: c.level, version: c.version }).from(c).where(inArray(c.id, ids))
    : []
  return new Map(
    rows.map((row) => {
      const post = posts.get(row.id)?.[0]
      return [row.id, { ...row, original: originals.get(row.id), post: post ? `${post.post}, ${post.organisation}` : null }]
    }),
  )
}
