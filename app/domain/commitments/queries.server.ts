import { and, asc, eq, gte, isNull, lt, type SQL, sql } from 'drizzle-orm'
import { foldName } from '#app/lib/names.ts'
import { rowsPerPage } from '#app/lib/paging.ts'
import { among, myDesks, myRole } from '#db/schema/conditions.ts'
import { desks } from '#db/schema/members.ts'
import type { commitmentStates, directions } from '#db/schema/words.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleCommitments, visibleCommitmentTurns } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { keptOf } from '../access/kept.server.ts'
import type { Subject } from '../timeline/met.server.ts'

const c = visibleCommitments

const listed = {
  id: c.id,
  wording: c.wording,
  direction: c.direction,
  state: c.state,
  givenOn: c.givenOn,
  dueOn: c.dueOn,
  evidence: c.evidence,
  level: c.level,
  source: c.source,
  // The same condition as the policy for writing, so that no button is shown that would be refused.
  mayChange: sql<boolean>`coalesce(${myRole} in ('officer', 'manager') and ${c.deskId} = any(${myDesks}), false)`,
  engagement: { id: visibleEngagements.id, title: visibleEngagements.title },
  organisation: { id: visibleOrganisations.id, name: visibleOrganisations.name },
  contact: { id: visibleContacts.id, name: visibleContacts.name },
}

// Open ones first, by date; those without a date after them, then what is settled.
const order = [sql`${c.state} <> 'open'`, sql`${c.dueOn} asc nulls last`, asc(c.id)]

function list(db: ActorDb, where: SQL | undefined, limit: number, offset = 0) {
  return db
    .select(listed)
    .from(c)
    .leftJoin(visibleEngagements, eq(visibleEngagements.id, c.engagementId))
    .leftJoin(visibleOrganisations, eq(visibleOrganisations.id, c.organisationId))
    .leftJoin(visibleContacts, eq(visibleContacts.id, c.contactId))
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset)
}

/** The commitments under a condition on `visible_commitments`, open ones first, at most 200. */
export const commitmentsWhere = (db: ActorDb, where: SQL | undefined): Promise<CommitmentRow[]> => list(db, where, 200)

/** A commitment as lists show it. `ours` is what we promised, `theirs` what they did. */
export type CommitmentRow = Awaited<ReturnType<typeof list>>[number]

export type CommitmentFilter = {
  direction?: (typeof directions)[number] | undefined
  state?: (typeof commitmentStates)[number] | undefined
  /** Words of the wording, in any case and with or without accents. */
  text?: string | undefined
  organisationId?: string | undefined
  deskId?: string | undefined
  /** `late`: open and due before today, the reader's date YYYY-MM-DD; `dated`: due today or later; `undated`: no date was agreed. */
  due?: { is: (typeof dueFilters)[number]; today: string } | undefined
}

export const dueFilters = ['late', 'dated', 'undated'] as const

const dueConditions = {
  late: (today: string) => and(eq(c.state, 'open'), lt(c.dueOn, today)),
  dated: (today: string) => gte(c.dueOn, today),
  undated: () => isNull(c.dueOn),
}

function matching({ direction, state, text, organisationId, deskId, due }: CommitmentFilter): SQL | undefined {
  const words = foldName(text ?? '')
    .split(' ')
    .filter(Boolean)
  return and(
    direction ? eq(c.direction, direction) : undefined,
    state ? eq(c.state, state) : undefined,
    organisationId ? eq(c.organisationId, organisationId) : undefined,
    deskId ? eq(c.deskId, deskId) : undefined,
    due ? dueConditions[due.is](due.today) : undefined,
    ...words.map((word) => sql`${c.folded} like ${`%${word}%`}`),
  )
}

/** One page of the register and how many rows it has in all: open ones first, by date. */
export async function commitmentsPage(db: ActorDb, { page, ...filter }: CommitmentFilter & { page: number }) {
  const where = matching(filter)
  return { rows: await list(db, where, rowsPerPage, (page - 1) * rowsPerPage), total: await db.$count(c, where) }
}

/** For a file: which fit the filter, in the order of the register. */
export const commitmentIds = async (db: ActorDb, filter: CommitmentFilter, limit: number) =>
  db
    .select({ id: c.id })
    .from(c)
    .where(matching(filter))
    .orderBy(...order)
    .limit(limit)

/** Those of the commitments that the actor may see. */
export const commitmentsOf = (db: ActorDb, ids: string[]): Promise<CommitmentRow[]> => list(db, among(c.id, ids), ids.length)

/** What the register can be filtered by: the desks and organisations that it names. */
export async function registerChoices(db: ActorDb) {
  const o = visibleOrganisations
  return {
    desks: await db.selectDistinct({ id: desks.id, name: desks.name }).from(c).innerJoin(desks, eq(desks.id, c.deskId)).orderBy(desks.name),
    organisations: await db.selectDistinct({ id: o.id, name: o.name }).from(c).innerJoin(o, eq(o.id, c.organisationId)).orderBy(o.name),
  }
}

/** The states a commitment came into since it was made, the first one first. */
export function turnsOf(db: ActorDb, id: string) {
  const turn = visibleCommitmentTurns
  return db
    .select({ id: turn.id, at: turn.at, state: turn.state, evidence: turn.evidence, by: visibleMembers.name })
    .from(turn)
    .leftJoin(visibleMembers, eq(visibleMembers.id, turn.memberId))
    .where(eq(turn.commitmentId, id))
    .orderBy(turn.at)
}

export type CommitmentTurn = Awaited<ReturnType<typeof turnsOf>>[number]

/** What is still to be kept between us and an organisation or a contact, both ways, by date. */
export const openCommitmentsOf: (db: ActorDb, of: Subject) => Promise<CommitmentRow[]> = keptOf(c, (db, theirs) =>
  list(db, and(theirs, eq(c.state, 'open')), 200),
)

/** What was promised at an engagement, open ones first. */
export function commitmentsOfEngagement(db: ActorDb, engagementId: string): Promise<CommitmentRow[]> {
  return list(db, eq(c.engagementId, engagementId), 200)
}

/** One commitment with its desk and version; undefined when it is hidden or not there. */
export async function findCommitment(db: ActorDb, id: string) {
  const [row] = await list(db, eq(c.id, id), 1)
  const [rest] = await db
    .select({
      deskId: c.deskId,
      desk: desks.name,
      version: c.version,
      changedAt: c.changedAt,
      createdBy: visibleMembers.name,
      sourceNote: c.sourceNote,
    })
    .from(c)
    .innerJoin(desks, eq(desks.id, c.deskId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, c.createdBy))
    .where(eq(c.id, id))
  return row && rest ? { ...row, ...rest } : undefined
}

export type Commitment = NonNullable<Awaited<ReturnType<typeof findCommitment>>>
