import { and, eq, inArray, isNull, sql } from 'drizzle-orm'
import type { ReadPerson } from '#app/ical/read/values.ts'
import { newId } from '#app/lib/ids.ts'
import { foldName } from '#app/lib/names.ts'
import { pieces } from '#app/lib/pieces.ts'
import { visibleContacts, visibleNames } from '#db/visible/contacts.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { PlannedRow } from './queries.server.ts'

/** Somebody known whom a file invites: `people` are the keys under which it does, `count` in how many engagements to take. */
export type Proposal = {
  kind: 'contact' | 'member'
  id: string
  name: string
  by: 'address' | 'name'
  people: string[]
  saidAs: string
  count: number
  /** Ticked before anybody chose: contacts by their address, and oneself. A colleague who takes part sees the engagement, so that is asked. */
  usual: boolean
}

export const keyOfPerson = (person: ReadPerson): string => person.address || `name:${foldName(person.name)}`

export const valueOfProposal = ({ kind, id }: Pick<Proposal, 'kind' | 'id'>): string => `${kind}:${id}`

export type Linked = { contactIds: string[]; memberIds: string[] }

export function participantsOf(engagementId: string, { contactIds, memberIds }: Linked) {
  return [
    ...contactIds.map((contactId) => ({ id: newId(), engagementId, contactId, side: 'theirs' as const })),
    ...memberIds.map((memberId) => ({ id: newId(), engagementId, memberId, side: 'ours' as const })),
  ]
}

const most = 100

/** Contacts and colleagues the actor knows whom the engagements to take invite, by address or else by name; nobody is ever made. */
export async function proposalsFor(db: ActorDb, actor: Actor, rows: readonly PlannedRow[]): Promise<Proposal[]> {
  const counted = countPeople(rows)
  const found = new Map<string, Proposal>()
  const propose = (kind: Proposal['kind'], by: Proposal['by'], one: { id: string; name: string }, key: string) => {
    const person = counted.get(key)
    if (!person) return
    const value = valueOfProposal({ kind, id: one.id })
    const former = found.get(value)
    if (former) {
      if (!former.people.includes(key)) Object.assign(former, { people: [...former.people, key], count: former.count + person.count })
      return
    }
    const usual = kind === 'member' ? one.id === actor.id : by === 'address'
    found.set(value, { kind, ...one, by, people: [key], saidAs: person.name, count: person.count, usual })
  }
  const addresses = [...counted.keys()].filter((key) => !key.startsWith('name:'))
  for (const some of pieces(addresses)) {
    for (const one of await contactsByAddress(db, some)) propose('contact', 'address', one, one.key)
    for (const one of await membersByAddress(db, some)) propose('member', 'address', one, one.key)
  }
  const known = new Set([...found.values()].flatMap((proposal) => proposal.people))
  const named = Map.groupBy(
    [...counted].filter(([key]) => !known.has(key)),
    ([, person]) => foldName(person.name),
  )
  for (const some of pieces([...named.keys()].filter((folded) => folded !== ''))) {
    for (const one of await contactsByName(db, some)) for (const [key] of named.get(one.folded) ?? []) propose('contact', 'name', one, key)
  }
  return [...found.values()].sort((a, b) => b.count - a.count || a.name.localeCompare(b.name)).slice(0, most)
}

function countPeople(rows: readonly PlannedRow[]): Map<string, { name: string; count: number }> {
  const counted = new Map<string, { name: string; count: number }>()
  for (const { plan, content } of rows) {
    if (plan.kind !== 'new' && plan.kind !== 'changed') continue
    for (const person of content?.people ?? []) {
      const key = keyOfPerson(person)
      counted.set(key, { name: person.name, count: (counted.get(key)?.count ?? 0) + 1 })
    }
  }
  return counted
}

function contactsByAddress(db: ActorDb, addresses: string[]) {
  const c = visibleContacts
  const key = sql<string>`lower(${c.email})`
  return db.select({ id: c.id, name: c.name, key }).from(c).where(inArray(key, addresses))
}

function membersByAddress(db: ActorDb, addresses: string[]) {
  const m = visibleMembers
  const key = sql<string>`lower(${m.email})`
  return db
    .select({ id: m.id, name: m.name, key })
    .from(m)
    .where(and(inArray(key, addresses), isNull(m.disabledAt)))
}

function contactsByName(db: ActorDb, folded: string[]) {
  const [c, n] = [visibleContacts, visibleNames]
  return db
    .select({ id: c.id, name: c.name, folded: n.folded })
    .from(n)
    .innerJoin(c, eq(c.id, n.contactId))
    .where(inArray(n.folded, folded))
}
