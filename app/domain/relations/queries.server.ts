import { and, eq, isNull, or, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { among } from '#db/schema/conditions.ts'
import { visibleRelations } from '#db/visible/assessments.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { kept, type Places } from '../access/kept.server.ts'
import { latestFirst } from '../contacts/links.server.ts'
import type { Subject } from '../timeline/met.server.ts'
import { sayingOf } from './rules.ts'

const r = visibleRelations

const columns = {
  id: r.id,
  kind: r.kind,
  fromOn: r.fromOn,
  untilOn: r.untilOn,
  source: r.sourceNote,
  note: r.note,
  level: r.level,
  deskId: r.deskId,
}

const mostShown = 200

/** To whom an organisation or a contact is what, as far as the actor may know both and read it; what holds comes first. */
export async function relationsOf(db: ActorDb, of: Subject) {
  const rows = 'contactId' in of ? await ofContact(db, { id: of.contactId }) : await ofOrganisation(db, { id: of.organisationId })
  return rows.map(({ kind, back, ...row }) => ({ ...row, said: sayingOf(kind, back) }))
}

function related([from, to]: readonly [AnyPgColumn, AnyPgColumn], other: typeof visibleContacts | typeof visibleOrganisations) {
  return kept((db, { id }: Places<'id'>) =>
    db
      .select({ ...columns, back: sql<boolean>`${to} = ${id}`, otherId: other.id, other: other.name })
      .from(r)
      .innerJoin(other, eq(other.id, sql`case when ${from} = ${id} then ${to} else ${from} end`))
      .where(or(eq(from, id), eq(to, id)))
      .orderBy(...latestFirst(r))
      .limit(mostShown),
  )
}
const ofContact = related([r.fromContactId, r.toContactId], visibleContacts)
const ofOrganisation = related([r.fromOrganisationId, r.toOrganisationId], visibleOrganisations)

export type RelationRow = Awaited<ReturnType<typeof relationsOf>>[number]

/** To whom each of many contacts or organisations is what on a day, as far as the actor may know both and read it. */
export async function relationsOfEach(db: ActorDb, noun: 'contact' | 'organisation', ids: readonly string[], today: string) {
  const [from, to] = noun === 'contact' ? [r.fromContactId, r.toContactId] : [r.fromOrganisationId, r.toOrganisationId]
  const rows = await db
    .select({ ...columns, fromId: sql<string>`${from}`, toId: sql<string>`${to}` })
    .from(r)
    .where(
      and(
        or(among(from, ids), among(to, ids)),
        or(isNull(r.fromOn), sql`${r.fromOn} <= ${today}`),
        or(isNull(r.untilOn), sql`${r.untilOn} >= ${today}`),
      ),
    )
    .orderBy(...latestFirst(r))
  const others = await namesOf(db, noun, [...new Set(rows.flatMap(({ fromId, toId }) => [fromId, toId]))])
  const asked = new Set(ids)
  const ends = rows.flatMap(({ fromId, toId, kind, ...row }) => [
    { ...row, of: fromId, otherId: toId, said: sayingOf(kind, false) },
    { ...row, of: toId, otherId: fromId, said: sayingOf(kind, true) },
  ])
  const known = ends.flatMap((end) => {
    const other = others.get(end.otherId)
    return asked.has(end.of) && other ? [{ ...end, other: other.name, protected: other.codeName !== null }] : []
  })
  return Map.groupBy(known, (end) => end.of)
}

async function namesOf(db: ActorDb, noun: 'contact' | 'organisation', ids: string[]) {
  const [c, o] = [visibleContacts, visibleOrganisations]
  const rows =
    noun === 'contact'
      ? await db.select({ id: c.id, name: c.name, codeName: c.codeName }).from(c).where(among(c.id, ids))
      : await db.select({ id: o.id, name: o.name, codeName: sql<null>`null` }).from(o).where(among(o.id, ids))
  return new Map(rows.map((row) => [row.id, row]))
}

/** One relation with both ends; undefined when it is hidden or not there. */
export async function findRelation(db: ActorDb, id: string) {
  const ends = { fromContactId: r.fromContactId, toContactId: r.toContactId, fromOrganisationId: r.fromOrganisationId }
  const [row] = await db
    .select({ ...columns, ...ends, toOrganisationId: r.toOrganisationId, version: r.version, changedAt: r.changedAt })
    .from(r)
    .where(eq(r.id, id))
  if (!row) return undefined
  const noun = row.fromContactId ? ('contact' as const) : ('organisation' as const)
  const view = row.fromContactId ? visibleContacts : visibleOrganisations
  const end = async (endId: string | null) => {
    const [found] = await db
      .select({ id: view.id, name: view.name })
      .from(view)
      .where(eq(view.id, endId ?? ''))
    return found ?? { id: endId ?? '', name: '' }
  }
  return {
    ...row,
    noun,
    from: await end(row.fromContactId ?? row.fromOrganisationId),
    to: await end(row.toContactId ?? row.toOrganisationId),
  }
}

export type Relation = NonNullable<Awaited<ReturnType<typeof findRelation>>>
