import { readFileApart } from '#app/ical/read/read-file.server.ts'
import type { ReadEvent, Said } from '#app/ical/read/values.ts'
import { addDays } from '#app/lib/dates.ts'
import { type FetchProblem, fetchCalendar, type Reach, type Validators } from '#app/outbound/fetch-calendar.server.ts'
import { timeColumns } from '../engagements/times.ts'

const window = { pastDays: 92, aheadDays: 548 }

type OutsideEvent = {
  title: string
  place: string | null
  startsOn: string | null
  endsOn: string | null
  startsAt: Date
  endsAt: Date
}
export type Reading = { kind: 'read'; validators: Validators; events: OutsideEvent[]; unread: number }
export type Looked = Reading | { kind: 'unchanged' } | { kind: 'failed'; problem: string }

/** What a look outside goes by: which hosts the operator allows, and, in tests alone, how they are reached. */
export type Outside = { hosts: readonly string[]; reach?: Reach }
type Look = Outside & { validators?: Validators; zone: string; now: Date }

/** Looks at a calendar outside: about three months back and eighteen ahead of it, series counted out. Times that name no zone are in `zone`. */
export async function readOutside(address: string, { zone, now, ...asked }: Look): Promise<Looked> {
  const fetched = await fetchCalendar(address, asked)
  if (fetched.kind === 'unchanged') return fetched
  if (fetched.kind === 'failed') return { kind: 'failed', problem: problemKey(fetched.problem) }
  const today = now.toISOString().slice(0, 10)
  const days = { from: addDays(today, -window.pastDays), to: addDays(today, window.aheadDays) }
  const read = await readFileApart(fetched.bytes, { zone, untitled: '', now: now.getTime(), window: days })
  if (!read.ok) return { kind: 'failed', problem: reasonKey(read.reason) }
  const events = read.rows.map(({ event }) => event && placed(event))
  const unread = read.rows.filter(({ refusal }) => refusal).length + events.filter((event) => event === null).length
  return { kind: 'read', validators: fetched.validators, events: events.filter((event) => event != null), unread }
}

/** Why a look failed, as a key of the texts that pages say it by. */
export const problemKey = (problem: FetchProblem | 'tooOften') => `externalCalendars.problem.${problem}` as const
const reasonKey = (reason: Said) => `imports.reasons.${reason}`

function placed({ title, place, time }: ReadEvent): OutsideEvent | null {
  const found = timeColumns(time)
  if (!found.ok) return null
  const { startsOn, endsOn, startsAt, endsAt } = found.columns
  return { title, place, startsOn, endsOn, startsAt, endsAt }
}
