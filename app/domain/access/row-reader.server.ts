import { Column, is, SQL } from 'drizzle-orm'
import type { PgSession } from 'drizzle-orm/pg-core'

export type Fields = Parameters<PgSession['prepareQuery']>[1]
type Decoder = { mapFromDriverValue(value: unknown): unknown }

/**
 * Reads the rows of a question, each value as Drizzle reads it; how is found out once, where Drizzle does so for each value of each row. Undefined
 * for rows that have parts, which are left to Drizzle.
 */
export function rowReader(fields: Fields): ((rows: unknown[][]) => unknown[]) | undefined {
  if (!fields || fields.some(({ path }) => path.length > 1)) return undefined
  const columns = fields.map(({ path: [name = ''], field }) => ({ name, read: readingOf(decoderOf(field)) }))
  return (rows) =>
    rows.map((values) => {
      const row: Record<string, unknown> = {}
      let at = 0
      for (const { name, read } of columns) {
        const value = values[at++]
        row[name] = value === null || !read ? value : read(value)
      }
      return row
    })
}

type Field = NonNullable<Fields>[number]['field']

function decoderOf(field: Field): Decoder {
  if (is(field, Column)) return field as Decoder
  // Drizzle keeps it to itself.
  return (is(field, SQL) ? field : (field as SQL.Aliased).sql)['decoder' as never]
}

const asItIs = [Column.prototype.mapFromDriverValue, decoderOf(new SQL([])).mapFromDriverValue]

const readingOf = (decoder: Decoder) =>
  asItIs.includes(decoder.mapFromDriverValue) ? undefined : (value: unknown) => decoder.mapFromDriverValue(value)
