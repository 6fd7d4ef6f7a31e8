import { dateAt } from '#app/lib/dates.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'
import { cityOf, offsetMsAt } from '#app/lib/zones.ts'
import { type Actor, canWrite } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { offsetsOver } from '../calendar/offsets.ts'
import { clearanceOf, missingSignOffs } from '../clearance/queries.server.ts'
import { needsClearance } from '../clearance/rules.ts'
import { attendedBy, attendingOf, groupNamesOf, peopleOfParty } from '../delegations/attendance.ts'
import { attendanceOf, type Group, type Guest, groupsOf, guestsOf } from '../delegations/queries.server.ts'
import { canEditEngagement } from '../engagements/rules.ts'
import { originalsOf } from '../names/queries.server.ts'
import { openItems } from './open-items.ts'
import { programmeView } from './programme-view.ts'
import { findVisit, peopleOf, programmeEntries, type Visit } from './queries.server.ts'
import { programmeWarnings } from './warnings.ts'

type Participant = Visit['participants'][number]

/** How many hours the reader's clocks are ahead of those of the visit on its first day; undefined when they show the same. */
function readersClock(visit: Visit, zone: string): { city: string; hours: number } | undefined {
  const hours = (offsetMsAt(visit.startsAt, zone) - offsetMsAt(visit.startsAt, visit.zone)) / 3_600_000
  return hours === 0 ? undefined : { city: cityOf(zone), hours }
}

// An interpreter or note taker of neither side is here because we asked.
const isOurs = ({ side, role }: Participant): boolean =>
  side === 'ours' || (side === 'third' && (role === 'interpreter' || role === 'note-taker'))

/** What is said of someone of the delegation. */
function partOf({ guests, groups }: { guests: Guest[]; groups: Group[] }, id: string) {
  const guest = guests.find((one) => one.id === id)
  return { part: guest?.role ?? null, groups: guest ? groupNamesOf(guest, groups) : [] }
}

/** All that a visit's page shows, its programme on the clocks of the place; undefined for what is hidden, not there or not a visit. */
export async function visitPage(db: ActorDb, actor: Actor, id: string, { zone, now }: { zone: string; now: string }) {
  const visit = await findVisit(db, id)
  if (!visit) return undefined
  const people = visit.participants.flatMap((person) => person.contactId ?? [])
  const originals = await originalsOf(db, 'contact', people)
  const ofOrganisations = await originalsOf(
    db,
    'organisation',
    visit.organisations.map((organisation) => organisation.id),
  )
  const named = visit.participants.map((person) => ({ ...person, original: originals.get(person.contactId ?? '') }))
  const local = wallTimeAt(new Date(now), visit.zone)
  const entries = await programmeEntries(db, visit)
  const waiting = await missingSignOffs(
    db,
    entries.filter((entry) => entry.status !== 'cancelled').map((entry) => entry.id),
  )
  const party = { guests: await guestsOf(db, id), groups: await groupsOf(db, id) }
  const attendance = await attendanceOf(db, id)
  const programme = programmeView(visit, attendedBy(entries, attendance, party), local)
  const inItems = await peopleOf(db, [visit.id, ...entries.map((entry) => entry.id)])
  const peopled = entries.map((entry) => {
    const part = attendance.get(entry.id)
    return { ...entry, people: [...(inItems.get(entry.id) ?? []), ...(part ? attendingOf(part, party) : [])], part: Boolean(part) }
  })
  return {
    visit,
    notCleared: waiting.size,
    clearance: needsClearance(visit.level) ? await clearanceOf(db, visit.id) : null,
    // With one organisation the visit is theirs, and its own name stands under the title.
    original: visit.organisations.length === 1 ? ofOrganisations.get(visit.organisations[0]?.id ?? '') : undefined,
    delegation: named.filter((person) => !isOurs(person)).map((person) => ({ ...person, ...partOf(party, person.id) })),
    groups: party.groups,
    isSplit: attendance.size > 0,
    ours: named.filter(isOurs),
    programme,
    open: openItems(programme),
    warnings: programmeWarnings(visit, peopled, peopleOfParty(party), local),
    today: dateAt(new Date(now), visit.zone),
    local,
    offsets: offsetsOver(visit.startsOn, visit.endsOn, visit.zone),
    reader: readersClock(visit, zone),
    edits: canEditEngagement(actor, visit),
    writes: canWrite(actor),
  }
}

export type VisitPage = NonNullable<Awaited<ReturnType<typeof visitPage>>>
