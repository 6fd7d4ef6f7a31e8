import type { GroupKind } from '#db/schema/words.ts'
import type { ProgrammeDay, ProgrammeItem } from './programme-view.ts'
import { overlap, spanOf } from './spans.ts'

type Group = { id: string; name: string; kind: GroupKind }
/** A group or vehicle that has a column; `single` stands for people named one by one. */
export type SplitColumn = Group | { id: 'single' }

/** Side by side what is at the same time; neighbouring columns with the same items are one cell. */
export type SplitCell = { columns: SplitColumn[]; items: ProgrammeItem[] }
type SplitRow = { id: string; cells: SplitCell[] }
export type SplitDay = { date: string; columns: SplitColumn[]; rows: SplitRow[]; without: ProgrammeDay['without'] }

/** Lays each day out by groups, by vehicles or by both, as it splits that day. What is for everybody spans them all. */
export function splitDays(days: readonly ProgrammeDay[], groups: readonly Group[]): SplitDay[] {
  return days.map(({ date, items, without }) => {
    const columns = columnsOf(items, groups)
    const rows = bandsOf(items).map((band) => ({ id: band[0]?.id ?? '', cells: cellsOf(band, columns) }))
    return { date, columns, rows, without }
  })
}

function columnsOf(items: readonly ProgrammeItem[], groups: readonly Group[]): SplitColumn[] {
  const used = new Set(items.flatMap(({ who }) => who?.groups.map(({ id }) => id) ?? []))
  const kinds = new Set(groups.filter(({ id }) => used.has(id)).map(({ kind }) => kind))
  const single = items.some(({ who }) => who && who.people.length > 0)
  const columns = [...groups.filter(({ kind }) => kinds.has(kind)), ...(single ? [{ id: 'single' as const }] : [])]
  // Beside one column alone everybody else would seem to be in it: then each item says whom it is for.
  return columns.length > 1 ? columns : []
}

/** Nobody who is in it is known (any more): it has no column of its own, so it is drawn across all. */
const isApart = ({ who }: ProgrammeItem): boolean => Boolean(who && who.groups.length + who.people.length > 0)

/** What follows each other in a band of its own; what is for a part and at the same time as another, in one. */
function bandsOf(items: readonly ProgrammeItem[]): ProgrammeItem[][] {
  const bands: ProgrammeItem[][] = []
  for (const item of items) {
    const last = bands.at(-1)
    const joins = isApart(item) && last?.every(isApart) && last.some((other) => isAtTheSameTime(other, item))
    if (joins) last?.push(item)
    else bands.push([item])
  }
  return bands
}

function isAtTheSameTime(one: ProgrammeItem, other: ProgrammeItem): boolean {
  const [first, second] = [spanOf(one), spanOf(other)]
  return first && second ? overlap(first, second) : !first && !second
}

function cellsOf(band: ProgrammeItem[], columns: SplitColumn[]): SplitCell[] {
  if (columns.length === 0 || !band.every(isApart)) return [{ columns, items: band }]
  const cells: SplitCell[] = []
  for (const column of columns) {
    const items = band.filter(({ who }) =>
      column.id === 'single' ? (who?.people.length ?? 0) > 0 : who?.groups.some(({ id }) => id === column.id),
    )
    const before = cells.at(-1)
    if (before && sameItems(before.items, items)) before.columns.push(column)
    else cells.push({ columns: [column], items })
  }
  return cells
}

const sameItems = (one: ProgrammeItem[], other: ProgrammeItem[]): boolean =>
  one.length === other.length && one.every(({ id }, index) => id === other[index]?.id)
