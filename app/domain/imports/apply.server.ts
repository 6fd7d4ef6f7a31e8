import { and, eq, inArray, sql } from 'drizzle-orm'
import type { ReadEvent } from '#app/ical/read/values.ts'
import { foldText } from '#app/lib/fold-text.ts'
import { newId } from '#app/lib/ids.ts'
import { pieces } from '#app/lib/pieces.ts'
import { engagements } from '#db/schema/engagements.ts'
import { externalIds, importRows, imports } from '#db/schema/imports.ts'
import { participants } from '#db/schema/participants.ts'
import { recordDeeds } from '../access/activity.server.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { changeByRow } from './change.server.ts'
import { keyOfPerson, type Linked, type Proposal, participantsOf, proposalsFor, valueOfProposal } from './people.server.ts'
import { contentOf } from './plan.ts'
import { findImport, type Import, type PlannedRow, planOf, printOf } from './queries.server.ts'

export type Applied =
  | { ok: true; counts: { created: number; changed: number } }
  | { ok: false; reason: 'not-found' | 'not-yours' | 'applied-before' | 'changed-meanwhile' }

/** Takes the chosen rows of a dry run, all of them or none, if they still do what the dry run of `print` showed. */
export async function applyImport(db: ActorDb, actor: Actor, importId: string, print: string | undefined): Promise<Applied> {
  const found = await findImport(db, importId)
  if (!found) return { ok: false, reason: 'not-found' }
  if (!canWriteFor(actor, found.deskId)) return { ok: false, reason: 'not-yours' }
  // Two that bring in the same file for one desk at the same moment would both find nothing to match.
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`import:${found.deskId}`}, 0))`)
  const [open] = await db
    .update(imports)
    .set({ state: 'applied', appliedAt: sql`now()` })
    .where(and(eq(imports.id, importId), eq(imports.state, 'dry-run')))
    .returning({ id: imports.id })
  if (!open) return { ok: false, reason: 'applied-before' }
  const rows = await planOf(db, actor, importId)
  if (print !== undefined && print !== printOf(rows)) return undo(db, importId)
  const linked = await chosenPeople(db, actor, found, rows)
  const taken = rows.filter((row) => row.taken)
  const fresh = taken.filter((row) => row.plan.kind === 'new')
  const changed = taken.filter((row) => row.plan.kind === 'changed')
  for (const some of pieces(fresh)) await create(db, actor, found, some, linked)
  for (const row of changed) await changeByRow(db, actor, row, linked(row.content))
  await noteSequences(db, rows)
  return { ok: true, counts: { created: fresh.length, changed: changed.length } }
}

async function undo(db: ActorDb, importId: string): Promise<Applied> {
  await db.update(imports).set({ state: 'dry-run', appliedAt: null }).where(eq(imports.id, importId))
  return { ok: false, reason: 'changed-meanwhile' }
}

/** Who of the people in an event is to be linked: those chosen, as far as they are still proposed. */
async function chosenPeople(db: ActorDb, actor: Actor, { people }: Import, rows: PlannedRow[]) {
  const proposals = await proposalsFor(
    db,
    actor,
    rows.filter((row) => row.taken),
  )
  const chosen = proposals.filter((one) => people?.includes(valueOfProposal(one)) ?? one.usual)
  const byPerson = new Map<string, Proposal[]>()
  for (const one of chosen) for (const key of one.people) byPerson.set(key, [...(byPerson.get(key) ?? []), one])
  return (content: ReadEvent | null): Linked => {
    const found = (content?.people ?? []).flatMap((person) => byPerson.get(keyOfPerson(person)) ?? [])
    const ids = (kind: Proposal['kind']) => [...new Set(found.filter((one) => one.kind === kind).map((one) => one.id))]
    return { contactIds: ids('contact'), memberIds: ids('member') }
  }
}

async function create(
  db: ActorDb,
  actor: Actor,
  found: Import,
  rows: PlannedRow[],
  linked: (content: ReadEvent | null) => Linked,
): Promise<void> {
  const made = rows.flatMap((row) =>
    row.content && row.plan.time ? [{ id: newId(), row, content: row.content, time: row.plan.time }] : [],
  )
  await db.insert(engagements).values(
    made.map(({ id, content, time }) => ({
      id,
      kind: time.timing === 'timed' ? ('meeting' as const) : ('event' as const),
      title: content.title,
      place: content.place,
      purpose: content.purpose,
      joinLink: content.joinLink,
      status: content.status,
      level: found.level,
      deskId: found.deskId,
      folded: foldText(`${content.title} ${content.purpose ?? ''}`),
      createdBy: actor.id,
      ...time,
    })),
  )
  await db.insert(externalIds).values(
    made.map(({ id, row, content }) => ({
      engagementId: id,
      uid: row.uid,
      recurrenceId: row.recurrenceId,
      sequence: row.sequence,
      content: contentOf(content),
    })),
  )
  const people = made.flatMap(({ id, content }) => participantsOf(id, linked(content)))
  for (const some of pieces(people)) await db.insert(participants).values(some)
  await recordDeeds(
    db,
    actor,
    made.map(({ id }) => ({ verb: 'created', noun: 'engagement', recordId: id })),
  )
  const pairs = sql.join(
    made.map(({ id, row }) => sql`(${row.id}::uuid, ${id}::uuid)`),
    sql`, `,
  )
  await db.execute(
    sql`update ${importRows} set outcome = 'created', version_after = 1, engagement_id = made.id from (values ${pairs}) as made (row_id, id) where ${importRows.id} = made.row_id`,
  )
}

/** A later version that says nothing new is still the later one: an older file is then refused. */
async function noteSequences(db: ActorDb, rows: PlannedRow[]): Promise<void> {
  const later = rows.filter(({ plan, sequence }) => plan.kind === 'unchanged' && plan.match && sequence > plan.match.sequence)
  for (const [sequence, same] of Map.groupBy(later, (row) => row.sequence)) {
    const ids = same.flatMap((row) => row.plan.match?.engagementId ?? [])
    for (const some of pieces(ids)) await db.update(externalIds).set({ sequence }).where(inArray(externalIds.engagementId, some))
  }
}
