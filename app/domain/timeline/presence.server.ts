import { and, isNotNull, ne } from 'drizzle-orm'
import { among } from '#db/schema/conditions.ts'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagementOrganisations, visibleParticipants } from '#db/visible/engagements.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

/** That somebody was, or will be, at an engagement. */
export type Presence = { kind: 'contact' | 'organisation' | 'member'; node: string; id: string }

const p = visibleParticipants
const o = visibleEngagementOrganisations
const came = and(ne(p.answer, 'declined'), ne(p.role, 'interpreter'))
const theirs = and(came, ne(p.side, 'ours'))
const row = { contactId: p.contactId, memberId: p.memberId, organisationId: p.organisationId, side: p.side, id: p.engagementId }

/**
 * Who was at these engagements, whom the actor may know alone: people, organisations named, those people came for and, with `ours`, members. By
 * lists of ids and not in one statement: the planner guesses wrong how many rows the views let through, and one bad guess is a timeout.
 */
export async function presentAt(db: ActorDb, engagementIds: string[], ours = false): Promise<Presence[]> {
  if (engagementIds.length === 0) return []
  const people = await db
    .select(row)
    .from(p)
    .where(and(among(p.engagementId, engagementIds), ours ? came : theirs))
  const named = await db.select({ node: o.organisationId, id: o.engagementId }).from(o).where(among(o.engagementId, engagementIds))
  const cameFor = people.flatMap(({ organisationId, side, id }) =>
    organisationId && side !== 'ours' ? [{ node: organisationId, id }] : [],
  )
  const known = await knownOrganisations(db, [...new Set(cameFor.map(({ node }) => node))])
  return once([
    ...people.flatMap(({ contactId, memberId, side, id }): Presence[] =>
      contactId && side !== 'ours'
        ? [{ kind: 'contact', node: contactId, id }]
        : memberId && ours
          ? [{ kind: 'member', node: memberId, id }]
          : [],
    ),
    ...[...named, ...cameFor.filter(({ node }) => known.has(node))].map((one) => ({ kind: 'organisation' as const, ...one })),
  ])
}

/** Where these contacts, organisations and, with `ours`, members were. The actor may know them already. */
export async function presencesOf(db: ActorDb, nodeIds: readonly string[], ours = false): Promise<Presence[]> {
  if (nodeIds.length === 0) return []
  const contacts = await db
    .select({ node: p.contactId, id: p.engagementId })
    .from(p)
    .where(and(among(p.contactId, nodeIds), theirs))
  const cameFor = await db
    .select({ node: p.organisationId, id: p.engagementId })
    .from(p)
    .where(and(among(p.organisationId, nodeIds), isNotNull(p.organisationId), theirs))
  const named = await db.select({ node: o.organisationId, id: o.engagementId }).from(o).where(among(o.organisationId, nodeIds))
  const members = ours
    ? await db
        .select({ node: p.memberId, id: p.engagementId })
        .from(p)
        .where(and(among(p.memberId, nodeIds), came))
    : []
  const as = (kind: Presence['kind'], rows: { node: string | null; id: string }[]) =>
    rows.flatMap(({ node, id }): Presence[] => (node ? [{ kind, node, id }] : []))
  return once([...as('contact', contacts), ...as('organisation', [...named, ...cameFor]), ...as('member', members)])
}

async function knownOrganisations(db: ActorDb, ids: string[]): Promise<Set<string>> {
  const rows = await db.select({ id: visibleOrganisations.id }).from(visibleOrganisations).where(among(visibleOrganisations.id, ids))
  return new Set(rows.map(({ id }) => id))
}

const once = (all: Presence[]): Presence[] => [...new Map(all.map((one) => [`${one.node} ${one.id}`, one])).values()]
