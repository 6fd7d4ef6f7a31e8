import { isDate } from '#app/lib/dates.ts'
import { isUuid } from '#app/lib/ids.ts'
import { dayRange } from '#app/lib/wall-time.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { assessmentEntries } from '../assessments/queries.server.ts'
import { changeEntries, commitmentEntries, engagementEntries, followUpEntries, readOutEntries } from './details.server.ts'
import { type EntryKind, entryKinds, type Timeline, type TimelineEntry } from './entries.ts'
import type { Subject } from './met.server.ts'
import type { Moments } from './moments.server.ts'
import { type NextStep, type Place, pickRows, type Row } from './rows.server.ts'

const rowsAtOnce = 50

export type TimelineFilter = {
  /** Only entries of this kind. */
  show?: EntryKind | undefined
  /** Where an earlier page ended: `earlier` of that page; or a day (YYYY-MM-DD), from which it goes back. Anything else is the beginning. */
  before?: string | undefined
}

type Glance = Moments & { step: NextStep | undefined }

/** Whose days and which moment it is told by. */
type Reading = { zone: string; now: string }

/**
 * What happened with an organisation or a contact, and what is to come, the newest first, as far as the actor may know: at most 50
 * entries; and at a glance the last and the next contact, and what is to be done next. Read-outs stand under their engagement and on
 * their own only when asked for.
 */
export async function timelineOf(
  db: ActorDb,
  of: Subject,
  { zone, now }: Reading,
  filter: TimelineFilter = {},
): Promise<Timeline & Glance> {
  const kinds = filter.show ? [filter.show] : entryKinds.filter((kind) => kind !== 'read-out')
  const wanted = { kinds, before: readPlace(filter.before, zone), limit: rowsAtOnce + 1, now }
  const { rows, counts, last, next, step } = await pickRows(db, of, wanted)
  const shown = rows.slice(0, rowsAtOnce)
  const end = shown.at(-1)
  return {
    entries: await entriesOf(db, shown, zone),
    counts,
    earlier: rows.length > rowsAtOnce && end ? `${end.at}_${end.id}` : undefined,
    last: last ?? undefined,
    next: next ?? undefined,
    step: step ?? undefined,
  }
}

function readPlace(text: string | undefined, zone: string): Place | undefined {
  if (text && isDate(text)) return { at: dayRange(text, text, zone).endsAt.toISOString(), id: '00000000-0000-0000-0000-000000000000' }
  const [at = '', id = ''] = (text ?? '').split('_')
  return isUuid(id) && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/.test(at) && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined
}

async function entriesOf(db: ActorDb, rows: Row[], zone: string): Promise<TimelineEntry[]> {
  const ids = (kind: EntryKind) => rows.filter((row) => row.kind === kind).map((row) => row.id)
  const load = async <Entry>(kind: EntryKind, read: (ids: string[]) => Promise<Entry[]>) => (ids(kind).length > 0 ? read(ids(kind)) : [])
  const details: TimelineEntry[][] = await Promise.all([
    load('engagement', (wanted) => engagementEntries(db, wanted)),
    load('read-out', (wanted) => readOutEntries(db, wanted)),
    load('follow-up', (wanted) => followUpEntries(db, wanted, zone)),
    load('commitment', (wanted) => commitmentEntries(db, wanted, zone)),
    load('assessment', (wanted) => assessmentEntries(db, wanted)),
    load('change', (wanted) => changeEntries(db, wanted, zone)),
  ])
  const byId = new Map(details.flat().map((entry) => [entry.id, entry]))
  const inOrder = rows.flatMap((row) => byId.get(row.id) ?? [])
  // The database goes by instants, the reader by the days that are shown: midnight UTC is the day before for some.
  return inOrder.sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0))
}
