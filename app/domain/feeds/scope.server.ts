import { and, eq, inArray } from 'drizzle-orm'
import { desks } from '#db/schema/members.ts'
import { topics } from '#db/schema/topics.ts'
import { type FeedScope, isRecordScope, type RecordScope } from '#db/schema/words.ts'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleSavedViews } from '#db/visible/saved-views.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { filterOf, readAddress } from '../calendar/read-address.ts'
import type { EngagementFilter } from '../engagements/queries.server.ts'

/** What a feed is about; `scopeId` names the one desk, visit, organisation, topic or saved view. */
export type Scope = { scope: FeedScope; scopeId?: string | null | undefined }

/**
 * The record a scope names, as the actor knows it: undefined when it is not there or hidden from them. `name` is null for scopes that name
 * no record.
 */
export async function findScope(db: ActorDb, { scope, scopeId }: Scope): Promise<{ name: string | null } | undefined> {
  if (!isRecordScope(scope)) return { name: null }
  if (!scopeId) return undefined
  const [found] = await named[scope](db, scopeId)
  return found
}

const v = visibleEngagements
const o = visibleOrganisations
const w = visibleSavedViews

const named: { [Each in RecordScope]: (db: ActorDb, id: string) => Promise<{ name: string }[]> } = {
  desk: (db, id) => db.select({ name: desks.name }).from(desks).where(eq(desks.id, id)),
  visit: (db, id) =>
    db
      .select({ name: v.title })
      .from(v)
      .where(and(eq(v.id, id), eq(v.kind, 'visit'))),
  organisation: (db, id) => db.select({ name: o.name }).from(o).where(eq(o.id, id)),
  view: (db, id) =>
    db
      .select({ name: w.name })
      .from(w)
      .where(and(eq(w.id, id), eq(w.page, 'calendar'))),
  topic: (db, id) => db.select({ name: topics.name }).from(topics).where(eq(topics.id, id)),
}

/** The desks the actor belongs to, each a scope that a form offers. */
export async function desksOf(db: ActorDb, actor: Actor): Promise<{ id: string; name: string }[]> {
  const own = [...actor.deskIds]
  return own.length === 0 ? [] : db.select({ id: desks.id, name: desks.name }).from(desks).where(inArray(desks.id, own)).orderBy(desks.name)
}

/** What a saved view lets through, with "mine" meaning the feed's owner. Its days are the feed's own. */
export async function filterOfView(db: ActorDb, viewId: string, ownerId: string): Promise<EngagementFilter> {
  const [found] = await db.select({ query: w.query }).from(w).where(eq(w.id, viewId))
  if (!found) throw new Error('A view that was found is not there.')
  return filterOf(readAddress(new URLSearchParams(found.query), '2000-01-01'), ownerId)
}

export const topicsOf = (db: ActorDb) =>
  db.select({ id: topics.id, name: topics.name, nameNl: topics.nameNl }).from(topics).orderBy(topics.name)
