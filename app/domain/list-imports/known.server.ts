import { setImmediate } from 'node:timers/promises'
import { and, isNotNull, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { soundKeys } from '#app/lib/consonant-key.ts'
import { pieces } from '#app/lib/pieces.ts'
import { searchForms } from '#app/lib/search-forms.ts'
import { among } from '#db/schema/conditions.ts'
import { visibleContacts, visibleNames, visibleOrganisations } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { comparePeople, type Person, sameAddress } from '../merges/compare.ts'
import { peopleOf } from '../merges/people.server.ts'

const n = visibleNames
const c = visibleContacts

/** One of many texts, as one value. */
const amongTexts = (column: AnyPgColumn | SQL, texts: readonly string[]): SQL =>
  sql`${column} in (select jsonb_array_elements_text(${JSON.stringify([...new Set(texts)])}::jsonb))`

/** For each person of a file, the contacts the actor sees that are likely the same, the likeliest first. */
export async function likelyContacts(db: ActorDb, people: Person[]): Promise<Map<string, string[]>> {
  const found = Map.groupBy([...(await soundingAlike(db, people)), ...(await reachedAlike(db, people))], ({ of }) => of)
  const known = await knownPeople(db, [...new Set([...found.values()].flat().map(({ id }) => id))])
  const likely = new Map<string, string[]>()
  for (const some of pieces(people, 50)) {
    for (const person of some) likely.set(person.id, likeliest(person, found.get(person.id) ?? [], known))
    // Comparing names is work: others have their turn in between.
    await setImmediate()
  }
  return likely
}

function likeliest(person: Person, found: Found[], known: Map<string, Person>): string[] {
  const ids = [...new Set(found.map(({ id }) => id))]
  const compared = ids.flatMap((id) => {
    const other = known.get(id)
    const likeness = other && comparePeople(person, other)
    return likeness ? [{ id, score: likeness.score }] : []
  })
  return compared.toSorted((a, b) => b.score - a.score || a.id.localeCompare(b.id)).map(({ id }) => id)
}

type Found = { of: string; id: string }
const mostLookedAt = 20

/** Contacts with a name that has, among the consonants of its words, those of three words of the person's. */
async function soundingAlike(db: ActorDb, people: Person[]): Promise<Found[]> {
  const asked = people.flatMap(({ id, names }) =>
    names.slice(0, 5).flatMap((name) => {
      const [first, ...more] = soundKeys(name)
      return first ? [{ of: id, first, last: more.at(-1) ?? first, middle: more[0] ?? first }] : []
    }),
  )
  const found: Found[] = []
  for (const some of pieces(asked, 500)) {
    const holds = (keys: SQL) => sql`string_to_array(${n.key}, ' ') && (select array_agg(value) from jsonb_array_elements_text(${keys}))`
    const alike = db
      .select({ id: sql<string>`${n.contactId}`.as('id') })
      .from(n)
      .where(and(isNotNull(n.contactId), holds(sql`asked.first`), holds(sql`asked.last`), holds(sql`asked.middle`)))
      .limit(mostLookedAt)
      .as('alike')
    const rows = sql`jsonb_to_recordset(${JSON.stringify(some)}::jsonb) as asked(of text, first jsonb, last jsonb, middle jsonb)`
    found.push(...(await db.select({ of: sql<string>`asked.of`, id: alike.id }).from(rows).innerJoinLateral(alike, sql`true`)))
  }
  return found
}

async function reachedAlike(db: ActorDb, people: Person[]): Promise<Found[]> {
  const byAddress = Map.groupBy(people, (person) => sameAddress(person.email))
  byAddress.delete(undefined)
  if (byAddress.size === 0) return []
  const rows = await db
    .select({ id: c.id, email: c.email })
    .from(c)
    .where(amongTexts(sql`lower(btrim(${c.email}))`, [...byAddress.keys()] as string[]))
  return rows.flatMap(({ id, email }) => (byAddress.get(sameAddress(email)) ?? []).map((person) => ({ of: person.id, id })))
}

async function knownPeople(db: ActorDb, ids: string[]): ReturnType<typeof peopleOf> {
  const known: Awaited<ReturnType<typeof peopleOf>> = new Map()
  for (const some of pieces(ids, 1000)) for (const [id, person] of await peopleOf(db, some)) known.set(id, person)
  return known
}

/** For each name of an organisation, those the actor sees that are written just so, in any case and with or without accents. */
export async function likelyOrganisations(db: ActorDb, given: { id: string; names: string[] }[]): Promise<Map<string, string[]>> {
  const forms = given.map(({ names }) => names.map((name) => searchForms(name).folded))
  const named = await db
    .select({ id: sql<string>`${n.organisationId}`, folded: n.folded })
    .from(n)
    .where(and(isNotNull(n.organisationId), amongTexts(n.folded, forms.flat())))
    .orderBy(n.organisationId)
  const byFolded = Map.groupBy(named, (row) => row.folded)
  return new Map(
    given.map(({ id }, at) => [id, [...new Set((forms[at] ?? []).flatMap((form) => (byFolded.get(form) ?? []).map((row) => row.id)))]]),
  )
}

/** What is compared and changed of the contacts and organisations known. */
export async function standingOf(db: ActorDb, kind: 'contacts' | 'organisations', ids: string[]) {
  const o = visibleOrganisations
  const rows: Standing[] = []
  for (const some of pieces(ids, 1000)) {
    const found =
      kind === 'contacts'
        ? await db
            .select({
              id: c.id,
              name: c.name,
              deskId: c.deskId,
              version: c.version,
              email: c.email,
              phone: c.phone,
              languages: c.languages,
              formOfAddress: c.formOfAddress,
              remarks: c.remarks,
            })
            .from(c)
            .where(among(c.id, some))
        : await db
            .select({
              id: o.id,
              name: o.name,
              deskId: o.deskId,
              version: o.version,
              shortName: o.shortName,
              kind: o.kind,
              website: o.website,
              description: o.description,
            })
            .from(o)
            .where(among(o.id, some))
    rows.push(...found)
  }
  return new Map(rows.map((row) => [row.id, row]))
}

export type Standing = { id: string; name: string; deskId: string; version: number } & Record<string, unknown>
