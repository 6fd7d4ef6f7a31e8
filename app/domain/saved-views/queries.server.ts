import { and, asc, desc, eq, sql } from 'drizzle-orm'
import { me } from '#db/schema/conditions.ts'
import { desks, settings } from '#db/schema/members.ts'
import type { SavedPage } from '#db/schema/words.ts'
import { visibleSavedViews } from '#db/visible/saved-views.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { kept, type Places } from '../access/kept.server.ts'

const v = visibleSavedViews
const most = 100

const select = (db: ActorDb) =>
  db
    .select({
      id: v.id,
      name: v.name,
      page: v.page,
      query: v.query,
      version: v.version,
      deskId: v.deskId,
      desk: desks.name,
      own: sql<boolean>`${v.ownerId} = ${me}`,
      starts: sql<boolean>`${settings.startViewId} is not null`,
    })
    .from(v)
    .leftJoin(desks, eq(desks.id, v.deskId))
    .leftJoin(settings, and(eq(settings.memberId, me), eq(settings.startViewId, v.id)))

/** The actor's own views of a page, then those shared with them, each by name. */
export const viewsOf = (db: ActorDb, page: SavedPage) => viewsAsked(db, { page })

const viewsAsked = kept((db, { page }: Places<'page'>) =>
  select(db)
    .where(eq(v.page, page))
    .orderBy(desc(sql`${v.ownerId} = ${me}`), asc(v.name), asc(v.id))
    .limit(most),
)

/** One of them; undefined when it is another's alone, or not there. */
export async function findView(db: ActorDb, id: string): Promise<SavedView | undefined> {
  const [found] = await select(db).where(eq(v.id, id))
  return found
}

export type SavedView = Awaited<ReturnType<typeof viewsOf>>[number]

/** What the calendar opens with, as far as the actor still sees that view. */
export async function startQueryOf(db: ActorDb, actor: Actor): Promise<string | undefined> {
  const [found] = await db
    .select({ query: v.query })
    .from(settings)
    .innerJoin(v, eq(v.id, settings.startViewId))
    .where(eq(settings.memberId, actor.id))
  return found?.query
}
