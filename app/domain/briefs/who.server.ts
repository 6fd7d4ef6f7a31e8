import { and, asc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm'
import { visibleAffiliations, visibleContacts, visibleNames, visibleOrganisations, visibleRepresentations } from '#db/visible/contacts.ts'
import { visibleParticipants } from '#db/visible/engagements.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { latestFirst } from '../contacts/links.server.ts'
import type { Counterparts } from '../timeline/counterparts.server.ts'
import { refTo } from './sources.ts'

const a = visibleAffiliations
const c = visibleContacts
const n = visibleNames
const o = visibleOrganisations
const p = visibleParticipants
const r = visibleRepresentations

/** The organisations an engagement is with, and what they are part of. */
export async function organisationsMet(db: ActorDb, ids: string[]) {
  if (ids.length === 0) return []
  const related = { id: o.id, name: o.name }
  const rows = await db
    .select({ ...related, kind: o.kind, country: o.country, description: o.description, parentId: o.parentId })
    .from(o)
    .where(inArray(o.id, ids))
    .orderBy(o.name)
  const above = rows.flatMap(({ parentId }) => parentId ?? [])
  const parents = above.length > 0 ? await db.select(related).from(o).where(inArray(o.id, above)) : []
  const names = await writtenAs(db, 'organisation', ids)
  return rows.map(({ parentId, ...row }) => ({
    ...row,
    parent: parents.find(({ id }) => id === parentId) ?? null,
    names: names.get(row.id) ?? [],
    rests: [refTo('organisation', row.id)],
  }))
}

/** Who of theirs comes to an engagement. */
export async function peopleMet(db: ActorDb, engagementId: string) {
  const rows = await db
    .select({
      id: c.id,
      name: c.name,
      level: c.level,
      formOfAddress: c.formOfAddress,
      languages: c.languages,
      remarks: c.remarks,
      role: p.role,
      side: p.side,
      answer: p.answer,
      post: p.post,
      organisationId: p.organisationId,
    })
    .from(p)
    .innerJoin(c, eq(c.id, p.contactId))
    .where(and(eq(p.engagementId, engagementId), ne(p.side, 'ours'), ne(p.answer, 'declined')))
    .orderBy(p.side, p.role, c.name)
  const names = await writtenAs(
    db,
    'contact',
    rows.map(({ id }) => id),
  )
  return rows.map((row) => ({
    ...row,
    languages: row.languages?.split(',') ?? [],
    names: names.get(row.id) ?? [],
    rests: [refTo('contact', row.id)],
  }))
}

/** The posts of people, those held still first. */
export async function postsOf(db: ActorDb, contactIds: string[]) {
  if (contactIds.length === 0) return []
  const rows = await db
    .select({
      contactId: a.contactId,
      post: a.post,
      postOriginal: a.postOriginal,
      fromOn: a.fromOn,
      untilOn: a.untilOn,
      organisation: { id: o.id, name: o.name },
    })
    .from(a)
    .innerJoin(o, eq(o.id, a.organisationId))
    .where(inArray(a.contactId, contactIds))
    .orderBy(...latestFirst(a))
    .limit(300)
  return rows.map((row) => ({ ...row, rests: [refTo('contact', row.contactId), refTo('organisation', row.organisation.id)] }))
}

/** Who speaks, or claims to, for these organisations, and for whom these people do, on a day. */
export async function standingsOf(db: ActorDb, { organisationIds, contactIds }: Counterparts, on: string) {
  const rows = await db
    .select({
      state: r.state,
      byWhom: r.byWhom,
      matter: r.matter,
      fromOn: r.fromOn,
      untilOn: r.untilOn,
      source: r.source,
      contact: { id: c.id, name: c.name },
      organisation: { id: o.id, name: o.name },
    })
    .from(r)
    .innerJoin(c, eq(c.id, r.contactId))
    .innerJoin(o, eq(o.id, r.organisationId))
    .where(
      and(
        or(inArray(r.organisationId, organisationIds), inArray(r.contactId, contactIds)),
        or(isNull(r.untilOn), sql`${r.untilOn} >= ${on}`),
      ),
    )
    .orderBy(o.name, ...latestFirst(r))
    .limit(60)
  return rows.map((row) => ({ ...row, rests: [refTo('contact', row.contact.id), refTo('organisation', row.organisation.id)] }))
}

/** Names in their own script, and other ways they are written. */
async function writtenAs(db: ActorDb, of: 'organisation' | 'contact', ids: string[]) {
  const owner = of === 'organisation' ? n.organisationId : n.contactId
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ id: owner, name: n.name, kind: n.kind })
          .from(n)
          .where(and(inArray(owner, ids), inArray(n.kind, ['original', 'alias'])))
          .orderBy(asc(n.name))
  return Map.groupBy(rows, ({ id }) => id ?? '')
}

export type HeldPost = Awaited<ReturnType<typeof postsOf>>[number]
