import ICAL from 'ical.js'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { answersAbout } from '#app/domain/invitations/answer-queries.server.ts'
import { receiveAnswers } from '#app/domain/invitations/answers.server.ts'
import { inviteesOf } from '#app/domain/invitations/queries.server.ts'
import { readAnswers } from '#app/ical/read/answers.ts'
import { calendarIn } from '#tests/helpers/mail-server.ts'
import { later, now } from './scene.ts'

type Over = {
  method?: string
  part?: string
  address?: string
  uid?: string
  sequence?: number
  /** Minutes after the scene's now. */
  at?: number
  /** Parameters of ATTENDEE, such as `;SENT-BY="mailto:a@b.test"`. */
  more?: string
  lines?: string[]
}

const stampOf = (at: Date) => at.toISOString().replace(/[-:]|\.\d+/g, '')

/** What another program sends back to an invitation it got: only what it read there, and the answer. */
export async function replyTo(raw: string, over: Over = {}): Promise<string> {
  const { method = 'REPLY', part = 'ACCEPTED', at = 5, more = '', lines = [] } = over
  const event = new ICAL.Component(ICAL.parse(await calendarIn(raw))).getFirstSubcomponent('vevent')
  const value = (name: string) => event?.getFirstPropertyValue(name)?.toString() ?? ''
  return `${[
    ...['BEGIN:VCALENDAR', 'PRODID:-//Another program//EN', 'VERSION:2.0', `METHOD:${method}`, 'BEGIN:VEVENT'],
    `UID:${over.uid ?? value('uid')}`,
    `SEQUENCE:${over.sequence ?? value('sequence')}`,
    `DTSTAMP:${stampOf(later(at))}`,
    `DTSTART:${value('dtstart').replace(/[-:]/g, '')}`,
    `ORGANIZER:${value('organizer')}`,
    `ATTENDEE;PARTSTAT=${part}${more}:${over.address ? `mailto:${over.address}` : value('attendee')}`,
    ...lines,
    ...['END:VEVENT', 'END:VCALENDAR'],
  ].join('\r\n')}\r\n`
}

/** The same as a message. */
export const mailed = (from: string, calendar: string): string =>
  [
    ...[`From: Somebody <${from}>`, 'To: policy.officer@ministry.test', 'Subject: Accepted: a talk', 'MIME-Version: 1.0'],
    ...['Content-Type: multipart/alternative; boundary=b', '', '--b', 'Content-Type: text/plain', '', 'Yes.', '--b'],
    ...['Content-Type: text/calendar; charset=utf-8; method=REPLY', 'Content-Transfer-Encoding: base64', ''],
    ...[Buffer.from(calendar).toString('base64').replace(/.{76}/g, '$&\r\n'), '--b--', ''],
  ].join('\r\n')

/** Takes it in as an upload does; answers what became of each, in a word. */
export async function receive(actor: Actor, id: string, text: string, at = 10): Promise<string[]> {
  const read = await readAnswers(new TextEncoder().encode(text))
  if (!read.ok) return [read.reason]
  const received = await asActor(actor, (db) => receiveAnswers(db, actor, id, read.answers, later(at)))
  return received.map((each) => (each.kind === 'shown' ? each.reason : each.kind))
}

export const answersOf = async (actor: Actor, id: string) =>
  Object.fromEntries((await asActor(actor, (db) => inviteesOf(db, id, now))).map(({ name, answer }) => [name, answer]))

export const listed = async (actor: Actor, id: string) => asActor(actor, (db) => answersAbout(db, id, 'Asia/Damascus'))
