import { hashBody } from './body-hash.server.ts'
import { calendarText } from './calendar-text.ts'
import type { FeedCalendar, FeedEvent, FeedTime } from './values.ts'

const at = new Date('2026-02-10T07:00:00Z')
const days = { startsOn: '2026-02-10', endsOn: '2026-02-12', zone: 'Asia/Damascus' }
const times: FeedTime[] = [
  { timing: 'timed', startsAt: at, endsAt: new Date('2026-02-10T08:00:00Z'), zone: 'Asia/Damascus' },
  { timing: 'all-day', ...days },
  { timing: 'window', ...days },
]
const said = { title: 'Title, with: all; of "it"', place: 'Place', people: ['One', 'Two'], purpose: 'Purpose' }
const linked = { joinLink: 'https://a.test/?b,c', link: 'https://a.test/', visitId: 'visit' }
const moments = { sequence: 1, createdAt: at, changedAt: at, renderedAt: at }
const kinds = ['engagement', 'visit', 'programme-item', 'follow-up'] as const
const statuses = ['proposed', 'tentative', 'confirmed', 'held', 'postponed', 'cancelled'] as const

const events: FeedEvent[] = kinds.flatMap((kind) =>
  statuses.flatMap((status) =>
    times.map((time) => ({ id: `${kind} ${status} ${time.timing}`, kind, status, time, ...said, ...linked, ...moments })),
  ),
)

function drawAll(): string {
  const calendar = { name: 'Name', domain: 'a.test', alarmMinutes: 15, colour: { css: 'teal', hex: '#008080' } }
  const looks: Pick<FeedCalendar, 'detail' | 'language'>[] = [
    { detail: 'busy', language: 'nl' },
    { detail: 'limited', language: 'en' },
    { detail: 'full', language: 'en' },
    { detail: 'full', language: 'nl' },
  ]
  return hashBody(looks.map((look) => calendarText({ ...calendar, ...look, events })).join(''))
}

let drawn: string | undefined

/**
 * Another one for every version of the program that draws events differently, of the library below it, and of the law of zones: what was
 * drawn by one is not what another would draw.
 */
export function drawingVersion(): string {
  drawn ??= `${drawAll()} ${process.versions.tz}`
  return drawn
}
