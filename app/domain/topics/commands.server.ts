import { newId } from '#app/lib/ids.ts'
import { topics } from '#db/schema/topics.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

type Source = { source?: 'letter' | 'demo' }

/** Adds a theme that engagements can have, in English and, where known, in Dutch. Officers and managers only: the database refuses others. */
export async function addTopic(db: ActorDb, { name, nameNl }: { name: string; nameNl?: string | undefined }, source: Source = {}) {
  const [added] = await db
    .insert(topics)
    .values({ id: newId(), name, nameNl: nameNl ?? null, ...source })
    .onConflictDoNothing({ target: topics.name })
    .returning({ id: topics.id })
  return added ? ({ ok: true, id: added.id } as const) : ({ ok: false, reason: 'name-taken' } as const)
}
