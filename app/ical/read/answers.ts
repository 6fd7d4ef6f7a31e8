import { type AnswerFailure, answerLimits, type ReadAnswer, type ReadAnswers } from './answer-values.ts'
import { type Block, firstOf, linesOf, plainValue, readBlocks } from './blocks.ts'
import { zonesOf } from './calendar.ts'
import { decodeBytes } from './decode.ts'
import { spanOf, timeOf } from './event.ts'
import { addressOf, propertyOf, textOf } from './texts.ts'
import { Unreadable } from './values.ts'

class NoAnswer extends Error {
  readonly reason: AnswerFailure
  constructor(reason: AnswerFailure) {
    super(reason)
    this.reason = reason
  }
}

/** Reads the answers in a calendar file, or in a whole message that holds one. Never throws for what is in it. */
export async function readAnswers(bytes: Uint8Array): Promise<ReadAnswers> {
  if (bytes.length > answerLimits.bytes) return { ok: false, reason: 'too-large' }
  try {
    const { calendars, from } = isCalendar(bytes) ? { calendars: [bytes], from: [] } : await partsOf(bytes)
    const read = calendars.flatMap((calendar) => answersIn(calendar, from))
    // Programs put the same answer into a message twice: as its text, and attached.
    const answers = [...new Map(read.map((answer) => [JSON.stringify(answer), answer])).values()]
    if (answers.length === 0 || answers.length > answerLimits.answers) return { ok: false, reason: 'not-answer' }
    return { ok: true, answers }
  } catch (error) {
    if (error instanceof NoAnswer) return { ok: false, reason: error.reason }
    if (error instanceof Unreadable) return { ok: false, reason: 'unreadable' }
    throw error
  }
}

const isCalendar = (bytes: Uint8Array): boolean => /^\s*BEGIN:VCALENDAR\b/i.test(decodeBytes(bytes.subarray(0, 200))?.text ?? '')

/** The calendars in a message, and who its head says sent it. */
async function partsOf(bytes: Uint8Array) {
  // Only when a message is read: loading it takes longer than reading most answers.
  const { simpleParser } = await import('mailparser')
  const skip = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true }
  const { attachments, from } = await simpleParser(Buffer.from(bytes), skip)
  return {
    calendars: attachments.filter(({ contentType }) => /^(text\/calendar|application\/ics)\b/i.test(contentType)).map(({ content }) => content),
    from: (from?.value ?? []).flatMap(({ address }) => addressOf(address ?? '') || []),
  }
}

function answersIn(bytes: Uint8Array, from: string[]): ReadAnswer[] {
  const decoded = decodeBytes(bytes)
  if (!decoded) throw new NoAnswer('unreadable')
  return readBlocks(decoded.text).flatMap((calendar) => {
    const method = plainValue(firstOf(calendar, 'METHOD')).toUpperCase()
    if (method !== 'REPLY' && method !== 'COUNTER') return []
    const events = calendar.blocks.filter(({ name }) => name === 'VEVENT')
    return events.map((event) => answerIn(calendar, event, method === 'REPLY', from))
  })
}

function answerIn(calendar: Block, event: Block, replies: boolean, from: string[]): ReadAnswer {
  const uid = plainValue(firstOf(event, 'UID'))
  const stamp = stampOf(plainValue(firstOf(event, 'DTSTAMP')))
  const { address, sentBy, ...said } = personIn(event, from)
  if (event.damage || uid === '' || !stamp || address === '') throw new NoAnswer('incomplete')
  return {
    replies,
    uid: uid.slice(0, 400),
    ofSeries: firstOf(event, 'RECURRENCE-ID') !== undefined,
    sequence: Number(/^\d{1,9}$/.exec(plainValue(firstOf(event, 'SEQUENCE')))?.[0] ?? 0),
    stamp,
    address,
    ...said,
    sentBy: sentBy ?? (from.length > 0 && !from.includes(address) ? (from[0] ?? null) : null),
    comment: commentOf(event, said.comment),
    proposed: replies ? null : proposedIn(calendar, event),
  }
}

/** The one who answers. Where a program names everybody, it is who sent the message. */
function personIn(event: Block, from: string[]) {
  const all = linesOf(event, 'ATTENDEE').map((line) => {
    const property = propertyOf(line)
    const parameter = (name: string) => [property.getFirstParameter(name) ?? []].flat().map(String)[0] ?? ''
    const address = addressOf(String(property.getFirstValue() ?? ''))
    const sentBy = addressOf(parameter('sent-by'))
    const part = parameter('partstat').toLowerCase()
    return {
      address,
      part: parts.find((each) => each === part) ?? ('none' as const),
      sentBy: sentBy === '' || sentBy === address ? null : sentBy,
      delegatedTo: addressOf(parameter('delegated-to')) || null,
      comment: parameter('x-response-comment'),
    }
  })
  const [person, ...more] = all.length > 1 ? all.filter(({ address }) => from.includes(address)) : all
  if (!person) throw new NoAnswer(all.length > 1 ? 'several-people' : 'incomplete')
  if (more.length > 0) throw new NoAnswer('several-people')
  return person
}

const parts = ['accepted', 'declined', 'tentative', 'delegated'] as const

function stampOf(value: string): string | undefined {
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(value) ?? []
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString()
}

function commentOf(event: Block, inParameter: string): string | null {
  const said = textOf(firstOf(event, 'COMMENT')) || inParameter.replace(/\p{Cc}/gu, ' ').trim()
  return said.slice(0, answerLimits.comment).toWellFormed() || null
}

/** The other time that is proposed; null where none can be read, which is shown as well. */
function proposedIn(calendar: Block, event: Block) {
  const clocks = { readerZone: 'UTC', calendarZone: 'UTC', zoneOf: zonesOf(calendar) }
  try {
    return timeOf(spanOf(event, clocks, new Set()), 'UTC')
  } catch (error) {
    if (error instanceof Unreadable) return null
    throw error
  }
}
