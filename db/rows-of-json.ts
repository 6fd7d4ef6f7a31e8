import { getTableColumns, type InferSelectModel } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'

/** Reads rows of a table that the database wrote with `to_json` as Drizzle reads them from a query. */
export function rowsOfJson<Table extends PgTable>(table: Table): (row: Record<string, unknown>) => InferSelectModel<Table> {
  const columns = Object.entries(getTableColumns(table))
  const read = (column: (typeof columns)[number][1], value: unknown) => (value === null ? null : column.mapFromDriverValue(value))
  return (row) => Object.fromEntries(columns.map(([key, column]) => [key, read(column, row[column.name])])) as InferSelectModel<Table>
}
