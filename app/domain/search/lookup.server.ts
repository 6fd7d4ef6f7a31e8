import { inArray, isNull } from 'drizzle-orm'
import { foldName } from '#app/lib/names.ts'
import type { OrganisationKind } from '#db/schema/words.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { presentPosts } from '../contacts/posts.server.ts'
import { findNames, type Why } from './names.server.ts'
import { type Query, readQuery } from './query.ts'

export const lookupKinds = ['organisation', 'contact', 'member'] as const
export type LookupKind = (typeof lookupKinds)[number]

/** One record a picker offers. `note` tells namesakes apart: a contact's post; for an organisation its kind is given instead. */
export type Found = {
  kind: LookupKind
  id: string
  name: string
  note: string | null
  organisationKind: OrganisationKind | null
  why: Why | undefined
}

/** What a picker offers for a few typed letters (two at least), in any spelling; the nearest names of each kind first. */
export async function lookup(db: ActorDb, text: string, limit = 20, kinds: readonly LookupKind[] = lookupKinds): Promise<Found[]> {
  const query = readQuery(text)
  if (!query) return []
  const found: Found[] = []
  for (const kind of kinds) found.push(...(await finders[kind](db, query, limit)))
  return found.slice(0, limit)
}

const finders: Record<LookupKind, (db: ActorDb, query: Query, limit: number) => Promise<Found[]>> = {
  async organisation(db, query, limit) {
    const found = await findNames(db, query, 'organisation', limit)
    const o = visibleOrganisations
    const rows = found.length
      ? await db
          .select({ id: o.id, name: o.name, kind: o.kind })
          .from(o)
          .where(
            inArray(
              o.id,
              found.map((each) => each.id),
            ),
          )
      : []
    return inOrder(found, rows).map(({ row, why }) => ({ ...row, kind: 'organisation', note: null, organisationKind: row.kind, why }))
  },

  async contact(db, query, limit) {
    const found = await findNames(db, query, 'contact', limit)
    const ids = found.map((each) => each.id)
    const c = visibleContacts
    const rows = found.length ? await db.select({ id: c.id, name: c.name }).from(c).where(inArray(c.id, ids)) : []
    const posts = await presentPosts(db, ids)
    return inOrder(found, rows).map(({ row, why }) => {
      const post = posts.get(row.id)?.[0]
      return { ...row, kind: 'contact', note: post ? `${post.post}, ${post.organisation}` : null, organisationKind: null, why }
    })
  },

  async member(db, query, limit) {
    const m = visibleMembers
    const members = await db.select({ id: m.id, name: m.name }).from(m).where(isNull(m.disabledAt)).orderBy(m.name)
    const fits = (name: string) => query.words.every(({ word }) => foldName(name).includes(word))
    return members
      .filter((member) => fits(member.name))
      .slice(0, limit)
      .map((member) => ({ ...member, kind: 'member', note: null, organisationKind: null, why: undefined }))
  },
}

function inOrder<Row extends { id: string }>(found: { id: string; why: Why | undefined }[], rows: Row[]) {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return found.flatMap(({ id, why }) => {
    const row = byId.get(id)
    return row ? [{ row, why }] : []
  })
}
