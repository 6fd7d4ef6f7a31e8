import { inArray } from 'drizzle-orm'
import type { Level, OrganisationKind } from '#db/schema/words.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { amongGiven, idList, kept, type Places } from '../access/kept.server.ts'
import { presentPosts } from '../contacts/posts.server.ts'
import { originalsOf } from '../names/queries.server.ts'
import { countNames, type FoundName, findNames, type Why } from './names.server.ts'
import { type Query, readQuery } from './query.ts'
import { countTexts, type FoundText, findTexts, textGroups } from './texts.server.ts'

export const nameGroups = ['organisation', 'contact'] as const
export const searchGroups = [...nameGroups, ...textGroups] as const
export type SearchGroup = (typeof searchGroups)[number]

/** A record found by one of its names; `why` when it is not its own. */
export type FoundRecord = {
  id: string
  name: string
  original: { name: string; language: string | null } | undefined
  level: Level
  organisationKind: OrganisationKind | null
  post: string | null
  why: Why | undefined
}

/** `more`: there are more than `count`, which is as far as counting goes. */
type Group<Kind extends SearchGroup, Found> = { group: Kind; count: number; more: boolean; found: Found[] }
export type RecordGroup = Group<(typeof nameGroups)[number], FoundRecord>
export type TextResults = Group<(typeof textGroups)[number], FoundText>

export type SearchResults = { state: 'empty' | 'too-short' } | { state: 'searched'; records: RecordGroup[]; texts: TextResults[] }

// Counting goes no further: a word that everything holds should not cost more than a page is worth.
const mostCounted = 200

/** Searches all the actor may know: ten of each kind, or up to 100 of `only`. Kinds with nothing are left out. */
export async function searchAll(db: ActorDb, text: string, only?: SearchGroup): Promise<SearchResults> {
  if (text.trim() === '') return { state: 'empty' }
  const query = readQuery(text)
  if (!query) return { state: 'too-short' }
  const limit = only ? 100 : 10
  const isAsked = (group: SearchGroup) => only === undefined || only === group
  const ofNames = nameGroups.filter(isAsked).map(async (group): Promise<RecordGroup> => {
    const { found, ...counted } = await countNames(db, query, group, limit)
    return { group, found: await recordsOf(db, group, found), ...counted }
  })
  const ofTexts = textGroups.filter(isAsked).map(async (group): Promise<TextResults> => {
    const found = await findTexts(db, query, group, limit)
    return { group, found, ...(await counted(found.length, limit, (most) => countTexts(db, query, group, most))) }
  })
  const [records, texts] = await Promise.all([Promise.all(ofNames), Promise.all(ofTexts)])
  return { state: 'searched', records: records.filter((group) => group.count > 0), texts: texts.filter((group) => group.count > 0) }
}

async function counted(found: number, limit: number, count: (most: number) => Promise<number>) {
  const times = found < limit ? found : Math.max(found, await count(mostCounted + 1))
  return { count: Math.min(times, mostCounted), more: times > mostCounted }
}

export const findRecords = async (db: ActorDb, query: Query, group: (typeof nameGroups)[number], limit: number) =>
  recordsOf(db, group, await findNames(db, query, group, limit))

async function recordsOf(db: ActorDb, group: (typeof nameGroups)[number], found: FoundName[]): Promise<FoundRecord[]> {
  const ids = found.map((each) => each.id)
  if (ids.length === 0) return []
  const [rows, originals] = await Promise.all([
    group === 'organisation' ? organisationRows(db, ids) : contactRows(db, ids),
    originalsOf(db, group, ids),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap(({ id, why }) => {
    const row = byId.get(id)
    return row ? [{ ...row, original: originals.get(id), why }] : []
  })
}

async function organisationRows(db: ActorDb, ids: string[]) {
  const o = visibleOrganisations
  const rows = await db.select({ id: o.id, name: o.name, level: o.level, organisationKind: o.kind }).from(o).where(inArray(o.id, ids))
  return rows.map((row) => ({ ...row, post: null }))
}

const contactsAsked = kept((db, { ids }: Places<'ids'>) =>
  db
    .select({ id: visibleContacts.id, name: visibleContacts.name, level: visibleContacts.level })
    .from(visibleContacts)
    .where(amongGiven(visibleContacts.id, ids)),
)

async function contactRows(db: ActorDb, ids: string[]) {
  const [rows, posts] = await Promise.all([contactsAsked(db, { ids: idList(ids) }), presentPosts(db, ids)])
  return rows.map((row) => {
    const post = posts.get(row.id)?.[0]
    return { ...row, organisationKind: null, post: post ? `${post.post}, ${post.organisation}` : null }
  })
}
