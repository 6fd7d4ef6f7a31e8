import { itemsOf, type ProgrammeDocument } from '#app/documents/programme.ts'
import { calendarText } from '#app/ical/calendar-text.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { feedEvents } from '../feeds/events.server.ts'
import { uidDomain } from '../feeds/uid-domain.ts'

/** The items of a document as a calendar to read in, under the ids that subscriptions give them; to outsiders title, time and place alone. */
export async function programmeCalendar(
  db: ActorDb,
  visitId: string,
  document: ProgrammeDocument,
  { ownerId, publicUrl, now }: { ownerId: string; publicUrl: string; now: Date },
): Promise<string> {
  const scope = { scope: 'visit' as const, scopeId: visitId, ownerId, pastDays: 0, futureDays: 0 }
  const shown = new Set([visitId, ...itemsOf(document).map(({ id }) => id)])
  const events = (await feedEvents(db, scope, publicUrl, now)) ?? []
  return calendarText({
    name: document.title,
    language: document.language === 'nl' ? 'nl' : 'en',
    detail: document.reader === 'full' ? 'full' : 'limited',
    domain: uidDomain,
    events: events.filter(({ id }) => shown.has(id)),
  })
}
