import { newId } from '#app/lib/ids.ts'
import { mandates } from '#db/schema/topics.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

export type MandateInput = {
  /** The number of the parliamentary paper, such as '36 800-V nr. 78'. */
  reference: string
  title: string
  /** What it asks of the government. */
  asks: string
  givenOn?: string | undefined
}

type Source = { source?: 'letter' | 'demo' }

/** Adds a motion, undertaking or letter of parliament. Officers and managers only: the database refuses others. */
export async function addMandate(db: ActorDb, input: MandateInput, source: Source = {}) {
  const [added] = await db
    .insert(mandates)
    .values({ id: newId(), ...input, givenOn: input.givenOn ?? null, ...source })
    .onConflictDoNothing({ target: mandates.reference })
    .returning({ id: mandates.id })
  return added ? ({ ok: true, id: added.id } as const) : ({ ok: false, reason: 'reference-taken' } as const)
}
