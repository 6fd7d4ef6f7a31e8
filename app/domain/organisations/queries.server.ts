import { and, asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import { pageWithin } from '#app/lib/paging.ts'
import { among } from '#db/schema/conditions.ts'
import { desks } from '#db/schema/members.ts'
import { topics } from '#db/schema/topics.ts'
import type { Level, OrganisationKind } from '#db/schema/words.ts'
import { visibleNames, visibleOrganisations } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { namedOn } from '../access/named.server.ts'
import { isAssessed, valuesOf } from '../lists/assessed.server.ts'
import { type ListOrder, type listSorts, usualSize } from '../lists/columns.ts'
import { byName, deskName, idsOfPage, inOrder, strictness } from '../lists/order.server.ts'
import { namesOf, originalsOf } from '../names/queries.server.ts'
import { nameMatches } from '../search/names.server.ts'
import { readQuery } from '../search/query.ts'
import { metWithOne } from '../timeline/met.server.ts'
import { momentsOf } from '../timeline/moments.server.ts'

const o = visibleOrganisations

type Order = ListOrder<(typeof listSorts)['organisations'][number]>
export type OrganisationFilter = {
  kind?: OrganisationKind | undefined
  text?: string | undefined
  country?: string | undefined
  deskId?: string | undefined
  level?: Level | undefined
  /** Only those of these. */
  ids?: string[] | undefined
  page?: number
  /** Rows a page has. */
  size?: number
  order?: Order
}

/** One page of the organisations the actor may know, with last and next contact; `total` counts all that fit the filter. */
export async function organisationsPage(db: ActorDb, filter: OrganisationFilter, now: Date) {
  const where = matching(filter)
  const total = await db.$count(o, where)
  const size = filter.size ?? usualSize
  const page = pageWithin(Math.max(filter.page ?? 1, 1), total, size)
  const read = (order: Order, limit: number, offset: number) => idsBy(db, where, order, limit, offset)
  const { ids, unsorted } = await idsOfPage(db, 'organisation', filter.order ?? byName, { page, size }, now, read)
  const found = await db
    .select({
      id: o.id,
      name: o.name,
      shortName: o.shortName,
      kind: o.kind,
      level: o.level,
      cadenceWeeks: o.cadenceWeeks,
      country: o.country,
      website: o.website,
      deskId: o.deskId,
      desk: desks.name,
      parent: sql<string | null>`(select above.name from visible_organisations above where above.id = ${o.parentId})`,
    })
    .from(o)
    .innerJoin(desks, eq(desks.id, o.deskId))
    .where(among(o.id, ids))
  const byId = new Map(found.map((row) => [row.id, row]))
  const moments = await momentsOf(db, 'organisation', ids, now)
  const originals = await originalsOf(db, 'organisation', ids)
  const rows = ids.flatMap((id) => byId.get(id) ?? [])
  return { total, page, unsorted, rows: rows.map((row) => ({ ...row, original: originals.get(row.id), ...moments.get(row.id) })) }
}

async function idsBy(db: ActorDb, where: SQL | undefined, { sort, descending }: Order, limit: number, offset: number): Promise<string[]> {
  const values = {
    name: sql`lower(${o.name})`,
    kind: o.kind,
    shortName: sql`lower(${o.shortName})`,
    country: o.country,
    cadence: o.cadenceWeeks,
  }
  const value = sort === 'desk' ? deskName(o.deskId) : sort === 'level' ? strictness(o.level) : values[sort as 'name']
  const assessed = isAssessed(sort)
  const list = db.select({ id: o.id }).from(o).$dynamic()
  const joined = assessed ? list.leftJoin(valuesOf('organisation', sort), sql`seen.whom = ${o.id}`) : list
  const rows = await joined
    .where(where)
    .orderBy(inOrder(assessed ? sql`seen.value` : value, descending), ...(sort === 'name' ? [] : [sql`lower(${o.name})`]), asc(o.id))
    .limit(limit)
    .offset(offset)
  return rows.map(({ id }) => id)
}

/** For a file: which fit the filter, by name. */
export const organisationIds = async (db: ActorDb, filter: OrganisationFilter, limit: number) =>
  db.select({ id: o.id }).from(o).where(matching(filter)).orderBy(sql`lower(${o.name})`, asc(o.id)).limit(limit)

/** Those of the organisations that the actor may see, with what stands above each. */
export async function organisationsOf(db: ActorDb, ids: string[]) {
  const fields = { id: o.id, name: o.name, shortName: o.shortName, kind: o.kind, website: o.website, parentId: o.parentId }
  const rows = await db.select(fields).from(o).where(among(o.id, ids))
  const parentIds = rows.flatMap((row) => row.parentId ?? [])
  const parents = await db.select({ id: o.id, name: o.name }).from(o).where(among(o.id, parentIds))
  const names = new Map(parents.map(({ id, name }) => [id, name]))
  const originals = await originalsOf(db, 'organisation', ids)
  return rows.map((row) => ({ ...row, parent: names.get(row.parentId ?? ''), original: originals.get(row.id) }))
}

export const countOrganisations = (db: ActorDb, filter: OrganisationFilter) => db.$count(o, matching(filter))

function matching({ kind, text, country, deskId, level, ids }: OrganisationFilter): SQL | undefined {
  const query = text ? readQuery(text) : undefined
  const named = query ? sql`${o.id} in (select organisation_id from visible_names where ${nameMatches(query, 'organisation')})` : undefined
  return and(
    kind ? eq(o.kind, kind) : undefined,
    country ? eq(o.country, country) : undefined,
    deskId ? eq(o.deskId, deskId) : undefined,
    level ? eq(o.level, level) : undefined,
    ids ? among(o.id, ids) : undefined,
    named,
  )
}

/** One organisation with its names, its parent and what stands below it; undefined when it is hidden or not there. */
export async function findOrganisation(db: ActorDb, id: string) {
  const [row] = await db.select().from(o).where(eq(o.id, id))
  if (!row) return undefined
  const [desk] = await db.select({ name: desks.name }).from(desks).where(eq(desks.id, row.deskId))
  const related = { id: o.id, name: o.name }
  const [parent] = row.parentId ? await db.select(related).from(o).where(eq(o.id, row.parentId)) : []
  const names = await namesOf(db, { organisationId: id })
  return {
    ...row,
    parentId: parent?.id ?? null,
    parent,
    desk: desk?.name ?? '',
    original: names.find((name) => name.kind === 'original'),
    aliases: names.filter((name) => name.kind === 'alias'),
    children: await db.select(related).from(o).where(eq(o.parentId, id)).orderBy(sql`lower(${o.name})`).limit(100),
    named: await namedOn(db, id),
  }
}

export type Organisation = NonNullable<Awaited<ReturnType<typeof findOrganisation>>>

/** Organisations to choose from, by name: at most 500, for lists that also take a typed name. */
export async function organisationChoices(db: ActorDb): Promise<{ id: string; name: string; kind: OrganisationKind }[]> {
  return db.select({ id: o.id, name: o.name, kind: o.kind }).from(o).orderBy(sql`lower(${o.name})`, asc(o.id)).limit(500)
}

/** Which organisation each typed name means: its own name first, then any other way it is written; undefined when none or several do. */
export async function organisationsNamed(db: ActorDb, typed: string[]): Promise<Map<string, string | undefined>> {
  const wanted = [...new Set(typed)]
  if (wanted.length === 0) return new Map()
  const n = visibleNames
  const rows = await db
    .select({ id: sql<string>`${n.organisationId}`, name: n.name, kind: n.kind })
    .from(n)
    .where(
      and(
        sql`${n.organisationId} is not null`,
        inArray(
          sql`lower(${n.name})`,
          wanted.map((name) => name.toLowerCase()),
        ),
      ),
    )
  const only = (ids: string[]) => (new Set(ids).size === 1 ? ids[0] : undefined)
  return new Map(
    wanted.map((name) => {
      const same = rows.filter((row) => row.name.toLowerCase() === name.toLowerCase())
      const main = same.filter((row) => row.kind === 'main')
      return [name, only((main.length > 0 ? main : same).map((row) => row.id))]
    }),
  )
}

/** What was spoken about with the organisation, the most frequent first. */
export async function topicsMetOn(db: ActorDb, organisationId: string) {
  return db
    .select({ id: topics.id, name: topics.name, nameNl: topics.nameNl })
    .from(topics)
    .innerJoin(
      sql`(select et.topic_id, count(*) as times from visible_engagement_topics et where et.engagement_id in (select m.id from (${metWithOne({ organisationId })}) m) group by et.topic_id) met`,
      sql`met.topic_id = ${topics.id}`,
    )
    .orderBy(sql`met.times desc`, topics.name)
    .limit(12)
}
