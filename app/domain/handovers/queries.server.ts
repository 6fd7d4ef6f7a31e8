import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { visibleHandoverQuestions, visibleHandoverReceipts, visibleHandovers, visibleHandoverWords } from '#db/visible/handovers.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleActivity } from '#db/visible/trail.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

const h = visibleHandovers
// Written out, because a query of one view leaves its name away.
const nameOf = (column: AnyPgColumn) => sql<string>`(select m.name from visible_members m where m.id = ${column})`
const person = (column: AnyPgColumn) => ({ id: sql<string>`${column}`, name: nameOf(column) })

const listed = (db: ActorDb) =>
  db
    .select({
      id: h.id,
      leaver: {
        ...person(h.leaverId),
        gone: sql<boolean>`exists (select 1 from visible_members m where m.id = ${h.leaverId} and m.disabled_at is not null)`,
      },
      successor: person(h.successorId),
      maker: person(h.madeBy),
      desk: sql<string | null>`(select d.name from desks d where d.id = ${h.deskId})`,
      deskId: h.deskId,
      lastOn: h.lastOn,
      madeAt: h.madeAt,
      signedAt: h.signedAt,
    })
    .from(h)

/** The handovers the actor gives, takes or made: those not signed for first. */
export const handoversOf = (db: ActorDb) => listed(db).orderBy(sql`${h.signedAt} is not null`, desc(h.madeAt), asc(h.id)).limit(200)

export type Handover = Awaited<ReturnType<typeof handoversOf>>[number]

export async function findHandover(db: ActorDb, id: string): Promise<Handover | undefined> {
  const [row] = await listed(db).where(eq(h.id, id))
  return row
}

/** How many wait for the actor to take them over. */
export const countToReceive = (db: ActorDb, actor: Actor): Promise<number> =>
  db.$count(h, and(eq(h.successorId, actor.id), isNull(h.signedAt)))

/** What the actor is to the handover; whoever leaves and made it are both givers. */
export const isReceiver = (actor: Actor, handover: Handover): boolean => handover.successor.id === actor.id

/** What was said, ticked off and asked, as far as the actor may know whom it is about. */
export async function saidIn(db: ActorDb, handoverId: string) {
  const w = visibleHandoverWords
  const r = visibleHandoverReceipts
  const q = visibleHandoverQuestions
  const m = visibleMembers
  return {
    words: await db
      .select({
        id: w.id,
        contactId: w.contactId,
        organisationId: w.organisationId,
        level: w.level,
        body: w.body,
        writtenBy: w.writtenBy,
        by: m.name,
        at: w.writtenAt,
      })
      .from(w)
      .innerJoin(m, eq(m.id, w.writtenBy))
      .where(eq(w.handoverId, handoverId))
      .orderBy(asc(w.writtenAt), asc(w.id)),
    receipts: await db
      .select({ contactId: r.contactId, organisationId: r.organisationId, section: r.section, at: r.at })
      .from(r)
      .where(eq(r.handoverId, handoverId)),
    questions: await db
      .select({
        id: q.id,
        contactId: q.contactId,
        organisationId: q.organisationId,
        body: q.body,
        askedAt: q.askedAt,
        answer: q.answer,
        answeredAt: q.answeredAt,
        answeredBy: m.name,
      })
      .from(q)
      .leftJoin(m, eq(m.id, q.answeredBy))
      .where(eq(q.handoverId, handoverId))
      .orderBy(asc(q.askedAt), asc(q.id)),
  }
}

export type Said = Awaited<ReturnType<typeof saidIn>>

/** What was done with a handover, the latest first. */
export function deedsIn(db: ActorDb, handoverId: string) {
  const a = visibleActivity
  return db
    .select({ id: a.id, at: a.at, verb: a.verb, fields: a.fields, by: visibleMembers.name })
    .from(a)
    .innerJoin(visibleMembers, eq(visibleMembers.id, a.memberId))
    .where(eq(a.recordId, handoverId))
    .orderBy(desc(a.at), desc(a.id))
    .limit(30)
}
