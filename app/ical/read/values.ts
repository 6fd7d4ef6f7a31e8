/** What one file, one event and one series may hold. */
export const limits = {
  bytes: 10 * 1024 * 1024,
  events: 5_000,
  rows: 5_000,
  /** Letters of descriptions and people, counted for each day of a series. */
  text: 10_000_000,
  depth: 8,
  lineLength: 100_000,
  linesOfEvent: 2_000,
  people: 300,
  instances: 1_000,
  years: 5,
  dates: 500,
  product: 366,
  seriesMs: 250,
  fileMs: 20_000,
  heapMb: 128,
}

/** What a worker that reads may take of memory. */
export const heapLimits = { maxOldGenerationSizeMb: limits.heapMb, maxYoungGenerationSizeMb: 16, stackSizeMb: 4 }

/** A key of the `imports.reasons` texts, with its values after a bar: `unknownZone|{"zone":"Mars","line":14}`. */
export type Said = string

export const said = (key: string, values: Record<string, string | number>): Said => `${key}|${JSON.stringify(values)}`

/** Why a file or one of its events cannot be taken. */
export class Unreadable extends Error {
  readonly reason: Said
  constructor(key: string, values: Record<string, string | number>) {
    super(key)
    this.reason = said(key, values)
  }
}

/** The same where the whole file cannot be taken. */
export class FileUnreadable extends Unreadable {}

/** When, as forms say it: dates the last day included, times on the clocks of `zone`. */
export type ReadTime = {
  timing: 'timed' | 'all-day'
  zone: string
  startsOn: string
  endsOn: string
  startsTime?: string
  endsTime?: string
  startsFold?: '0' | '1'
  endsFold?: '0' | '1'
}

export type ReadPerson = { name: string; address: string }

export type ReadEvent = {
  title: string
  place: string | null
  purpose: string | null
  joinLink: string | null
  status: 'confirmed' | 'tentative'
  time: ReadTime
  people: ReadPerson[]
}

/**
 * One engagement that a file speaks of. `recurrenceId` is '' for what does not repeat, else the moment the series first gave it, in UTC, or
 * its date. Just one of `event`, `cancels` and `refusal` is there; `whole` cancels whatever has the UID.
 */
export type ReadRow = {
  line: number
  uid: string
  recurrenceId: string
  title: string
  sequence: number
  notes: Said[]
  event?: ReadEvent
  cancels?: 'one' | 'whole'
  refusal?: Said
}

/** A series of which the file tells every day from one key to another: what it gave there before and tells no more has gone. */
export type ReadSeries = { uid: string; line: number; title: string; sequence: number; from: string; to: string }

export type ReadFile = { ok: true; notes: Said[]; rows: ReadRow[]; series: ReadSeries[] } | { ok: false; reason: Said }

/** `zone` is for times that name none, `untitled` for events without a title; both are the reader's. */
export type ReadOptions = {
  zone: string
  untitled: string
  now: number
  /** The days wanted, both included; all that a file may hold without it. */
  window?: { from: string; to: string }
  /** Lines of events that took too long when they were read before. */
  skip?: readonly { line: number; key: string }[]
  /** Called before and after what may take long. */
  onSeries?: (line: number | undefined) => void
}
