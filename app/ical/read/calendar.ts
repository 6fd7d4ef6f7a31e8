import { hash } from 'node:crypto'
import { type Block, firstOf, plainValue, readBlocks } from './blocks.ts'
import { decodeBytes, lineOf } from './decode.ts'
import { contentOf, isCancelled, type Span, spanOf, timeOf } from './event.ts'
import { type Clocks, dayOf, keyOf, type Moment, momentsOf } from './moments.ts'
import { endAfter, expand, repeats } from './series.ts'
import {
  FileUnreadable,
  limits,
  type ReadFile,
  type ReadOptions,
  type ReadRow,
  type ReadSeries,
  type Said,
  said,
  Unreadable,
} from './values.ts'
import { type FoundZone, findZone } from './zones.ts'

/** Reads a calendar file. Never throws for what is in it: the file or the event is refused, with the line. */
export function readCalendar(bytes: Uint8Array, options: ReadOptions): ReadFile {
  if (bytes.length > limits.bytes) return { ok: false, reason: said('tooLarge', { line: lineOf(bytes, limits.bytes), most: 10 }) }
  const decoded = decodeBytes(bytes)
  if (!decoded) return { ok: false, reason: said('notText', { line: lineOf(bytes, bytes.indexOf(0)) }) }
  try {
    const calendars = readBlocks(decoded.text)
    const notes = new Set<Said>(decoded.note ? [decoded.note] : [])
    const read = calendars.map((calendar) => readOne(calendar, options, notes))
    const rows = within(withoutTwins(read.flatMap((one) => one.rows)), options.window)
    if (rows.length === 0 && !(options.window && calendars.length > 0)) throw new Unreadable('noEvents', { line: calendars[0]?.at ?? 1 })
    refuseTooMany(rows)
    refuseTooMuchText(rows)
    return { ok: true, notes: [...notes], rows: rows.map(({ stamp: _, ...row }) => row), series: read.flatMap((one) => one.series) }
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, reason: error.reason }
    throw error
  }
}

/** What lies outside the days wanted is left out; what cannot be read may lie in them. */
function within(rows: Row[], window: ReadOptions['window']): Row[] {
  if (!window) return rows
  return rows.filter(({ event, refusal }) => refusal || (event && event.time.startsOn <= window.to && event.time.endsOn >= window.from))
}

function refuseTooMany(rows: readonly ReadRow[]): void {
  const first = rows[limits.rows]
  if (first) throw new FileUnreadable('tooManyRows', { line: first.line, most: limits.rows })
}

function refuseTooMuchText(rows: readonly ReadRow[]): void {
  let length = 0
  for (const { line, event } of rows) {
    length += (event?.people ?? []).reduce((sum, { name, address }) => sum + name.length + address.length, event?.purpose?.length ?? 0)
    if (length > limits.text) throw new FileUnreadable('tooMuchText', { line })
  }
}

type Row = ReadRow & { stamp: string }
type Reading = { options: ReadOptions; clocks: Clocks; zone: string; cancels: boolean; rows: Row[]; series: ReadSeries[] }

function readOne(calendar: Block, options: ReadOptions, fileNotes: Set<Said>): Pick<Reading, 'rows' | 'series'> {
  const version = plainValue(firstOf(calendar, 'VERSION'))
  if (version === '1.0') throw new Unreadable('oldVersion', { line: firstOf(calendar, 'VERSION')?.at ?? calendar.at })
  if (version === '') fileNotes.add(said('noVersion', { line: calendar.at }))
  if (calendar.damage === 'truncated') fileNotes.add(said('truncatedFile', { line: calendar.brokenAt ?? calendar.at }))
  const zoneOf = zonesOf(calendar)
  const calendarZone = zoneOf(plainValue(firstOf(calendar, 'X-WR-TIMEZONE')))?.zone ?? options.zone
  const clocks = { readerZone: options.zone, calendarZone, zoneOf }
  const method = plainValue(firstOf(calendar, 'METHOD')).toUpperCase()
  // Somebody's answer to an invitation is no engagement.
  if (method === 'REPLY' || method === 'COUNTER') throw new Unreadable('answer', { line: firstOf(calendar, 'METHOD')?.at ?? calendar.at })
  const cancels = method === 'CANCEL'
  const reading: Reading = { options, clocks, zone: calendarZone, cancels, rows: [], series: [] }
  const events = calendar.blocks.filter((block) => block.name === 'VEVENT')
  for (const [uid, group] of Map.groupBy(events, uidOf)) readGroup(uid, group, reading)
  return reading
}

/** Finds the zones that a calendar names, by what it says of them or by their names. */
export function zonesOf(calendar: Block): Clocks['zoneOf'] {
  const definitions = new Map(
    calendar.blocks
      .filter((block) => block.name === 'VTIMEZONE')
      .map((block) => [plainValue(firstOf(block, 'TZID')).replaceAll('"', ''), block]),
  )
  const known = new Map<string, FoundZone | undefined>()
  return (tzid) => {
    if (tzid === '') return undefined
    const name = tzid.replaceAll('"', '')
    if (!known.has(name)) known.set(name, findZone(name, definitions.get(name)))
    return known.get(name)
  }
}

const longestUid = 400

/** What has no UID is known again by what it says. */
function uidOf(event: Block): string {
  const uid = plainValue(firstOf(event, 'UID')).replace(/\p{Cc}/gu, '')
  if (uid !== '' && uid.length <= longestUid) return uid
  const content = uid || ['DTSTART', 'SUMMARY'].map((name) => firstOf(event, name)?.rest ?? '').join('\n')
  return `sha256:${hash('sha256', content, 'hex')}`
}

/** All that a file says of one UID: a series and what differs from it, or each event by itself. */
function readGroup(uid: string, group: Block[], reading: Reading): void {
  const masters = group.filter((event) => !firstOf(event, 'RECURRENCE-ID'))
  const others = group.filter((event) => firstOf(event, 'RECURRENCE-ID'))
  const known = new Map<string, string>()
  for (const master of masters) {
    attempt(uid, master, reading, () => {
      for (const [day, key] of readMaster(uid, master, reading)) known.set(day, key)
    })
  }
  for (const other of others) attempt(uid, other, reading, () => readOther(uid, other, known, reading))
}

function attempt(uid: string, event: Block, reading: Reading, read: () => void): void {
  const { rows, options } = reading
  const refuse = (refusal: Said) => rows.push({ ...headOf(uid, event, options), recurrenceId: '', refusal })
  const skipped = options.skip?.find(({ line }) => line === event.at)
  if (skipped) return void refuse(said(skipped.key, { line: event.at }))
  if (event.damage) return void refuse(said(event.damage, { line: event.at }))
  try {
    read()
  } catch (error) {
    if (!(error instanceof Unreadable) || error instanceof FileUnreadable) throw error
    refuse(error.reason)
  }
}

function headOf(uid: string, event: Block, { untitled }: ReadOptions) {
  const sequence = Number(/^\d{1,9}$/.exec(plainValue(firstOf(event, 'SEQUENCE')))?.[0] ?? 0)
  // For a row that may turn out unreadable: the title as it stands there.
  const title = plainValue(firstOf(event, 'SUMMARY'))
    .slice(0, 200)
    .replace(/\\[nN]/g, ' ')
    .replace(/\\(.)/g, '$1')
    .replace(/\p{Cc}/gu, '')
  return { line: event.at, uid, title: title || untitled, sequence, notes: [], stamp: plainValue(firstOf(event, 'DTSTAMP')) }
}

/** Reads a single event, or each occurrence of a series; answers the key of each day for what differs from it. */
function readMaster(uid: string, event: Block, reading: Reading): Map<string, string> {
  const { options, clocks, zone, cancels, rows, series } = reading
  const head = headOf(uid, event, options)
  if (cancels || isCancelled(event)) {
    rows.push({ ...head, notes: [], recurrenceId: '', cancels: 'whole' })
    return new Map()
  }
  const notes = new Set<Said>()
  const span = spanOf(event, clocks, notes)
  const content = contentOf(event, options.untitled, notes)
  const row = (recurrenceId: string, at: Span, more: Iterable<Said> = []) =>
    rows.push({ ...head, title: content.title, recurrenceId, notes: [...notes, ...more], event: { ...content, time: timeOf(at, zone) } })
  if (!repeats(event)) {
    row('', span)
    return new Map()
  }
  const { occurrences, from, to, notes: said } = watched(event.at, options, () => expand(event, span.start, clocks, options))
  for (const { key, start } of occurrences) {
    const own = new Set(said)
    row(key, { start, end: endAfter(start, span.start, span.end, own) }, own)
    refuseTooMany(rows)
  }
  if (occurrences.length === 0 && !options.window) throw new Unreadable('noneInWindow', { line: event.at, from, to })
  series.push({ uid, line: event.at, title: content.title, sequence: head.sequence, from, to })
  return new Map(occurrences.map(({ key, start }) => [dayOf(start), key]))
}

function watched<Result>(line: number, { onSeries }: ReadOptions, work: () => Result): Result {
  onSeries?.(line)
  try {
    return work()
  } finally {
    onSeries?.(undefined)
  }
}

/** Reads what differs from its series on one day, or a cancellation of that day; it takes the place of what the rule gives there. */
function readOther(uid: string, event: Block, known: Map<string, string>, reading: Reading): void {
  const { options, clocks, zone, cancels, rows } = reading
  const line = firstOf(event, 'RECURRENCE-ID')
  if (!line) return
  if (/;RANGE=/i.test(line.rest.slice(0, line.rest.lastIndexOf(':')))) throw new Unreadable('thisAndFuture', { line: line.at })
  const notes = new Set<Said>()
  const [moment] = momentsOf(line, clocks, new Set())
  if (!moment) throw new Unreadable('badDate', { line: line.at, value: '' })
  const recurrenceId = keyIn(known, moment)
  const before = rows.findIndex((row) => row.uid === uid && row.recurrenceId === recurrenceId && row.line !== event.at)
  const ofSeries = before >= 0 && known.size > 0
  const head = headOf(uid, event, options)
  const put = (row: Row) => (ofSeries ? rows.splice(before, 1, row) : rows.push(row))
  if (cancels || isCancelled(event)) return void put({ ...head, notes: [], recurrenceId, cancels: 'one' })
  const span = spanOf(event, clocks, notes)
  const content = contentOf(event, options.untitled, notes)
  put({ ...head, title: content.title, recurrenceId, notes: [...notes], event: { ...content, time: timeOf(span, zone) } })
}

/** Some programs name the day alone, or its midnight, where the series has an hour. */
function keyIn(known: Map<string, string>, moment: Moment): string {
  const key = keyOf(moment)
  const keys = [...known.values()]
  return keys.includes(key)
    ? key
    : ((moment.kind === 'date' || moment.local.endsWith('T00:00') ? known.get(dayOf(moment)) : undefined) ?? key)
}

/** Of two that say they are the same the later version stays, and the other is refused. */
function withoutTwins(rows: Row[]): Row[] {
  const best = new Map<string, Row>()
  const isLater = (row: Row, other: Row) =>
    row.sequence - other.sequence || (row.stamp < other.stamp ? -1 : Number(row.stamp > other.stamp))
  for (const row of rows) {
    const id = `${row.recurrenceId}\n${row.uid}`
    const other = best.get(id)
    if (!row.refusal && (!other || isLater(row, other) > 0)) best.set(id, row)
  }
  return rows.map((row) => {
    const kept = best.get(`${row.recurrenceId}\n${row.uid}`)
    if (row.refusal || !kept || kept === row) return row
    const { event: _, cancels: __, ...rest } = row
    return { ...rest, refusal: said('twice', { line: row.line, other: kept.line }) }
  })
}
