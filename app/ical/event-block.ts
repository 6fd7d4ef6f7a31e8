import type { ICalEventData } from 'ical-generator'
import { foldLines, ICalCalendar, ICalEvent, ICalEventClass, ICalEventStatus, ICalEventTransparency } from 'ical-generator'
import { encodeParameter, encodeText, encodeUri } from './encode.ts'
import type { EventContent } from './event-content.ts'
import { eventContent } from './event-content.ts'
import { drawnTime } from './event-time.ts'
import type { FeedCalendar, FeedEvent } from './values.ts'
import { feedWords } from './words.ts'

const end = 'END:VEVENT\r\n'
// An event asks its calendar for a zone, and this one, as it must, has none: a zone there strips the Z from every instant.
const zoneless = new ICalCalendar()

const statuses = {
  proposed: ICalEventStatus.TENTATIVE,
  tentative: ICalEventStatus.TENTATIVE,
  confirmed: ICalEventStatus.CONFIRMED,
  held: ICalEventStatus.CONFIRMED,
  postponed: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
}

function isTransparent({ kind, time, status }: FeedEvent): boolean {
  return kind === 'visit' || kind === 'follow-up' || time.timing === 'window' || status === 'cancelled' || status === 'postponed'
}

function latest(...dates: (Date | undefined)[]): Date {
  return new Date(Math.max(...dates.map((date) => date?.getTime() ?? 0)))
}

/** The UID of a record in feeds, wherever and to whomever it is shown. Not yet encoded. */
function uidOf(id: string, domain: string): string {
  return `${id}@${domain}`
}

function alarmLines(minutes: number, summary: string): string[] {
  return ['BEGIN:VALARM', 'ACTION:DISPLAY', `DESCRIPTION:${encodeText(summary)}`, `TRIGGER:-PT${Math.trunc(minutes)}M`, 'END:VALARM']
}

// What ical-generator cannot write at all (RELATED-TO, CONFERENCE), breaks (commas in URL) or puts where RFC 5545 does not want it (VALARM).
function addedLines(content: EventContent, domain: string): string[] {
  const url = encodeUri(content.link ?? '')
  const conference = encodeUri(content.joinLink ?? '')
  return [
    ...(content.parentId ? [`RELATED-TO;RELTYPE=PARENT:${encodeText(uidOf(content.parentId, domain))}`] : []),
    ...(url ? [`URL:${url}`] : []),
    ...(conference ? [`CONFERENCE;VALUE=URI;LABEL=${encodeParameter(content.summary)}:${conference}`] : []),
  ]
}

/**
 * One VEVENT, folded, every line with its CRLF; the same bytes for the same values, so it may be kept until `renderedAt` or the feed moves.
 * Times are UTC. Proposed and postponed are TENTATIVE, held is CONFIRMED; visits, follow-ups, windows, postponed and cancelled events take up
 * no time (TRANSPARENT).
 */
export function eventBlock(event: FeedEvent, calendar: Omit<FeedCalendar, 'events'>): string {
  const content = eventContent(event, calendar.detail, feedWords[calendar.language])
  const transparent = isTransparent(event)
  const time = drawnTime(event)
  const data: ICalEventData = {
    id: encodeText(uidOf(event.id, calendar.domain)),
    sequence: event.sequence + (calendar.revision ?? 0),
    ...time,
    stamp: event.changedAt,
    created: event.createdAt,
    lastModified: latest(event.renderedAt, event.changedAt, calendar.changedAt),
    status: statuses[event.status],
    transparency: transparent ? ICalEventTransparency.TRANSPARENT : ICalEventTransparency.OPAQUE,
    class: content.isPrivate ? ICalEventClass.PRIVATE : null,
    summary: content.summary,
    location: content.location || null,
    description: content.description || null,
    categories: (content.categories ?? []).map((name) => ({ name })),
  }
  const alarm = calendar.alarmMinutes !== undefined && !time.allDay && !transparent
  const added = [...addedLines(content, calendar.domain), ...(alarm ? alarmLines(calendar.alarmMinutes ?? 0, content.summary) : [])]
  const block = new ICalEvent(data, zoneless).toString()
  return foldLines(block.slice(0, -end.length) + added.map((line) => `${line}\r\n`).join('') + end)
}
