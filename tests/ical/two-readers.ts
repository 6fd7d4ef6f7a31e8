import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import ICAL from 'ical.js'
import nodeIcal, { type DateWithTimeZone } from 'node-ical'

/** By UID: when an event is, as 'start end' (instants, or its first day and the day after its last), and its title. */
export type Found = Map<string, { moments: string; title: string }>

const oneLine = (title: string) => title.replace(/\s+/g, ' ').trim()

export function readByIcalJs(calendar: string): Found {
  const say = (moment: unknown) => {
    if (!(moment instanceof ICAL.Time)) return ''
    return moment.isDate ? moment.toString() : moment.toJSDate().toISOString()
  }
  const events = new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents('vevent')
  return new Map(
    events.map((event) => [
      String(event.getFirstPropertyValue('uid')),
      {
        moments: `${say(event.getFirstPropertyValue('dtstart'))} ${say(event.getFirstPropertyValue('dtend'))}`,
        title: oneLine(String(event.getFirstPropertyValue('summary'))),
      },
    ]),
  )
}

/** Its version 0.27 takes an n after an escaped backslash for a line break (RFC 5545 3.3.11 reads from left to right). */
export const misreadByNodeIcal = /\\n/i

export function readByNodeIcal(calendar: string): Found {
  const two = (part: number) => String(part).padStart(2, '0')
  // A day is midnight on the clocks of the process.
  const say = (moment: DateWithTimeZone | undefined) =>
    moment?.dateOnly ? `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}` : (moment?.toISOString() ?? '')
  const found: Found = new Map()
  for (const event of Object.values(nodeIcal.sync.parseICS(calendar))) {
    if (event?.type !== 'VEVENT') continue
    const title = typeof event.summary === 'string' ? event.summary : event.summary?.val
    found.set(event.uid, { moments: `${say(event.start)} ${say(event.end)}`, title: oneLine(String(title)) })
  }
  return found
}

// As a program under any TZ: what each reads of the calendar on standard input.
if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const calendar = await text(process.stdin)
  const moments = (found: Found) => Object.fromEntries([...found].map(([uid, one]) => [uid, one.moments]))
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  process.stdout.write(JSON.stringify({ timeZone, icalJs: moments(readByIcalJs(calendar)), nodeIcal: moments(readByNodeIcal(calendar)) }))
}
