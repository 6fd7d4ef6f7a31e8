import { asc } from 'drizzle-orm'
import { topics } from '#db/schema/topics.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { lookup } from '../search/lookup.server.ts'
import { listVisits } from '../visits/queries.server.ts'

/** What a picture can begin with: organisations and contacts by name, the topics, and visits that are near. */
export async function startsFor(db: ActorDb, text: string, now: Date) {
  const found = text.trim().length >= 2 ? await lookup(db, text, 20, ['organisation', 'contact']) : []
  const { coming, past } = await listVisits(db, now)
  return {
    found: found.map(({ kind, id, name, note }) => ({ kind, id, name, note })),
    topics: await db.select({ id: topics.id, name: topics.name, nameNl: topics.nameNl }).from(topics).orderBy(asc(topics.name)).limit(60),
    visits: [...coming.slice(0, 4), ...past.slice(0, 3)].map(({ id, title }) => ({ id, name: title })),
  }
}

export type Starts = Awaited<ReturnType<typeof startsFor>>
