import { ICalCalendar } from 'ical-generator'
import { dateAt } from '#app/lib/dates.ts'
import { cleanLine, encodeText } from './encode.ts'
import { eventBlock } from './event-block.ts'
import { drawnTime } from './event-time.ts'
import type { FeedCalendar, FeedEvent, FeedLanguage } from './values.ts'
import { feedWords } from './words.ts'

const end = 'END:VCALENDAR'
const secondsBetweenFetches = 3600

// Readers take a calendar without components for a broken one; UTC is the zone whose rules cannot become wrong.
const placeholder = [
  'BEGIN:VTIMEZONE',
  'TZID:Etc/UTC',
  'BEGIN:STANDARD',
  'DTSTART:19700101T000000',
  'TZOFFSETFROM:+0000',
  'TZOFFSETTO:+0000',
  'TZNAME:UTC',
  'END:STANDARD',
  'END:VTIMEZONE',
  '',
].join('\r\n')

function calendarHead({ name, description, colour }: Omit<FeedCalendar, 'events'>): string {
  const calendar = new ICalCalendar({
    prodId: { company: 'Gezant', product: 'Engagement calendar', language: 'EN' },
    scale: 'GREGORIAN',
    // Without a name web readers show the address, which is a secret.
    name: encodeText(cleanLine(name) === '' ? 'Gezant' : name),
    description: description ? encodeText(description) : null,
    ttl: secondsBetweenFetches,
    color: colour?.hex ?? null,
  })
  const head = calendar.toString().slice(0, -end.length)
  return colour ? `${head}COLOR:${encodeText(colour.css)}\r\n` : head
}

function inOrder(events: FeedEvent[]): FeedEvent[] {
  const placed = events.map((event) => ({ event, at: drawnTime(event).start.getTime() }))
  placed.sort((a, b) => a.at - b.at || (a.event.id < b.event.id ? -1 : 1))
  return placed.map(({ event }) => event)
}

function refuseTwins(events: FeedEvent[]): void {
  const seen = new Set<string>()
  for (const { id } of events) {
    if (seen.has(encodeText(id))) throw new Error(`Two events of a feed have the id ${id}`)
    seen.add(encodeText(id))
  }
}

/**
 * The whole text of a feed (RFC 5545, 7986), the same bytes for the same values whatever their order and the server's zone. Redaction to
 * `detail` happens here. Window, removal of old cancelled events and permissions are the caller's. Throws when two events share an id, on
 * dates that are not real and on unknown zones.
 */
export function calendarText({ events, ...calendar }: FeedCalendar): string {
  refuseTwins(events)
  const blocks = inOrder(events).map((event) => eventBlock(event, calendar))
  const [before, after] = calendarFrame(calendar, blocks.length === 0)
  return before + blocks.join('') + after
}

/** What stands before and after the events (see eventBlock), which stand in order: by where they are drawn, then by id. */
export function calendarFrame(calendar: Omit<FeedCalendar, 'events'>, isEmpty: boolean): [before: string, after: string] {
  return [calendarHead(calendar) + (isEmpty ? placeholder : ''), `${end}\r\n`]
}

/**
 * What a withdrawn link answers, so that readers drop what they hold: one event on the day of withdrawal (in `zone`, UTC when left out) and
 * nothing of the feed, its name included.
 */
export function withdrawnCalendarText(options: {
  language: FeedLanguage
  domain: string
  feedId: string
  withdrawnAt: Date
  zone?: string
}): string {
  const { language, domain, feedId, withdrawnAt, zone = 'UTC' } = options
  const words = feedWords[language]
  const day = dateAt(withdrawnAt, zone)
  const notice: FeedEvent = {
    id: `withdrawn-${feedId}`,
    kind: 'follow-up',
    time: { timing: 'all-day', startsOn: day, endsOn: day, zone },
    title: words.withdrawn,
    status: 'confirmed',
    sequence: 0,
    createdAt: withdrawnAt,
    changedAt: withdrawnAt,
    renderedAt: withdrawnAt,
  }
  return calendarText({ name: words.withdrawn, language, detail: 'full', domain, events: [notice] })
}
