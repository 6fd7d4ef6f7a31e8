import { limits, Unreadable } from './values.ts'

/** A content line, unfolded: `at` is where it begins in the file, `rest` what stands after the name, its ; or : first. */
export type Line = { at: number; name: string; rest: string }

/** `damage` says why a component cannot be taken as a whole one, `brokenAt` in which line the file broke off. */
export type Block = {
  name: string
  at: number
  lines: Line[]
  blocks: Block[]
  damage?: 'truncated' | 'nested' | 'tooManyLines'
  brokenAt?: number
}

/** What is read of each component; anything else, alarms and attachments among it, goes by. */
const wanted: Record<string, ReadonlySet<string>> = {
  VCALENDAR: new Set(['VERSION', 'METHOD', 'X-WR-TIMEZONE']),
  VTIMEZONE: new Set(['TZID', 'X-LIC-LOCATION']),
  STANDARD: new Set(['DTSTART', 'TZOFFSETTO', 'TZOFFSETFROM', 'RRULE']),
  DAYLIGHT: new Set(['DTSTART', 'TZOFFSETTO', 'TZOFFSETFROM', 'RRULE']),
  VEVENT: new Set(
    [
      'UID DTSTART DTEND DURATION RRULE EXRULE RDATE EXDATE RECURRENCE-ID SEQUENCE DTSTAMP STATUS SUMMARY LOCATION DESCRIPTION ATTENDEE COMMENT',
      'ORGANIZER CONFERENCE X-MS-OLK-SENDER X-ALT-DESC X-GOOGLE-CONFERENCE X-MICROSOFT-CDO-ALLDAYEVENT X-MICROSOFT-SKYPETEAMSMEETINGURL',
    ].flatMap((names) => names.split(' ')),
  ),
}

/** The calendars of a file as far as they are read. Throws Unreadable for a file that is none or goes beyond the limits. */
export function readBlocks(text: string): Block[] {
  const calendars: Block[] = []
  const open: { name: string; block: Block | undefined }[] = []
  let events = 0

  const begin = (name: string, at: number) => {
    if (open.length === 0 && name !== 'VCALENDAR') throw new Unreadable('notCalendar', { line: at })
    if (open.length >= limits.depth) throw new Unreadable('tooDeep', { line: at, most: limits.depth })
    const above = open.at(-1)?.block
    const block: Block | undefined = wanted[name] && (above || open.length === 0) ? { name, at, lines: [], blocks: [] } : undefined
    if (name === 'VEVENT') {
      events += 1
      if (events > limits.events) throw new Unreadable('tooManyEvents', { line: at, most: limits.events })
      const outer = open.find((one) => one.name === 'VEVENT')?.block
      if (outer) outer.damage = 'nested'
    }
    if (block) (above?.blocks ?? calendars).push(block)
    open.push({ name, block })
  }

  const end = (name: string, at: number) => {
    const top = open.pop()
    if (top?.name !== name) throw new Unreadable('wrongEnd', { line: at, name: name.slice(0, 40), open: top?.name.slice(0, 40) ?? '' })
  }

  let last = 1
  for (const { at, text: line } of unfold(text)) {
    last = at
    const [, name = '', rest = ''] = /^([A-Za-z0-9-]+)([;:][\s\S]*)$/.exec(line) ?? []
    const upper = name.toUpperCase()
    if (upper === 'BEGIN') begin(rest.slice(1).trim().toUpperCase(), at)
    else if (upper === 'END') end(rest.slice(1).trim().toUpperCase(), at)
    else if (open.length === 0) throw new Unreadable('notCalendar', { line: at })
    else keep(open.at(-1)?.block, { at, name: upper, rest })
  }
  for (const { block } of open) if (block) Object.assign(block, { damage: 'truncated', brokenAt: last } satisfies Partial<Block>)
  return calendars
}

function keep(block: Block | undefined, line: Line): void {
  if (!block || !wanted[block.name]?.has(line.name)) return
  if (block.lines.length >= limits.linesOfEvent) block.damage ??= 'tooManyLines'
  else block.lines.push(line)
}

/** Lines end in CRLF, LF or CR; one that begins with a space or tab goes on with the last. What is longer than any text we keep is cut. */
function* unfold(text: string): Generator<{ at: number; text: string }> {
  const lineEnd = /\r\n|\n|\r/g
  let current: { at: number; text: string } | undefined
  let start = text.startsWith('\uFEFF') ? 1 : 0
  for (let at = 1; start <= text.length; at += 1) {
    lineEnd.lastIndex = start
    const found = lineEnd.exec(text)
    const piece = text.slice(start, found?.index ?? text.length)
    start = found ? lineEnd.lastIndex : text.length + 1
    if (current && /^[ \t]/.test(piece)) {
      if (current.text.length < limits.lineLength) current.text += piece.slice(1, limits.lineLength)
      continue
    }
    if (current && current.text.trim() !== '') yield current
    current = { at, text: piece.slice(0, limits.lineLength) }
  }
  if (current && current.text.trim() !== '') yield current
}

export const linesOf = (block: Block, name: string): Line[] => block.lines.filter((line) => line.name === name)

export const firstOf = (block: Block, name: string): Line | undefined => block.lines.find((line) => line.name === name)

/** The value of a line without parameters that matter. */
export const plainValue = (line: Line | undefined): string => line?.rest.slice(line.rest.indexOf(':') + 1).trim() ?? ''
