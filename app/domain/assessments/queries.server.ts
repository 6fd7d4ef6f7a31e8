import { and, desc, eq, inArray, ne, sql } from 'drizzle-orm'
import { among } from '#db/schema/conditions.ts'
import { topics } from '#db/schema/topics.ts'
import type { WrittenKind } from '#db/schema/words.ts'
import { visibleAssessments } from '#db/visible/assessments.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { keptOf } from '../access/kept.server.ts'
import type { AssessmentEntry } from '../timeline/entries.ts'
import type { Subject } from '../timeline/met.server.ts'
import { newestOfEach, type Value } from './rules.ts'

const a = visibleAssessments

const columns = {
  id: a.id,
  kind: a.kind,
  value: a.value,
  topicId: a.topicId,
  topic: topics.name,
  topicNl: topics.nameNl,
  assessedOn: a.assessedOn,
  note: a.note,
  level: a.level,
  createdBy: a.createdBy,
  by: visibleMembers.name,
  withdrawnAt: a.withdrawnAt,
  withdrawnReason: a.withdrawnReason,
}

const read = (db: ActorDb) =>
  db.select(columns).from(a).leftJoin(topics, eq(topics.id, a.topicId)).leftJoin(visibleMembers, eq(visibleMembers.id, a.createdBy))

const atMost = 300

/**
 * How an organisation or a contact is seen, as far as the actor may read it: the newest of each kind, what was said otherwise, and what was
 * noted, the latest first.
 */
export async function assessmentsOf(db: ActorDb, of: Subject) {
  const rows = await written(db, of)
  return { ...newestOfEach(rows.flatMap(graded)), notes: rows.filter((row) => row.kind === 'note') }
}

const lastFirst = [desc(a.assessedOn), desc(a.createdAt), desc(a.id)]

// Of very much that was written the notes are left out first: they are in the timeline as well.
const written = keptOf(a, (db, theirs) =>
  read(db)
    .where(theirs)
    .orderBy(sql`${a.kind} = 'note'`, ...lastFirst)
    .limit(atMost),
)

/** A row that is no note, and so has a value. */
const graded = <Row extends { kind: WrittenKind; value: number | null }>({ kind, value, ...row }: Row) =>
  kind === 'note' ? [] : [{ ...row, kind, value: value as Value }]

export type Assessment = Awaited<ReturnType<typeof assessmentsOf>>['current'][number]
export type Note = Awaited<ReturnType<typeof assessmentsOf>>['notes'][number]

/** How each of many contacts or organisations is seen now, as far as the actor may read it. */
export async function currentOfEach(
  db: ActorDb,
  noun: 'contact' | 'organisation',
  ids: readonly string[],
): Promise<Map<string, Assessment[]>> {
  const whom = noun === 'contact' ? a.contactId : a.organisationId
  const rows = await db
    .select({ ...columns, whom: sql<string>`${whom}` })
    .from(a)
    .leftJoin(topics, eq(topics.id, a.topicId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, a.createdBy))
    .where(and(among(whom, ids), ne(a.kind, 'note')))
    .orderBy(...lastFirst)
  const byWhom = Map.groupBy(rows, (row) => row.whom)
  return new Map([...byWhom].map(([id, theirs]) => [id, newestOfEach(theirs.map(({ whom: _, ...row }) => row).flatMap(graded)).current]))
}

/** One assessment or note with whom it is about; undefined when it is hidden or not there. */
export async function findAssessment(db: ActorDb, id: string) {
  const [row] = await db
    .select({ ...columns, organisationId: a.organisationId, contactId: a.contactId })
    .from(a)
    .leftJoin(topics, eq(topics.id, a.topicId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, a.createdBy))
    .where(eq(a.id, id))
  return row && { ...row, value: row.value as Value | null }
}

/** What a form offers as that towards which a stance is. */
export const stanceTopics = async (db: ActorDb) =>
  db.select({ id: topics.id, name: topics.name, nameNl: topics.nameNl }).from(topics).orderBy(topics.name)

/** For a timeline. */
export async function assessmentEntries(db: ActorDb, ids: string[]): Promise<AssessmentEntry[]> {
  const rows = await read(db).where(inArray(a.id, ids))
  return rows.map(({ id, kind, value, topic, topicNl, assessedOn, note, level, by, withdrawnAt }) => ({
    ...{ id, topic, topicNl, note, level },
    kind: 'assessment',
    what: kind,
    value: value as Value | null,
    by: by ?? '',
    withdrawn: withdrawnAt !== null,
    on: assessedOn,
  }))
}
