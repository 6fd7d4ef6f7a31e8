import { and, eq } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { settings } from '#db/schema/members.ts'
import { savedViews } from '#db/schema/saved-views.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { keptQuery } from './address.ts'
import type { ViewChanges, ViewInput } from './input.ts'
import { findView } from './queries.server.ts'

type UnknownDesk = { ok: false; reason: 'unknown-choice' }

const mayShareWith = (actor: Actor, deskId: string | undefined) => deskId === undefined || actor.deskIds.includes(deskId)

/** Keeps what a page's address asks for under a name, the actor's own or shared with one of their desks. */
export async function saveView(db: ActorDb, actor: Actor, input: ViewInput): Promise<{ ok: true; id: string } | UnknownDesk> {
  const { name, deskId, page = 'calendar', query, starts } = input
  if (!mayShareWith(actor, deskId)) return { ok: false, reason: 'unknown-choice' }
  const id = newId()
  await db.insert(savedViews).values({ id, ownerId: actor.id, deskId: deskId ?? null, page, name, query: keptQuery(query, page) })
  await recordDeed(db, actor, { verb: 'created', noun: 'view', recordId: id })
  if (starts && page === 'calendar') await startWith(db, actor, id)
  return { ok: true, id }
}

/** Names, shares or keeps to oneself a view of one's own. `version` is the one the form was drawn from. */
export async function changeView(db: ActorDb, actor: Actor, id: string, version: number, { name, ...input }: ViewChanges) {
  const deskId = input.deskId ?? null
  if (!mayShareWith(actor, input.deskId)) return { ok: false, reason: 'unknown-choice' } as const
  const before = await findView(db, id)
  if (!before?.own) return { ok: false, reason: 'not-found' } as const
  const changed = await db
    .update(savedViews)
    .set({ name, deskId })
    .where(and(eq(savedViews.id, id), eq(savedViews.version, version)))
    .returning({ id: savedViews.id })
  if (changed.length === 0) return { ok: false, reason: 'changed-meanwhile' } as const
  const verb = before.deskId === deskId ? 'changed' : deskId ? 'shared' : 'unshared'
  await recordDeed(db, actor, { verb, noun: 'view', recordId: id, fields: before.name === name ? [] : ['name'] })
  return { ok: true } as const
}

/** Forgets a view of one's own; whoever's calendar opened with it opens as without one. */
export async function deleteView(db: ActorDb, actor: Actor, id: string) {
  const view = await findView(db, id)
  const deleted = await db.delete(savedViews).where(eq(savedViews.id, id)).returning({ id: savedViews.id })
  if (!view || deleted.length === 0) return { ok: false, reason: 'not-found' } as const
  await recordDeed(db, actor, { verb: 'deleted', noun: 'view', recordId: id })
  return { ok: true, page: view.page } as const
}

/** Lets the actor's calendar open with a view they see. */
export async function startWith(db: ActorDb, actor: Actor, id: string) {
  if ((await findView(db, id))?.page !== 'calendar') return { ok: false, reason: 'not-found' } as const
  await db
    .insert(settings)
    .values({ memberId: actor.id, startViewId: id })
    .onConflictDoUpdate({ target: settings.memberId, set: { startViewId: id } })
  return { ok: true } as const
}

/** Lets the actor's calendar open with this month of everything, if it opened with the view. */
export async function startWithout(db: ActorDb, actor: Actor, id: string) {
  if (!(await findView(db, id))) return { ok: false, reason: 'not-found' } as const
  await db
    .update(settings)
    .set({ startViewId: null })
    .where(and(eq(settings.memberId, actor.id), eq(settings.startViewId, id)))
  return { ok: true } as const
}
