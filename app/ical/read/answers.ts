import { answerLimits, type ReadAnswer, type ReadAnswers } from './answer-values.ts'
import { type Block, firstOf, linesOf, plainValue, readBlocks } from './blocks.ts'
import { zonesOf } from './calendar.ts'
import { decodeBytes } from './decode.ts'
import { spanOf, timeOf } from './event.ts'
import { addressOf, propertyOf, textOf } from './texts.ts'
import { said, Unreadable } from './values.ts'

/** Reads the answers in a calendar file, or in a whole message that holds one. Never throws for what is in it. */
export async function readAnswers(bytes: Uint8Array): Promise<ReadAnswers> {
  if (bytes.length > answerLimits.bytes) return { ok: false, reason: said('tooLarge', { most: answerLimits.bytes / 1_000_000 }) }
  try {
    const { calendars, from } = isMessage(bytes) ? await partsOf(bytes) : { calendars: [bytes], from: [] }
    if (calendars.length === 0) throw new Unreadable('noCalendarPart', {})
    const read = calendars.flatMap((calendar) => answersIn(calendar, from))
    // Programs put the same answer into a message twice: as its text, and attached.
    const answers = [...new Map(read.map((answer) => [JSON.stringify(answer), answer])).values()]
    if (answers.length > answerLimits.answers) throw new Unreadable('tooManyAnswers', { most: answerLimits.answers })
    return { ok: true, answers }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, reason: error.reason }
    throw error
  }
}

/** A message begins with the fields of its head, a calendar with a word of its own. */
const isMessage = (bytes: Uint8Array): boolean => /^(From |[!-9;-~]+:[ \t])/.test(decodeBytes(bytes.subarray(0, 1000))?.text ?? '')

/** The calendars in a message, and who its head says sent it. */
async function partsOf(bytes: Uint8Array) {
  // Only when a message is read: loading it takes longer than reading most answers.
  const { simpleParser } = await import('mailparser')
  const skip = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true }
  const { attachments, from } = await simpleParser(Buffer.from(bytes), skip)
  return {
    calendars: attachments
      .filter(({ contentType }) => /^(text\/calendar|application\/ics)\b/i.test(contentType))
      .map(({ content }) => content),
    from: (from?.value ?? []).flatMap(({ address }) => addressOf(address ?? '') || []),
  }
}

const methods = ['reply', 'counter', 'refresh'] as const

function answersIn(bytes: Uint8Array, from: string[]): ReadAnswer[] {
  const decoded = decodeBytes(bytes)
  if (!decoded) throw new Unreadable('notText', {})
  const found = readBlocks(decoded.text).flatMap((calendar) => {
    const line = firstOf(calendar, 'METHOD')
    const method = methods.find((each) => each === plainValue(line).toLowerCase())
    if (!method) throw new Unreadable('notAnswer', { line: line?.at ?? calendar.at })
    const events = calendar.blocks.filter(({ name }) => name === 'VEVENT')
    return events.map((event) => answerIn(calendar, event, method, from))
  })
  if (found.length === 0) throw new Unreadable('noEvents', {})
  return found
}

function answerIn(calendar: Block, event: Block, method: ReadAnswer['method'], from: string[]): ReadAnswer {
  if (event.damage) throw new Unreadable(event.damage, { line: event.at })
  const { said: inParameter, sentBy, ...person } = personIn(event, from)
  const outlook = firstOf(event, 'X-MS-OLK-SENDER')
  const sender = outlook ? addressOf(String(propertyOf(outlook).getFirstValue() ?? '')) : ''
  const other = [sentBy, sender, from.includes(person.address) ? '' : (from[0] ?? '')].find(
    (each) => each !== '' && each !== person.address,
  )
  return {
    method,
    uid: plainValue(needed(event, 'UID')).slice(0, 400),
    ofSeries: firstOf(event, 'RECURRENCE-ID') !== undefined,
    sequence: Number(/^\d{1,9}$/.exec(plainValue(firstOf(event, 'SEQUENCE')))?.[0] ?? 0),
    stamp: stampOf(event),
    ...person,
    sentBy: other ?? null,
    comment: commentOf(event, inParameter),
    proposed: method === 'counter' ? proposedIn(calendar, event) : null,
  }
}

function needed(event: Block, name: string) {
  const line = firstOf(event, name)
  if (!line || plainValue(line) === '') throw new Unreadable('missingLine', { line: line?.at ?? event.at, name })
  return line
}

const parts = ['accepted', 'declined', 'tentative', 'delegated'] as const

/** The one who answers. Where a program names everybody, it is who sent the message. */
function personIn(event: Block, from: string[]) {
  needed(event, 'ATTENDEE')
  const all = linesOf(event, 'ATTENDEE').map((line) => {
    const property = propertyOf(line)
    const parameter = (name: string) => [property.getFirstParameter(name) ?? []].flat().map(String)[0] ?? ''
    const address = addressOf(String(property.getFirstValue() ?? ''))
    if (address === '') throw new Unreadable('noAddress', { line: line.at })
    const part = parameter('partstat').toLowerCase()
    return {
      address,
      part: parts.find((each) => each === part) ?? ('none' as const),
      sentBy: addressOf(parameter('sent-by')),
      delegated: addressOf(parameter('delegated-to')) || addressOf(parameter('delegated-from')) || null,
      said: parameter('x-response-comment'),
    }
  })
  const senders = all.length > 1 ? all.filter(({ address }) => from.includes(address)) : all
  const [person] = [...senders, ...all]
  if (!person) throw new Unreadable('missingLine', { line: event.at, name: 'ATTENDEE' })
  return { ...person, several: senders.length !== 1 }
}

function stampOf(event: Block): string {
  const line = needed(event, 'DTSTAMP')
  const [, year, month, day, hour, minute, second] = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z?$/.exec(plainValue(line)) ?? []
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`)
  // Older than any calendar, and in year 0 than the database can tell.
  if (!(at.getTime() > 0)) throw new Unreadable('badDate', { line: line.at, value: plainValue(line).slice(0, 40) })
  return at.toISOString()
}

function commentOf(event: Block, inParameter: string): string | null {
  const text = textOf(firstOf(event, 'COMMENT')) || inParameter.replace(/\p{Cc}/gu, ' ').trim()
  return text.slice(0, answerLimits.comment).toWellFormed() || null
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
