import { type ReadEvent, type ReadTime, type Said, said } from '#app/ical/read/values.ts'
import type { Status, Timing } from '#db/schema/words.ts'
import { type TimeColumns, timeColumns } from '../engagements/times.ts'

/** What was last read of an engagement in a file; `status` is 'cancelled' once a file cancelled it. */
export type Content = Omit<ReadEvent, 'people' | 'status'> & { status: ReadEvent['status'] | 'cancelled' }

export const contentOf = ({ people: _, ...content }: ReadEvent): Content => content

type AnyTime = Omit<ReadTime, 'timing'> & { timing: Timing }

/** An engagement that a row of a file matches, as it stands. `writable` when the actor may change it. */
export type Match = {
  engagementId: string
  kind: string
  desk: string
  writable: boolean
  version: number
  uid: string
  recurrenceId: string
  sequence: number
  content: Content
  now: Omit<Content, 'status' | 'time'> & { status: Status; time: AnyTime; startsAt: Date; endsAt: Date }
}

export type ImportRow = {
  id: string
  position: number
  line: number
  uid: string
  recurrenceId: string
  formerId: string | null
  title: string
  sequence: number
  notes: Said[]
  content: ReadEvent | null
  cancels: 'one' | 'whole' | 'gone' | null
  refusal: Said | null
  taken: boolean
}

export type Change =
  | { field: 'title' | 'place' | 'purpose' | 'joinLink'; from: string | null; to: string | null }
  | { field: 'status'; from: Status; to: ReadEvent['status'] | 'cancelled' }
  | { field: 'time'; from: TimeColumns; to: TimeColumns }

export type Plan = {
  kind: 'new' | 'changed' | 'unchanged' | 'refused'
  reason?: Said
  match?: Match
  changes: Change[]
  /** When it would be held. */
  time?: TimeColumns
}

const refuse = (key: string, values: Record<string, string | number> = {}): Plan => ({
  kind: 'refused',
  reason: said(key, values),
  changes: [],
})

/** UIDs of our own feeds: what they name is changed here and nowhere else. */
const ownUid = /@gezant\.invalid$/

/** What taking a row would do now. */
export function planRow(row: ImportRow, match: Match | undefined): Plan {
  if (row.refusal) return { kind: 'refused', reason: row.refusal, changes: [] }
  if (ownUid.test(row.uid)) return refuse('ownExport')
  if (!match) return row.content ? planNew(row, row.content) : refuse('nothingToCancel')
  if (!match.writable) return { ...refuse('otherDesk', { desk: match.desk }), match }
  if (row.sequence < match.sequence) return { ...refuse('older', { theirs: row.sequence, ours: match.sequence }), match }
  return row.content ? planChange(row.content, match) : planCancel(match)
}

function planNew(row: ImportRow, content: ReadEvent): Plan {
  const time = timeColumns(content.time)
  return time.ok ? { kind: 'new', changes: [], time: time.columns } : refuse('badTime', { line: row.line })
}

function planCancel(match: Match): Plan {
  const time = standing(match)
  if (match.now.status === 'cancelled') return { kind: 'unchanged', match, changes: [], time }
  return { kind: 'changed', match, time, changes: [{ field: 'status', from: match.now.status, to: 'cancelled' }] }
}

/** Only what the file says otherwise than it did before: what was changed here by hand since, and not there, stays. */
function planChange(content: ReadEvent, match: Match): Plan {
  const { content: before, now } = match
  const changes: Change[] = []
  for (const field of ['title', 'place', 'purpose', 'joinLink'] as const) {
    if (content[field] !== before[field] && content[field] !== now[field]) changes.push({ field, from: now[field], to: content[field] })
  }
  const cancelledHere = now.status === 'cancelled' && before.status !== 'cancelled'
  if (content.status !== before.status && content.status !== now.status && !cancelledHere) {
    changes.push({ field: 'status', from: now.status, to: content.status })
  }
  const time = timeColumns(content.time)
  if (!time.ok) return { ...refuse('badTime'), match }
  if (!sameTime(content.time, before.time) && !sameTime(content.time, now.time)) {
    if (match.kind === 'visit' && content.time.timing === 'timed') return { ...refuse('visitDays'), match }
    changes.push({ field: 'time', from: standing(match), to: time.columns })
  }
  const moved = changes.some(({ field }) => field === 'time')
  return { kind: changes.length > 0 ? 'changed' : 'unchanged', match, changes, time: moved ? time.columns : standing(match) }
}

const parts = ['timing', 'zone', 'startsOn', 'endsOn', 'startsTime', 'endsTime', 'startsFold', 'endsFold'] as const

const sameTime = (one: AnyTime, other: AnyTime) => parts.every((part) => (one[part] ?? null) === (other[part] ?? null))

function standing({ now: { time, startsAt, endsAt } }: Match): TimeColumns {
  const timed = time.timing === 'timed'
  return {
    timing: time.timing,
    zone: time.zone,
    startsLocal: timed ? `${time.startsOn}T${time.startsTime}` : null,
    endsLocal: timed ? `${time.endsOn}T${time.endsTime}` : null,
    startsFold: Number(time.startsFold ?? 0),
    endsFold: Number(time.endsFold ?? 0),
    startsOn: timed ? null : time.startsOn,
    endsOn: timed ? null : time.endsOn,
    startsAt,
    endsAt,
  }
}

/** Of several engagements with one UID, which only strangers' desks can bring about, the actor's own comes first. */
export function bestMatch(matches: readonly Match[]): Match | undefined {
  return matches.find((match) => match.writable) ?? matches[0]
}
