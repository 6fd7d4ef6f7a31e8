/** What one table may hold. */
export const tableLimits = {
  bytes: 25 * 1024 * 1024,
  unpackedBytes: 120 * 1024 * 1024,
  rows: 100_000,
  columns: 60,
  letters: 20_000,
  ms: 20_000,
}

/** Longer tables are looked through and brought in piece by piece in the background. */
export const shortTable = 2_000

export type TableRow = { line: number; cells: string[] }

/** A key of the `tables.reasons` or `tables.notes` texts, with its values after a bar: `longCell|{"line":14}`. */
export type TableSaid = string

export const saidOfTable = (key: string, values: Record<string, string | number> = {}): TableSaid => `${key}|${JSON.stringify(values)}`

export type ReadTable = { ok: true; heads: string[]; rows: TableRow[]; notes: TableSaid[] } | { ok: false; reason: TableSaid }
export type ReadTableWell = Extract<ReadTable, { ok: true }>

/** Why a table cannot be taken. */
export class TableUnreadable extends Error {
  readonly reason: TableSaid
  constructor(key: string, values: Record<string, string | number> = {}) {
    super(key)
    this.reason = saidOfTable(key, values)
  }
}

/** Refuses a row that is wider or longer than tables may be. */
export function checkedRow(row: TableRow): TableRow {
  if (row.cells.length > tableLimits.columns) throw new TableUnreadable('tooManyColumns', { most: tableLimits.columns, line: row.line })
  if (row.cells.some((cell) => cell.length > tableLimits.letters))
    throw new TableUnreadable('longCell', { most: tableLimits.letters, line: row.line })
  return row
}

export const tooManyRows = () => new TableUnreadable('tooManyRows', { most: tableLimits.rows })
