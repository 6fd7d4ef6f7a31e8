import { sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { distinctContacts } from '#db/schema/merges.ts'
import { type Actor, canWrite } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { peopleOf } from './people.server.ts'

/** The same two are always kept in one order. */
export const inOrder = (one: string, other: string): [first: string, second: string] => (one < other ? [one, other] : [other, one])

/** Remembers for everybody that each two are not the same. Answers how many pairs were said, of those the actor sees. */
export async function sayDistinct(db: ActorDb, actor: Actor, pairs: [string, string][]): Promise<number> {
  if (!canWrite(actor)) return 0
  const seen = await peopleOf(db, pairs.flat())
  const known = pairs.filter(([one, other]) => one !== other && seen.has(one) && seen.has(other))
  if (known.length === 0) return 0
  const rows = known.map(([one, other]) => {
    const [firstId, secondId] = inOrder(one, other)
    return { id: newId(), firstId, secondId, memberId: actor.id }
  })
  await db.insert(distinctContacts).values(rows).onConflictDoNothing()
  return known.length
}

/** That somebody said of two contacts that they are not the same. */
export const saidDistinct = (first: unknown, second: unknown) =>
  sql`exists (select 1 from visible_distinct_contacts said where said.first_id = ${first} and said.second_id = ${second})`
