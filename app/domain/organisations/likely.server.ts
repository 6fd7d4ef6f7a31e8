import { and, eq, isNotNull, sql } from 'drizzle-orm'
import { searchForms } from '#app/lib/search-forms.ts'
import { among } from '#db/schema/conditions.ts'
import { visibleNames, visibleOrganisations } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { findNames } from '../search/names.server.ts'
import { readQuery } from '../search/query.ts'
import { comparePlaces, hostOf, type PlaceLikeness } from './alike.ts'
import type { OrganisationInput } from './input.ts'

export type LikelyOrganisation = PlaceLikeness & { id: string; name: string }

const [n, o] = [visibleNames, visibleOrganisations]
const mostLookedAt = 20
const mostShown = 5
const mostNames = 5

/** Organisations the actor sees that may be the one about to be added, the likeliest first. */
export async function likelySameOrganisation(db: ActorDb, input: OrganisationInput): Promise<LikelyOrganisation[]> {
  const { name, original, shortName, aliases = [] } = input
  const names = [name, original, shortName, ...aliases.map((alias) => alias.name)].filter((each) => each !== undefined)
  const website = input.website ?? null
  const ids = new Set<string>()
  for (const each of names.slice(0, mostNames)) for (const id of await namedAlike(db, each)) ids.add(id)
  for (const id of await onWebsite(db, hostOf(website))) ids.add(id)
  const known = await placesOf(db, [...ids])
  return known
    .flatMap(({ id, name: called, ...place }) => {
      const likeness = comparePlaces({ names, website }, place)
      return likeness ? [{ id, name: called, ...likeness }] : []
    })
    .toSorted((a, b) => b.score - a.score)
    .slice(0, mostShown)
}

async function namedAlike(db: ActorDb, name: string): Promise<string[]> {
  const query = readQuery(name)
  const found = query ? await findNames(db, query, 'organisation', mostLookedAt) : []
  // A search looks for all the words typed; a name that lacks one of them is found by the letters it shares.
  const { folded } = searchForms(name)
  const near = await db
    .select({ id: sql<string>`${n.organisationId}` })
    .from(n)
    .where(and(isNotNull(n.organisationId), sql`${n.folded} % ${folded}`))
    .orderBy(sql`similarity(${n.folded}, ${folded}) desc`, n.id)
    .limit(mostLookedAt)
  return [...found, ...near].map(({ id }) => id)
}

async function onWebsite(db: ActorDb, host: string | undefined): Promise<string[]> {
  if (!host) return []
  const rows = await db
    .select({ id: o.id })
    .from(o)
    .where(eq(sql`lower(substring(${o.website} from '^https://(?:www\\.)?([^/:?#]+)'))`, host))
    .limit(mostLookedAt)
  return rows.map(({ id }) => id)
}

async function placesOf(db: ActorDb, ids: string[]) {
  const rows = await db
    .select({ id: o.id, name: o.name, website: o.website, names: sql<string[]>`array_agg(${n.name})` })
    .from(o)
    .innerJoin(n, eq(n.organisationId, o.id))
    .where(among(o.id, ids))
    .groupBy(o.id, o.name, o.website)
  return rows
}
