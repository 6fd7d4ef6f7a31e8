import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Card } from '#app/vcard/values.ts'
import { among } from '#db/schema/conditions.ts'
import type { Level } from '#db/schema/words.ts'
import { visibleAffiliations, visibleContacts, visibleNames, visibleOrganisations } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

const c = visibleContacts
const n = visibleNames

/** A contact as an address book takes it, as far as the actor may know it; undefined when hidden or not there. */
export async function cardOf(db: ActorDb, id: string): Promise<Card | undefined> {
  const [card] = await cards(db, eq(c.id, id))
  return card
}

/** Those of the contacts that the actor may know, by name. */
export const cardsOf = (db: ActorDb, ids: string[]): Promise<Card[]> => cards(db, among(c.id, ids))

async function cards(db: ActorDb, where: SQL | undefined): Promise<Card[]> {
  const rows = await db
    .select({
      id: c.id,
      name: c.name,
      codeName: c.codeName,
      languages: c.languages,
      email: c.email,
      phone: c.phone,
      level: c.level,
      changedAt: c.changedAt,
    })
    .from(c)
    .where(and(where, isNull(c.erasedAt)))
    .orderBy(sql`lower(${c.name})`, asc(c.id))
  const ids = rows.map(({ id }) => id)
  const names = await namesFor(db, ids)
  const posts = await postsFor(db, ids)
  return rows.map(({ id, name, codeName, languages, email, phone, level, changedAt }) => {
    if (codeName)
      return { kind: 'individual', id, name: codeName, changedAt, languages: [], posts: [], aliases: [], ...confidentiality(level) }
    return {
      kind: 'individual',
      id,
      name,
      changedAt,
      languages: languages?.split(',') ?? [],
      posts: (posts.get(id) ?? []).map(({ organisation, post, postOriginal }) => ({
        organisation,
        post,
        ...(postOriginal && { postOriginal }),
      })),
      ...cardNames(names.get(id) ?? []),
      ...(email && { email }),
      ...(phone && { phone }),
      ...confidentiality(level),
    }
  })
}

async function namesFor(db: ActorDb, ids: string[]) {
  if (ids.length === 0) return new Map<string, Name[]>()
  const rows = await db
    .select({ id: sql<string>`${n.contactId}`, name: n.name, kind: n.kind, language: n.language })
    .from(n)
    .where(among(n.contactId, ids))
    .orderBy(n.name, n.id)
  return Map.groupBy(rows, (row) => row.id)
}

async function postsFor(db: ActorDb, ids: string[]) {
  const a = visibleAffiliations
  const o = visibleOrganisations
  const present = sql`(${a.untilOn} is null or ${a.untilOn} >= current_date)`
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ id: a.contactId, organisation: o.name, post: a.post, postOriginal: a.postOriginal })
          .from(a)
          .innerJoin(o, eq(o.id, a.organisationId))
          .where(and(among(a.contactId, ids), present))
          .orderBy(sql`${a.fromOn} desc nulls last`, a.id)
  return Map.groupBy(rows, (row) => row.id)
}

type Name = { name: string; kind: string; language: string | null }

/** The ways a record is written, as cards tell them. */
export function cardNames(names: Name[]): Pick<Card, 'original' | 'aliases'> {
  const asWritten = ({ name, language }: Name) => ({ name, ...(language && { language }) })
  const original = names.find(({ kind }) => kind === 'original')
  return { ...(original && { original: asWritten(original) }), aliases: names.filter(({ kind }) => kind === 'alias').map(asWritten) }
}

/** What a level is called in the older format, for programs that heed it. */
export function confidentiality(level: Level): Pick<Card, 'confidentiality'> {
  if (level === 'confidential') return { confidentiality: 'CONFIDENTIAL' }
  return level === 'need-to-know' ? { confidentiality: 'PRIVATE' } : {}
}
