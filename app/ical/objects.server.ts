import { etagOf } from './etag.ts'

const begin = '\r\nBEGIN:VEVENT\r\n'
const end = '\r\nEND:VEVENT'
const frame = /^(VERSION|PRODID|CALSCALE):/

/** An event of a feed as a calendar of its own, as CalDAV gives it. Times in milliseconds, of whole days midnight UTC of the dates. */
export type SingleEvent = { id: string; etag: string; text: string; start: number; end: number; wholeDays: boolean; changedAt: Date }

/** Takes a feed's text apart again: its name and its events, byte for byte as they stand in it. */
export function eventsIn(text: string, domain: string): { name: string; events: SingleEvent[] } {
  const [head = '', ...rest] = text.split(begin)
  const lines = head.replaceAll('\r\n ', '').split('\r\n')
  const frameLines = lines.filter((line) => frame.test(line)).join('\r\n')
  const name = lines.find((line) => line.startsWith('X-WR-CALNAME:'))?.slice('X-WR-CALNAME:'.length) ?? ''
  return { name: decodeText(name), events: rest.map((part) => readEvent(part, frameLines, domain)) }
}

function readEvent(part: string, frameLines: string, domain: string): SingleEvent {
  const block = part.slice(0, part.indexOf(end))
  const text = `BEGIN:VCALENDAR\r\n${frameLines}${begin}${block}${end}\r\nEND:VCALENDAR\r\n`
  const [starts, ends] = ['DTSTART', 'DTEND'].map((property) => propertyOf(block, property))
  return {
    id: (propertyOf(block, 'UID') ?? '').slice(0, -`@${domain}`.length),
    etag: etagOf(text),
    text,
    start: readMoment(starts),
    end: readMoment(ends),
    wholeDays: starts?.length === 8,
    changedAt: new Date(readMoment(propertyOf(block, 'LAST-MODIFIED'))),
  }
}

const propertyOf = (block: string, property: string): string | undefined =>
  new RegExp(`(?:^|\\r\\n)${property}(?:;[^:\\r\\n]*)?:([^\\r\\n]*)`).exec(block)?.[1]

function readMoment(value: string | undefined): number {
  const [, year = '', month = '', day = '', time] = /^(\d{4})(\d\d)(\d\d)(T\d{6}Z)?$/.exec(value ?? '') ?? []
  const clock = time ? `${time.slice(0, 3)}:${time.slice(3, 5)}:${time.slice(5)}` : 'T00:00:00Z'
  const at = Date.parse(`${year}-${month}-${day}${clock}`)
  if (Number.isNaN(at)) throw new Error('An event of a feed has no time.')
  return at
}

const decodeText = (value: string): string => value.replace(/\\([\\;,nN])/g, (_, letter: string) => (/n/i.test(letter) ? '\n' : letter))
