import { foldLines } from 'ical-generator'
import { encodeParameter, encodeText, encodeUri } from './encode.ts'
import { eventBlock } from './event-block.ts'
import type { FeedDetail, FeedEvent, FeedLanguage } from './values.ts'

export type Party = { name: string; address: string }

export type PartyAnswer = 'none' | 'accepted' | 'declined' | 'tentative'

export type InvitationMethod = 'REQUEST' | 'CANCEL'

type Frame = {
  method: InvitationMethod
  domain: string
  organizer: Party
  /** The one recipient: nobody reads from a message who else was asked. */
  attendee: Party
  /** What the recipient answered before, as far as it still counts. */
  answer?: PartyAnswer
  /** When the message was decided on: of two with the same SEQUENCE the later one counts. */
  stamp: Date
}

const end = 'END:VEVENT\r\n'

const mailto = ({ address }: Party) => encodeUri(`mailto:${address}`) ?? ''

function partyLines({ method, organizer, attendee, answer = 'none' }: Frame): string[] {
  const part = answer === 'none' ? 'PARTSTAT=NEEDS-ACTION;RSVP=TRUE' : `PARTSTAT=${answer.toUpperCase()}`
  const asked = method === 'REQUEST' ? `;ROLE=REQ-PARTICIPANT;${part}` : ''
  return [
    `ORGANIZER;CN=${encodeParameter(organizer.name)}:${mailto(organizer)}`,
    `ATTENDEE;CN=${encodeParameter(attendee.name)}${asked}:${mailto(attendee)}`,
  ]
}

function framed(method: InvitationMethod, block: string): string {
  const head = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Gezant//Engagement calendar//EN', 'CALSCALE:GREGORIAN', `METHOD:${method}`]
  return `${head.join('\r\n')}\r\n${block}END:VCALENDAR\r\n`
}

const withLines = (lines: string[]) => lines.map((line) => `${line}\r\n`).join('')

/** An invitation to the event, or its cancellation (RFC 5546, 3.2.2 and 3.2.5), under the UID and SEQUENCE that feeds give it. */
export function invitationText({
  event,
  detail,
  language,
  ...frame
}: Frame & { event: FeedEvent; detail: FeedDetail; language: FeedLanguage }): string {
  const { method, domain, stamp } = frame
  const status = method === 'CANCEL' ? 'cancelled' : event.status
  const block = eventBlock({ ...event, status, changedAt: stamp, renderedAt: stamp }, { name: '', language, detail, domain })
  return framed(method, block.slice(0, -end.length) + foldLines(withLines(partyLines(frame))) + end)
}

/** Takes an invitation back without a word on what it was for or when. */
export function withdrawalText({ id, sequence, ...frame }: Omit<Frame, 'method'> & { id: string; sequence: number }): string {
  const stamp = frame.stamp.toISOString().replace(/[-:]|\.\d+/g, '')
  const lines = [`UID:${encodeText(`${id}@${frame.domain}`)}`, `SEQUENCE:${sequence}`, `DTSTAMP:${stamp}`, 'STATUS:CANCELLED']
  const all = ['BEGIN:VEVENT', ...lines, ...partyLines({ ...frame, method: 'CANCEL' })]
  return framed('CANCEL', foldLines(withLines(all)) + end)
}
