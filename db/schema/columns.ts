import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, check, customType, integer, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { v7 } from 'uuid'

export const identity = () => uuid().primaryKey().$defaultFn(v7)
export const instant = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })
export const wallTime = (name: string) => timestamp(name, { withTimezone: false, mode: 'string', precision: 0 })
export const version = () => integer().notNull().default(1)

export const madeAt = (name = 'at') => instant(name).notNull().defaultNow()

/** `text` that only takes the listed words; pair it with `oneOf` so that the database refuses others. */
export const words = <const Words extends readonly [string, ...string[]]>(list: Words, name = '') =>
  text(name, { enum: list as unknown as [Words[0], ...Words] })

export const oneOf = (name: string, column: AnyPgColumn, list: readonly string[]) =>
  check(name, sql`${column} in (${sql.raw(list.map((word) => `'${word}'`).join(', '))})`)

export const notBlank = (name: string, column: AnyPgColumn) => check(name, sql`btrim(${column}) <> ''`)

export const bytea = customType<{ data: Uint8Array }>({ dataType: () => 'bytea' })

export const instantRange = customType<{ data: string }>({ dataType: () => 'tstzrange' })

export const gin = (column: AnyPgColumn): SQL => sql`${column} gin_trgm_ops`

/** The words of a folded text by their stems in the three languages people write here. */
export const stems = (column: AnyPgColumn | SQL): SQL =>
  sql`(to_tsvector('english'::regconfig, ${column}) || to_tsvector('dutch'::regconfig, ${column}) || to_tsvector('arabic'::regconfig, ${column}))`
