import { and, asc, desc, eq, gt, isNotNull, isNull, lt, lte, or, type Placeholder, type SQL, sql } from 'drizzle-orm'
import { addDays } from '#app/lib/dates.ts'
import { rowsPerPage } from '#app/lib/paging.ts'
import { among, me, myDesks } from '#db/schema/conditions.ts'
import { desks } from '#db/schema/members.ts'
import type { Stage } from '#db/schema/words.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleFollowUps } from '#db/visible/texts.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { planOnce } from '../access/plans.server.ts'
import type { FollowUpScope, FollowUpView } from './input.ts'
import { waitsOn } from './predecessors.server.ts'
import { helping, mayChange, mayTick, mineOf } from './rights.server.ts'
import { awake } from './snooze.server.ts'
import { waitingFor } from './waiting.server.ts'

const f = visibleFollowUps
const open = isNull(f.doneAt)
const stage = sql<Stage>`case when ${f.doneAt} is null then ${f.stage} else 'done' end`
const byDue = [sql`${f.dueOn} asc nulls last`, asc(f.id)]

const listed = {
  id: f.id,
  title: f.title,
  dueOn: f.dueOn,
  doneAt: f.doneAt,
  stage,
  priority: f.priority,
  waitingFor,
  waitsOn,
  level: f.level,
  version: f.version,
  source: f.source,
  ownerId: f.ownerId,
  owner: visibleMembers.name,
  mayChange,
  mayTick,
  helping,
  engagement: { id: visibleEngagements.id, title: visibleEngagements.title },
  organisation: { id: visibleOrganisations.id, name: visibleOrganisations.name },
  contact: { id: visibleContacts.id, name: visibleContacts.name },
}

/** Whose follow-ups: those the actor owns or helps with, those of the actor's desks, or all the actor may see. */
const ofScope = (scope: FollowUpScope): SQL | undefined =>
  ({ mine: mineOf(me), desk: sql`${f.deskId} = any(${myDesks})`, all: undefined })[scope]

async function list(db: ActorDb, where: SQL | undefined, order: SQL[], limit: number, offset = 0) {
  planOnce(db)
  return db
    .select(listed)
    .from(f)
    .innerJoin(visibleMembers, eq(visibleMembers.id, f.ownerId))
    .leftJoin(visibleEngagements, eq(visibleEngagements.id, f.engagementId))
    .leftJoin(visibleOrganisations, eq(visibleOrganisations.id, f.organisationId))
    .leftJoin(visibleContacts, eq(visibleContacts.id, f.contactId))
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset)
}

/** A follow-up as lists show it. What it hangs on is null when there is none, or when the actor may not see it. */
export type FollowUpRow = Awaited<ReturnType<typeof list>>[number]

/** How many things the actor still has to do; what was put off beyond `today` is left out. */
export function countOpenFollowUps(db: ActorDb, today: string | Placeholder) {
  return db.$count(f, and(mineOf(me), open, awake(today)))
}

/** How many of those were put off beyond `today`. */
export function countSnoozed(db: ActorDb, actor: Actor, today: string): Promise<number> {
  return db.$count(f, and(mineOf(actor.id), open, gt(f.snoozedUntil, today)))
}

/** What the actor owns or helps with that is late, due within seven days, or without a date; the most urgent first. `today` is 'YYYY-MM-DD'. */
export function dueFollowUps(db: ActorDb, actor: Actor, today: string, limit = 100): Promise<FollowUpRow[]> {
  return list(db, and(mineOf(actor.id), open, awake(today), or(isNull(f.dueOn), lte(f.dueOn, addDays(today, 7)))), byDue, limit)
}

/** What was asked or promised at an engagement, open ones first. */
export function followUpsOfEngagement(db: ActorDb, engagementId: string): Promise<FollowUpRow[]> {
  return list(db, eq(f.engagementId, engagementId), openFirst, 200)
}

/** What is to be done for an organisation, open ones first. */
export function followUpsOfOrganisation(db: ActorDb, organisationId: string): Promise<FollowUpRow[]> {
  return list(db, eq(f.organisationId, organisationId), openFirst, 200)
}

/** What is to be done for a contact, open ones first. */
export function followUpsOfContact(db: ActorDb, contactId: string): Promise<FollowUpRow[]> {
  return list(db, eq(f.contactId, contactId), openFirst, 200)
}

const openFirst = [sql`${f.doneAt} is not null`, ...byDue]

/** The follow-ups with these ids, in no order. */
export const followUpsNamed = (db: ActorDb, ids: string[]): Promise<FollowUpRow[]> => list(db, among(f.id, ids), byDue, ids.length)

export type FollowUpFilter = { view: FollowUpView; scope?: FollowUpScope; stage?: Stage | undefined; snoozed?: boolean }

/**
 * `mine` and `overdue` are open ones; `all` has open ones first. `mine` leaves out what was put off, or has just that (`snoozed`). Scope and stage
 * narrow it further.
 */
function viewed(actor: Actor, { view, scope = 'all', stage: only, snoozed = false }: FollowUpFilter, today: string) {
  const inView = {
    mine: and(mineOf(actor.id), open, snoozed ? gt(f.snoozedUntil, today) : awake(today)),
    overdue: and(lt(f.dueOn, today), open),
    done: isNotNull(f.doneAt),
    all: undefined,
  }[view]
  const order = { mine: byDue, overdue: byDue, done: [desc(f.doneAt), asc(f.id)], all: openFirst }[view]
  return { where: and(inView, ofScope(scope), only && eq(stage, only)), order }
}

/** One page of the register and how many rows it has in all. */
export async function followUpsPage(db: ActorDb, actor: Actor, { page, ...asked }: FollowUpFilter & { page: number }, today: string) {
  const { where, order } = viewed(actor, asked, today)
  return {
    rows: await list(db, where, order, rowsPerPage, (page - 1) * rowsPerPage),
    total: await db.$count(f, where),
  }
}

/** For a file: which stand in a view of the register, in its order. */
export async function followUpIds(db: ActorDb, actor: Actor, { today, ...asked }: FollowUpFilter & { today: string }, limit: number) {
  const { where, order } = viewed(actor, asked, today)
  return db
    .select({ id: f.id })
    .from(f)
    .where(where)
    .orderBy(...order)
    .limit(limit)
}

/** One follow-up with its desk and version; undefined when it is hidden or not there. */
export async function findFollowUp(db: ActorDb, id: string) {
  const [row] = await list(db, eq(f.id, id), byDue, 1)
  const [rest] = await db
    .select({
      deskId: f.deskId,
      desk: desks.name,
      changedAt: f.changedAt,
      doneBy: f.doneBy,
      createdBy: f.createdBy,
      sourceNote: f.sourceNote,
      outcome: f.outcome,
      evidence: f.evidence,
      snoozedUntil: f.snoozedUntil,
      repeatsEvery: f.repeatsEvery,
      repeatsUnit: f.repeatsUnit,
      next: sql<string | null>`(select n.id from visible_follow_ups n where n.id = ${f.nextId})`,
    })
    .from(f)
    .innerJoin(desks, eq(desks.id, f.deskId))
    .where(eq(f.id, id))
  if (!row || !rest) return undefined
  return { ...row, ...rest, createdBy: await nameOf(db, rest.createdBy), doneBy: await nameOf(db, rest.doneBy) }
}

export type FollowUp = NonNullable<Awaited<ReturnType<typeof findFollowUp>>>

async function nameOf(db: ActorDb, memberId: string | null): Promise<string | null> {
  if (!memberId) return null
  const [member] = await db.select({ name: visibleMembers.name }).from(visibleMembers).where(eq(visibleMembers.id, memberId))
  return member?.name ?? null
}
