import { and, asc, eq, getViewSelectedFields, isNull, type SQL, sql } from 'drizzle-orm'
import { pageWithin, rowsCounted } from '#app/lib/paging.ts'
import { among } from '#db/schema/conditions.ts'
import type { channels } from '#db/schema/contacts.ts'
import { desks } from '#db/schema/members.ts'
import type { Level } from '#db/schema/words.ts'
import { nameOutside, visibleAffiliations, visibleContacts, visibleRepresentations } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { amongGiven, idList, kept, type Places } from '../access/kept.server.ts'
import { namedOn } from '../access/named.server.ts'
import { isAssessed, valuesOf } from '../lists/assessed.server.ts'
import { type ListOrder, type listSorts, usualSize } from '../lists/columns.ts'
import { byName, deskName, idsOfPage, inOrder, strictness } from '../lists/order.server.ts'
import { namesOf, originalsOf } from '../names/queries.server.ts'
import { contactsNamed, contactsNamedFrom, isKnownAs } from '../search/names.server.ts'
import { type Query, readQuery } from '../search/query.ts'
import { momentsOf } from '../timeline/moments.server.ts'
import { affiliationsOf, latestFirst, representationsOf } from './links.server.ts'
import { presentPosts } from './posts.server.ts'

const c = visibleContacts

type Order = ListOrder<(typeof listSorts)['contacts'][number]>
export type ContactFilter = {
  organisationId?: string | undefined
  text?: string | undefined
  deskId?: string | undefined
  language?: string | undefined
  level?: Level | undefined
  /** Only those of these. */
  ids?: string[] | undefined
  page?: number
  /** Rows a page has. */
  size?: number
  order?: Order
}

/**
 * One page of the contacts the actor may know, with present posts and last and next contact; `total` counts those that fit
 * some pages further, and there are `more` where it stopped.
 */
export async function contactsPage(db: ActorDb, filter: ContactFilter, now: Date) {
  const asked = Math.max(filter.page ?? 1, 1)
  const size = filter.size ?? usualSize
  const most = asked * size + rowsCounted
  const query = filter.text && !filter.ids ? readQuery(filter.text) : undefined
  const named = query && (await contactsNamed(db, query, most))
  const few = named && named.length <= most ? named : undefined
  const where = matching(few ? { ...filter, text: undefined, ids: few } : filter)
  const along = named && !few ? matching(filter, namedAlong) : where
  const nameAlone = query && asksNothingElse(filter) ? query : undefined
  const idsInOrder = async (order: Order, limit: number, offset: number) => {
    if (order.sort !== 'name') return idsBy(db, where, order, limit, offset)
    if (!nameAlone || order.descending) return idsBy(db, along, order, limit, offset)
    return few ? few.slice(offset, offset + limit) : contactsNamedFrom(db, nameAlone, limit, offset)
  }
  const rowsOn = async (page: number) => {
    const { ids, unsorted } = await idsOfPage(db, 'contact', filter.order ?? byName, { page, size }, now, idsInOrder)
    return { page, unsorted, rows: await rowsOf(db, ids, now) }
  }
  // The rows first: while they are made ready, all are counted.
  const [onAsked, counted] = await Promise.all([rowsOn(asked), named && nameAlone ? named.length : countUpTo(db, where, most + 1)])
  const total = Math.min(counted, most)
  const last = pageWithin(asked, total, size)
  return { total, more: counted > most, ...(last === asked ? onAsked : await rowsOn(last)) }
}

/** What a list shows of each of the contacts, in their order. */
async function rowsOf(db: ActorDb, ids: string[], now: Date) {
  const [moments, posts, originals, found] = await Promise.all([
    momentsOf(db, 'contact', ids, now),
    presentPosts(db, ids),
    originalsOf(db, 'contact', ids),
    rowsAsked(db, { ids: idList(ids) }),
  ])
  const byId = new Map(found.map((row) => [row.id, row]))
  const rows = ids.flatMap((id) => byId.get(id) ?? [])
  return rows.map((row) => ({ ...row, original: originals.get(row.id), posts: posts.get(row.id) ?? [], ...moments.get(row.id) }))
}

const rowsAsked = kept((db, { ids }: Places<'ids'>) =>
  db
    .select({
      id: c.id,
      name: c.name,
      level: c.level,
      languages: c.languages,
      email: c.email,
      phone: c.phone,
      deskId: c.deskId,
      desk: desks.name,
    })
    .from(c)
    .innerJoin(desks, eq(desks.id, c.deskId))
    .where(amongGiven(c.id, ids)),
)

const countUpTo = (db: ActorDb, where: SQL | undefined, most: number) =>
  db.$count(db.select({ id: c.id }).from(c).where(where).limit(most).as('counted'))

/** Nothing but words: those of that name are then all there are. */
const asksNothingElse = ({ organisationId, deskId, language, level }: ContactFilter) =>
  ![organisationId, deskId, language, level].some(Boolean)

async function idsBy(db: ActorDb, where: SQL | undefined, { sort, descending }: Order, limit: number, offset: number): Promise<string[]> {
  const values = { name: sql`lower(${c.name})`, languages: c.languages, email: sql`lower(${c.email})` }
  const value = sort === 'desk' ? deskName(c.deskId) : sort === 'level' ? strictness(c.level) : values[sort as 'name']
  const assessed = isAssessed(sort)
  const list = db.select({ id: c.id }).from(c).$dynamic()
  const joined = assessed ? list.leftJoin(valuesOf('contact', sort), sql`seen.whom = ${c.id}`) : list
  const rows = await joined
    .where(where)
    .orderBy(inOrder(assessed ? sql`seen.value` : value, descending), ...(sort === 'name' ? [] : [sql`lower(${c.name})`]), asc(c.id))
    .limit(limit)
    .offset(offset)
  return rows.map(({ id }) => id)
}

/** For a file: which fit the filter, by the name that is said outside: a place in the alphabet tells of another one. */
export const contactIds = async (db: ActorDb, filter: ContactFilter, limit: number) =>
  db.select({ id: c.id }).from(c).where(matching(filter)).orderBy(sql`lower(${nameOutside})`, asc(c.id)).limit(limit)

export const countContacts = (db: ActorDb, filter: ContactFilter) => db.$count(c, matching(filter))

const namedAtAll = (query: Query): SQL => sql`${c.id} in (select contact_id from visible_known_as where ${isKnownAs(query)})`

/** For names of which there are so many that a page is full long before all are found: each contact is asked, in the order of the list. */
const namedAlong = (query: Query): SQL =>
  sql`exists (select 1 from visible_known_as where visible_known_as.contact_id = ${c.id} and ${isKnownAs(query)} offset 0)`

function matching({ organisationId, text, deskId, language, level, ids }: ContactFilter, named = namedAtAll): SQL | undefined {
  const query = text ? readQuery(text) : undefined
  return and(
    isNull(c.erasedAt),
    deskId ? eq(c.deskId, deskId) : undefined,
    level ? eq(c.level, level) : undefined,
    language ? sql`${language} = any(string_to_array(${c.languages}, ','))` : undefined,
    ids ? among(c.id, ids) : undefined,
    organisationId ? sql`${c.id} in (select contact_id from visible_affiliations where organisation_id = ${organisationId})` : undefined,
    query ? named(query) : undefined,
  )
}

type Channel = Pick<typeof channels.$inferSelect, 'id' | 'kind' | 'address' | 'use' | 'remark'>

// With the contact itself: one look more would cost the page as much as all of them. What is preferred comes first.
const channelsInOrder = sql<Channel[]>`(
  select coalesce(json_agg(json_build_object('id', k.id, 'kind', k.kind, 'address', k.address, 'use', k.use, 'remark', k.remark)
    order by array_position(array['preferred', 'usual', 'unsafe'], k.use), k.id), '[]')
  from visible_channels k where k.contact_id = ${c.id})`

const photoId = sql<string | null>`(select p.id from visible_photos p where p.contact_id = ${c.id})`

const contactAsked = kept((db, { id }: Places<'id'>) =>
  db
    .select({ row: getViewSelectedFields(c), desk: desks.name, channels: channelsInOrder, photo: photoId })
    .from(c)
    .innerJoin(desks, eq(desks.id, c.deskId))
    .where(eq(c.id, id)),
)

/** One contact with names, posts and representations; undefined when hidden or not there. */
export async function findContact(db: ActorDb, id: string) {
  const [[found], names, posts, standings, named] = await Promise.all([
    contactAsked(db, { id }),
    namesOf(db, { contactId: id }),
    affiliationsOf(db, id),
    representationsOf(db, id),
    namedOn(db, id),
  ])
  if (!found) return undefined
  const { row, desk, channels, photo } = found
  return {
    ...row,
    languages: row.languages?.split(',') ?? [],
    desk,
    channels,
    /** Of its picture, if it has one. */
    photo,
    original: names.find((name) => name.kind === 'original'),
    aliases: names.filter((name) => name.kind === 'alias'),
    affiliations: posts,
    representations: standings,
    named,
  }
}

export type Contact = NonNullable<Awaited<ReturnType<typeof findContact>>>

/** Who holds, or held, a post at the organisation, as far as the actor may know them; those in office first. At most 100. */
export async function postsAt(db: ActorDb, organisationId: string) {
  const a = visibleAffiliations
  return db
    .select({
      id: a.id,
      contactId: a.contactId,
      name: c.name,
      level: c.level,
      languages: c.languages,
      post: a.post,
      postOriginal: a.postOriginal,
      fromOn: a.fromOn,
      untilOn: a.untilOn,
    })
    .from(a)
    .innerJoin(c, eq(c.id, a.contactId))
    .where(eq(a.organisationId, organisationId))
    .orderBy(...latestFirst(a))
    .limit(100)
}

/** Who claims to speak for the organisation, who says so, and on what ground. */
export async function speakersFor(db: ActorDb, organisationId: string) {
  const r = visibleRepresentations
  return db
    .select({
      id: r.id,
      contactId: r.contactId,
      name: c.name,
      state: r.state,
      byWhom: r.byWhom,
      matter: r.matter,
      fromOn: r.fromOn,
      untilOn: r.untilOn,
      source: r.source,
    })
    .from(r)
    .innerJoin(c, eq(c.id, r.contactId))
    .where(eq(r.organisationId, organisationId))
    .orderBy(...latestFirst(r))
    .limit(100)
}
