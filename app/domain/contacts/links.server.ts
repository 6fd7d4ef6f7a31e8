import { asc, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { newId } from '#app/lib/ids.ts'
import { affiliations, channels, representations } from '#db/schema/contacts.ts'
import { visibleAffiliations, visibleChannels, visibleOrganisations, visibleRepresentations } from '#db/visible/contacts.ts'
import { changedFields } from '../access/activity.server.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { kept, type Places } from '../access/kept.server.ts'
import type { AffiliationInput, ChannelInput, RepresentationInput } from './input.ts'

const a = visibleAffiliations
const r = visibleRepresentations
const o = visibleOrganisations

/** What still holds comes first, then the latest. */
export const latestFirst = (row: { id: AnyPgColumn; fromOn: AnyPgColumn; untilOn: AnyPgColumn }): SQL[] => [
  sql`${row.untilOn} desc nulls first`,
  sql`${row.fromOn} desc nulls last`,
  asc(row.id),
]

/** The posts of a contact. */
export const affiliationsOf = (db: ActorDb, contactId: string) => affiliationsAsked(db, { contactId })

const affiliationsAsked = kept((db, { contactId }: Places<'contactId'>) =>
  db
    .select({
      id: a.id,
      organisationId: a.organisationId,
      organisation: a.organisation,
      post: a.post,
      postOriginal: a.postOriginal,
      fromOn: a.fromOn,
      untilOn: a.untilOn,
    })
    .from(a)
    .where(eq(a.contactId, contactId))
    .orderBy(...latestFirst(a)),
)

/** For whom a contact speaks, and who says so. */
export const representationsOf = (db: ActorDb, contactId: string) => representationsAsked(db, { contactId })

const representationsAsked = kept((db, { contactId }: Places<'contactId'>) =>
  db
    .select({
      id: r.id,
      organisationId: r.organisationId,
      organisation: o.name,
      state: r.state,
      byWhom: r.byWhom,
      matter: r.matter,
      fromOn: r.fromOn,
      untilOn: r.untilOn,
      source: r.source,
    })
    .from(r)
    .innerJoin(o, eq(o.id, r.organisationId))
    .where(eq(r.contactId, contactId))
    .orderBy(...latestFirst(r)),
)

/** Makes the channels of a contact those given. True when anything changed. */
export async function keepChannels(db: ActorDb, contactId: string, wished: ChannelInput[]): Promise<boolean> {
  const now = await db.select().from(visibleChannels).where(eq(visibleChannels.contactId, contactId))
  const { gone, fresh, changed } = difference(now, wished, ({ kind, address, use = 'usual', remark = null }) => ({
    kind,
    address,
    use,
    remark,
  }))
  if (gone.length > 0) await db.delete(channels).where(inArray(channels.id, gone))
  for (const { id, columns } of changed) await db.update(channels).set(columns).where(eq(channels.id, id))
  if (fresh.length > 0) await db.insert(channels).values(fresh.map((columns) => ({ id: newId(), contactId, ...columns })))
  return gone.length + fresh.length + changed.length > 0
}

/** Makes the posts of a contact those given. What the actor cannot see stays. True when anything changed. */
export async function keepAffiliations(db: ActorDb, contactId: string, wished: AffiliationInput[]): Promise<boolean> {
  const { gone, fresh, changed } = difference(await affiliationsOf(db, contactId), wished, (row) => ({
    organisationId: row.organisationId,
    post: row.post,
    postOriginal: row.postOriginal ?? null,
    fromOn: row.fromOn ?? null,
    untilOn: row.untilOn ?? null,
    ...(row.source !== undefined && { source: row.source }),
  }))
  if (gone.length > 0) await db.delete(affiliations).where(inArray(affiliations.id, gone))
  for (const { id, columns } of changed) await db.update(affiliations).set(columns).where(eq(affiliations.id, id))
  if (fresh.length > 0) await db.insert(affiliations).values(fresh.map((columns) => ({ id: newId(), contactId, ...columns })))
  return gone.length + fresh.length + changed.length > 0
}

/** Makes what a contact speaks for that which is given. What the actor cannot see stays. True when anything changed. */
export async function keepRepresentations(db: ActorDb, contactId: string, wished: RepresentationInput[]): Promise<boolean> {
  const { gone, fresh, changed } = difference(await representationsOf(db, contactId), wished, (row) => ({
    organisationId: row.organisationId,
    state: row.state,
    byWhom: row.byWhom ?? null,
    matter: row.matter ?? null,
    fromOn: row.fromOn ?? null,
    untilOn: row.untilOn ?? null,
    source: row.source ?? null,
  }))
  if (gone.length > 0) await db.delete(representations).where(inArray(representations.id, gone))
  for (const { id, columns } of changed) await db.update(representations).set(columns).where(eq(representations.id, id))
  if (fresh.length > 0) await db.insert(representations).values(fresh.map((columns) => ({ id: newId(), contactId, ...columns })))
  return gone.length + fresh.length + changed.length > 0
}

function difference<Wish extends { id?: string | undefined }, Columns extends Record<string, unknown>>(
  now: { id: string }[],
  wished: Wish[],
  columnsOf: (wish: Wish) => Columns,
) {
  // A row of another contact is none of this one's: it counts as new.
  const kept = wished.flatMap((wish) => now.filter((row) => row.id === wish.id).map((row) => ({ row, columns: columnsOf(wish) })))
  return {
    gone: now.filter((row) => !kept.some((each) => each.row === row)).map((row) => row.id),
    fresh: wished.filter((wish) => !now.some((row) => row.id === wish.id)).map(columnsOf),
    changed: kept
      .filter(({ row, columns }) => changedFields<Record<string, unknown>>(row, columns).length > 0)
      .map(({ row, columns }) => ({ id: row.id, columns })),
  }
}
