import { or, sql } from 'drizzle-orm'
import { visibleContacts } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { ContactInput } from '../contacts/input.ts'
import { findNames } from '../search/names.server.ts'
import { readQuery } from '../search/query.ts'
import { comparePeople, type Likeness, sameAddress, samePhone } from './compare.ts'
import { peopleOf } from './people.server.ts'

export type Likely = Likeness & { id: string; name: string }

const c = visibleContacts
const mostLookedAt = 20
const mostShown = 5

/** Contacts the actor sees that may be the person about to be added, the likeliest first. */
export async function likelySame(db: ActorDb, input: ContactInput): Promise<Likely[]> {
  const names = [input.name, ...(input.original ? [input.original] : []), ...(input.aliases ?? []).map((alias) => alias.name)]
  const person = {
    id: '',
    names,
    email: input.email ?? null,
    phone: input.phone ?? null,
    organisationIds: (input.affiliations ?? []).map((row) => row.organisationId),
  }
  const ids = new Set<string>()
  for (const name of names.slice(0, 5)) {
    const query = readQuery(name)
    for (const found of query ? await findNames(db, query, 'contact', mostLookedAt) : []) ids.add(found.id)
  }
  for (const id of await reachedAlike(db, person)) ids.add(id)
  const people = await peopleOf(db, [...ids])
  return [...people.values()]
    .flatMap((other) => {
      const likeness = comparePeople(person, other)
      return likeness ? [{ id: other.id, name: other.name, ...likeness }] : []
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostShown)
}

async function reachedAlike(db: ActorDb, { email, phone }: { email: string | null; phone: string | null }): Promise<string[]> {
  const [address, digits] = [sameAddress(email), samePhone(phone)]
  const conditions = [
    ...(address ? [sql`lower(btrim(${c.email})) = ${address}`] : []),
    ...(digits ? [sql`right(regexp_replace(${c.phone}, '\\D', '', 'g'), 9) = ${digits}`] : []),
  ]
  if (conditions.length === 0) return []
  const rows = await db
    .select({ id: c.id })
    .from(c)
    .where(or(...conditions))
    .limit(mostLookedAt)
  return rows.map((row) => row.id)
}
