import { uidDomain } from '#app/domain/feeds/uid-domain.ts'
import { calendarText } from '#app/ical/calendar-text.ts'
import type { FeedEvent, FeedLanguage } from '#app/ical/values.ts'
import { attachment } from '#app/lib/attachment.ts'

/** An event as a file to save, under the id that feeds give it, so that a program which has both shows it once. */
export function calendarFile(event: FeedEvent, language: FeedLanguage): Response {
  const text = calendarText({ name: event.title, language, detail: 'full', domain: uidDomain, events: [event] })
  const headers = {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Disposition': attachment(event.title, 'ics'),
    'Cache-Control': 'no-store',
    'X-Content-Type-Options': 'nosniff',
  }
  return new Response(text, { headers })
}
