import { and, eq, sql } from 'drizzle-orm'
import * as z from 'zod'
import { newId } from '#app/lib/ids.ts'
import { line } from '#app/lib/input.ts'
import { rooms } from '#db/schema/rooms.ts'
import { spelled, visibleTakenRooms } from '#db/visible/busy.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

export const newRoom = z.object({ name: line(120) })

export const spellingOf = (place: string) => spelled(sql`${place}::text`)

/** The rooms of ours, by name. */
export const listRooms = (db: ActorDb) => db.select({ id: rooms.id, name: rooms.name }).from(rooms).orderBy(rooms.name)

/** Says that a place is a room of ours: that it is taken is told from then on, also by engagements a reader may not see. */
export async function addRoom(db: ActorDb, actor: Actor, { name }: z.output<typeof newRoom>) {
  const id = newId()
  const [added] = await db
    .insert(rooms)
    .values({ id, name, spelling: spellingOf(name) })
    .onConflictDoNothing({ target: rooms.spelling })
    .returning({ id: rooms.id })
  if (!added) return { ok: false, reason: 'name-taken' } as const
  await recordDeed(db, actor, { verb: 'created', noun: 'room', recordId: id })
  return { ok: true, id } as const
}

/** Forgets a room; engagements keep it as their place. Doing it twice is no error. */
export async function removeRoom(db: ActorDb, actor: Actor, id: string): Promise<void> {
  const gone = await db.delete(rooms).where(eq(rooms.id, id)).returning({ id: rooms.id })
  if (gone.length > 0) await recordDeed(db, actor, { verb: 'deleted', noun: 'room', recordId: id })
}

/** When a place, if it is a room of ours, is taken by what the actor may not see, and whom to ask. */
export async function takenUnseen(db: ActorDb, place: string, meets: ReturnType<typeof sql>) {
  const t = visibleTakenRooms
  return db
    .select({
      startsAt: sql`lower(${t.during})`.mapWith(visibleEngagements.startsAt),
      endsAt: sql`upper(${t.during})`.mapWith(visibleEngagements.endsAt),
      desk: t.desk,
    })
    .from(t)
    .innerJoin(rooms, eq(rooms.id, t.roomId))
    .where(and(eq(rooms.spelling, spellingOf(place)), sql`${t.during} && ${meets}`))
}
