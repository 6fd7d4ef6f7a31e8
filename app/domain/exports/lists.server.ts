import { eq } from 'drizzle-orm'
import { among } from '#db/schema/conditions.ts'
import { desks } from '#db/schema/members.ts'
import type { ExportList, Level } from '#db/schema/words.ts'
import { nameOutside, visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleCommitments, visibleFollowUps } from '#db/visible/texts.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type CommitmentFilter, commitmentIds, commitmentsOf } from '../commitments/queries.server.ts'
import { cardsOf } from '../contacts/cards.server.ts'
import { type ContactFilter, contactIds } from '../contacts/queries.server.ts'
import { engagementIds, engagementsOf } from '../engagements/queries.server.ts'
import { type FollowUpFilter, followUpIds, followUpsNamed } from '../follow-ups/queries.server.ts'
import { type OrganisationFilter, organisationIds, organisationsOf } from '../organisations/queries.server.ts'

/** What narrows each list, as its page does. */
export type ListFilters = {
  contacts: ContactFilter
  organisations: OrganisationFilter
  engagements: object
  'follow-ups': FollowUpFilter & { today: string }
  commitments: CommitmentFilter
}

type Found<Read extends (...given: never[]) => Promise<unknown[]>> = Awaited<ReturnType<Read>>[number]
type Kept = { level: Level; desk: string }

/** A row of each list as its file tells it. */
export type ListRows = {
  contacts: Found<typeof cardsOf> & Kept
  organisations: Found<typeof organisationsOf> & Kept
  engagements: Found<typeof engagementsOf> & Kept
  'follow-ups': Found<typeof followUpsNamed> & Kept
  commitments: Found<typeof commitmentsOf> & Kept
}

type Ids = Promise<{ id: string }[]>
type Order = { [List in ExportList]: (db: ActorDb, actor: Actor, filter: ListFilters[List], limit: number) => Ids }
const order: Order = {
  contacts: (db, _, filter, limit) => contactIds(db, filter, limit),
  organisations: (db, _, filter, limit) => organisationIds(db, filter, limit),
  engagements: (db, _, __, limit) => engagementIds(db, limit),
  'follow-ups': followUpIds,
  commitments: (db, _, filter, limit) => commitmentIds(db, filter, limit),
}

const reads: { [List in ExportList]: (db: ActorDb, ids: string[]) => Promise<Omit<ListRows[List], keyof Kept>[]> } = {
  contacts: cardsOf,
  organisations: organisationsOf,
  engagements: engagementsOf,
  'follow-ups': followUpsNamed,
  commitments: commitmentsOf,
}

const views = {
  contacts: visibleContacts,
  organisations: visibleOrganisations,
  engagements: visibleEngagements,
  'follow-ups': visibleFollowUps,
  commitments: visibleCommitments,
}

/** Which records a list holds at this moment, in its order, at most `limit`. */
export async function idsOfList<List extends ExportList>(
  db: ActorDb,
  actor: Actor,
  list: List,
  filter: ListFilters[List],
  limit: number,
): Promise<string[]> {
  return (await order[list](db, actor, filter, limit)).map(({ id }) => id)
}

/** Those of the records that the actor may see at this moment, in the order given. */
export async function rowsOfList<List extends ExportList>(db: ActorDb, list: List, ids: string[]): Promise<ListRows[List][]> {
  const found = (await reads[list](db, ids)) as ListRows[List][]
  // The other views have these columns just so.
  const view = views[list] as typeof visibleContacts
  const kept = await db
    .select({ id: view.id, level: view.level, desk: desks.name })
    .from(view)
    .innerJoin(desks, eq(desks.id, view.deskId))
    .where(among(view.id, ids))
  const keptOf = new Map(kept.map(({ id, level, desk }) => [id, { level, desk }]))
  const rows = new Map((await underNamesOutside(db, found)).map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const [row, more] = [rows.get(id), keptOf.get(id)]
    return row && more ? [{ ...row, ...more }] : []
  })
}

/** The same with what is said outside of contacts that rows hang on. */
async function underNamesOutside<Row extends { id: string }>(db: ActorDb, rows: Row[]): Promise<Row[]> {
  const contactIn = (row: Row) => (row as { contact?: { id: string; name: string } | null }).contact ?? undefined
  const ids = rows.flatMap((row) => contactIn(row)?.id ?? [])
  if (ids.length === 0) return rows
  const c = visibleContacts
  const found = await db
    .select({ id: c.id, name: nameOutside })
    .from(c)
    .where(among(c.id, [...new Set(ids)]))
  const names = new Map(found.map(({ id, name }) => [id, name]))
  return rows.map((row) => {
    const contact = contactIn(row)
    return contact ? { ...row, contact: { ...contact, name: names.get(contact.id) ?? '' } } : row
  })
}
