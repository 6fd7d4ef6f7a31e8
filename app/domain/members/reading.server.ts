import { eq } from 'drizzle-orm'
import { deskMembers, desks, settings } from '#db/schema/members.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { kept } from '../access/kept.server.ts'

/** How the actor wishes to read; undefined when nothing was ever set. */
export async function settingsOf(db: ActorDb, actor: Actor) {
  const [own] = await db.select().from(settings).where(eq(settings.memberId, actor.id))
  return own
}

/** Every desk, by name: for filters. */
export const everyDesk = (db: ActorDb) => desksAsked(db, {})

const desksAsked = kept((db) => db.select({ id: desks.id, name: desks.name }).from(desks).orderBy(desks.name))

/** The actor's desks, by name. */
export async function desksOf(db: ActorDb, actor: Actor): Promise<{ id: string; name: string }[]> {
  return db
    .select({ id: desks.id, name: desks.name })
    .from(desks)
    .innerJoin(deskMembers, eq(deskMembers.deskId, desks.id))
    .where(eq(deskMembers.memberId, actor.id))
    .orderBy(desks.name)
}
