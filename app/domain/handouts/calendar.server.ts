import { type DocumentItem, itemsOf, type ProgrammeDocument } from '#app/documents/programme.ts'
import { isolate } from '#app/documents/programme-texts.ts'
import { calendarText } from '#app/ical/calendar-text.ts'
import type { FeedEvent } from '#app/ical/values.ts'
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
  const items = itemsOf(document)
  const shown = new Set([visitId, ...items.map(({ id }) => id)])
  const events = (await feedEvents(db, scope, publicUrl, now)) ?? []
  return calendarText({
    name: document.title,
    language: document.language === 'nl' ? 'nl' : 'en',
    detail: document.reader === 'full' ? 'full' : 'limited',
    domain: uidDomain,
    events: events
      .filter(({ id }) => shown.has(id))
      .map((event) =>
        forWhom(
          event,
          items.find(({ id }) => id === event.id),
        ),
      ),
  })
}

/** Where the delegation splits, the title says for whom an item is: a phone shows little else. */
function forWhom(event: FeedEvent, item: DocumentItem | undefined): FeedEvent {
  const who = item?.who ?? []
  return who.length > 0 ? { ...event, title: `${event.title} (${who.map(({ text }) => isolate(text)).join(', ')})` } : event
}
