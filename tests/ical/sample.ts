import { calendarText } from '#app/ical/calendar-text.ts'
import type { FeedCalendar, FeedEvent } from '#app/ical/values.ts'

/** A meeting in Damascus on 10 February 2026, 10:00 to 11:00 local time, with a value in every field that a plain meeting has. */
export function meeting(changes: Partial<FeedEvent> = {}): FeedEvent {
  return {
    id: '0197a1b2-0000-7000-8000-000000000001',
    kind: 'engagement',
    time: timed('2026-02-10T07:00:00Z', '2026-02-10T08:00:00Z', 'Asia/Damascus'),
    title: 'Talks with the Alawite community',
    status: 'confirmed',
    sequence: 3,
    createdAt: new Date('2026-01-05T09:00:00Z'),
    changedAt: new Date('2026-01-20T10:30:00Z'),
    renderedAt: new Date('2026-01-22T12:00:00Z'),
    place: 'Embassy, Damascus',
    people: ['Chair of the council', 'Interpreter'],
    purpose: 'Protection of minorities',
    joinLink: 'https://meet.example.org/a,b;c?d=1,2',
    link: 'https://gezant.example.org/engagements/1',
    categories: ['Human rights'],
    ...changes,
  }
}

export function visit(changes: Partial<FeedEvent> = {}): FeedEvent {
  return meeting({
    id: 'visit-1',
    kind: 'visit',
    time: { timing: 'all-day', startsOn: '2028-02-29', endsOn: '2028-03-01', zone: 'Europe/Amsterdam' },
    title: 'Visit of the commission',
    categories: [],
    ...changes,
  })
}

export function timed(startsAt: string, endsAt: string, zone: string): FeedEvent['time'] {
  return { timing: 'timed', startsAt: new Date(startsAt), endsAt: new Date(endsAt), zone }
}

export function feed(changes: Partial<FeedCalendar> = {}): FeedCalendar {
  return {
    name: 'Gezant: my engagements',
    language: 'en',
    detail: 'full',
    domain: 'gezant.example.org',
    events: [meeting()],
    ...changes,
  }
}

export function feedOf(event: Partial<FeedEvent>, changes: Partial<FeedCalendar> = {}): string {
  return calendarText(feed({ events: [meeting(event)], ...changes }))
}
