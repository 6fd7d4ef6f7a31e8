import { and, asc, desc, eq, inArray, isNull } from 'drizzle-orm'
import { appPasswordFeeds, appPasswords } from '#db/schema/app-passwords.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { programName } from '../feeds/programs.ts'
import { feedsOf } from '../feeds/queries.server.ts'

const p = appPasswords

const listed = {
  id: p.id,
  name: p.name,
  secretStart: p.secretStart,
  createdAt: p.createdAt,
  usedAt: p.usedAt,
  usedWith: p.usedWith,
  usedFrom: p.usedFrom,
}

/** The actor's own app passwords in use, newest first, with the feeds each opens; the secrets are not among what is known. */
export async function appPasswordsOf(db: ActorDb, actor: Actor, now: Date) {
  const rows = await db
    .select(listed)
    .from(p)
    .where(and(eq(p.ownerId, actor.id), isNull(p.revokedAt)))
    .orderBy(desc(p.createdAt), asc(p.id))
  const ids = rows.map(({ id }) => id)
  const opened = ids.length > 0 ? await db.select().from(appPasswordFeeds).where(inArray(appPasswordFeeds.appPasswordId, ids)) : []
  const feeds = await feedsInUse(db, actor, now)
  return rows.map(({ usedWith, ...row }) => {
    const own = new Set(opened.filter(({ appPasswordId }) => appPasswordId === row.id).map(({ feedId }) => feedId))
    return { ...row, usedWith: programName(usedWith), feeds: feeds.filter(({ id }) => own.has(id)) }
  })
}

export type AppPasswordRow = Awaited<ReturnType<typeof appPasswordsOf>>[number]

/** What a new app password may open. A name is null when it names what its owner may not see any more. */
export async function feedsInUse(db: ActorDb, actor: Actor, now: Date): Promise<{ id: string; name: string | null }[]> {
  const all = await feedsOf(db, actor, now)
  return all.filter((feed) => !feed.revokedAt && !feed.expired).map(({ id, name }) => ({ id, name }))
}

/** One of the actor's own that is in use; undefined for anything else. */
export async function findAppPassword(db: ActorDb, actor: Actor, id: string) {
  const [found] = await db
    .select({ id: p.id, name: p.name, revokedAt: p.revokedAt })
    .from(p)
    .where(and(eq(p.id, id), eq(p.ownerId, actor.id)))
  return found
}

/** The user name to give to programs. */
export async function ownEmail(db: ActorDb, actor: Actor): Promise<string> {
  const [own] = await db.select({ email: visibleMembers.email }).from(visibleMembers).where(eq(visibleMembers.id, actor.id))
  return own?.email ?? ''
}
