import { and, asc, eq, inArray, or, sql } from 'drizzle-orm'
import type { ProgrammeSource, SourceItem, SourceName, SourcePerson } from '#app/documents/programme-source.ts'
import { nameOutside, visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagementOrganisations, visibleParticipants } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { entryOf } from '../calendar/entries.ts'
import { offsetsOver } from '../calendar/offsets.ts'
import { missingSignOffs } from '../clearance/queries.server.ts'
import { groupNamesOf } from '../delegations/attendance.ts'
import { attendanceOf, type Group, type Guest, groupsOf, guestsOf } from '../delegations/queries.server.ts'
import { programmeOf } from '../engagements/queries.server.ts'
import { findVisit, type Visit } from '../visits/queries.server.ts'

/** A visit with its programme as far as the actor may know them; undefined for what is hidden, not there or not a visit. */
export async function programmeSource(db: ActorDb, visitId: string): Promise<ProgrammeSource | undefined> {
  const visit = await findVisit(db, visitId)
  if (!visit) return undefined
  const rows = await programmeOf(db, visitId)
  const all = [visitId, ...rows.map((row) => row.id)]
  const organisations = await organisationsOf(db, all)
  const missing = await missingSignOffs(db, all)
  const party = { guests: await guestsOf(db, visitId), groups: await groupsOf(db, visitId) }
  const attendance = await attendanceOf(db, visitId)
  const people = await peopleOf(db, visitId)
  const [host] = visit.hostId ? await namesOf(db, [visit.hostId]) : []
  return {
    visit: {
      ...frameOf(visit),
      missing: missing.get(visitId) ?? [],
      host: host ?? null,
      organisations: organisations.get(visitId) ?? [],
      people: people.map(({ id, ...person }) => ({ ...person, ...partOf(party, id) })),
    },
    offsets: offsetsOver(visit.startsOn, visit.endsOn, visit.zone),
    items: rows.map((row): SourceItem => {
      const { id, kind, title, level, status, slot, oursOnly, timing, place } = row
      const { startsOn, endsOn, starts, ends } = entryOf({ ...row, label: title }, visit.zone)
      const time = { timing, startsOn, endsOn, starts, ends }
      const part = attendance.get(id)
      const who = part && {
        groups: party.groups.filter((group) => part.groupIds.includes(group.id)).map(({ name }) => name),
        people: people
          .filter((person) => part.guestIds.includes(person.id))
          .map(({ name, level, originals }) => ({ name, level, originals })),
      }
      const shared = { id, kind, title, level, missing: missing.get(id) ?? [], status, slot, oursOnly }
      return { ...shared, ...time, place, organisations: organisations.get(id) ?? [], ...(who && { who }) }
    }),
  }
}

function partOf({ guests, groups }: { guests: Guest[]; groups: Group[] }, id: string): Pick<SourcePerson, 'part' | 'groups'> {
  const guest = guests.find((one) => one.id === id)
  return guest ? { part: guest.role, groups: groupNamesOf(guest, groups) } : {}
}

function frameOf({ id, title, level, status, zone, startsOn, endsOn, place, purpose, desk }: Visit) {
  return { id, title, level, status, zone, startsOn, endsOn, place, purpose, desk }
}

const originals = (owner: 'organisation' | 'contact') =>
  sql<
    SourceName['originals']
  >`coalesce((select json_agg(json_build_object('name', n.name, 'language', n.language) order by n.kind desc, n.name) from visible_names n
    where n.kind in ('original', 'alias') and ${owner === 'contact' ? sql`n.contact_id = ${visibleContacts.id}` : sql`n.organisation_id = ${visibleOrganisations.id}`}), '[]'::json)`

const coded = sql`${visibleContacts.codeName} is not null`

const organisation = { name: visibleOrganisations.name, level: visibleOrganisations.level, originals: originals('organisation') }

function namesOf(db: ActorDb, ids: string[]): Promise<SourceName[]> {
  return db.select(organisation).from(visibleOrganisations).where(inArray(visibleOrganisations.id, ids))
}

async function organisationsOf(db: ActorDb, engagementIds: string[]): Promise<Map<string, SourceName[]>> {
  const of = visibleEngagementOrganisations
  const rows = await db
    .select({ of: of.engagementId, ...organisation })
    .from(of)
    .innerJoin(visibleOrganisations, eq(visibleOrganisations.id, of.organisationId))
    .where(inArray(of.engagementId, engagementIds))
    .orderBy(asc(visibleOrganisations.name))
  return new Map([...Map.groupBy(rows, (row) => row.of)].map(([id, names]) => [id, names.map(({ of: _, ...name }) => name)]))
}

async function peopleOf(db: ActorDb, visitId: string): Promise<(SourcePerson & { id: string })[]> {
  const p = visibleParticipants
  const rows = await db
    .select({
      id: p.id,
      name: sql<string>`coalesce(${nameOutside}, ${visibleMembers.name})`,
      level: sql<SourceName['level']>`coalesce(${visibleContacts.level}, 'internal')`,
      originals: sql<SourceName['originals']>`case when ${coded} then '[]'::json else ${originals('contact')} end`,
      side: p.side,
      role: p.role,
      declined: sql<boolean>`${p.answer} = 'declined'`,
      // A post is as good as a name.
      post: sql<string | null>`case when ${coded} then null else ${p.post} end`,
      organisationId: sql<string | null>`case when ${coded} then null else ${p.organisationId} end`,
    })
    .from(p)
    .leftJoin(visibleContacts, eq(visibleContacts.id, p.contactId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, p.memberId))
    .where(and(eq(p.engagementId, visitId), or(sql`${p.memberId} is not null`, sql`${visibleContacts.id} is not null`)))
    .orderBy(p.side, p.role, sql`1`)
  const ids = rows.flatMap((row) => row.organisationId ?? [])
  const named =
    ids.length === 0
      ? []
      : await db
          .select({ id: visibleOrganisations.id, ...organisation })
          .from(visibleOrganisations)
          .where(inArray(visibleOrganisations.id, ids))
  const byId = new Map(named.map(({ id, ...name }) => [id, name]))
  return rows.map(({ organisationId, ...person }) => ({ ...person, organisation: byId.get(organisationId ?? '') ?? null }))
}
