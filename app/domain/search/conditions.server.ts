import { and, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Query } from './query.ts'

type Column = AnyPgColumn | SQL

// Folded text holds letters, digits and spaces only, so nothing in a pattern can be a wildcard.
const begins = (column: Column, word: string): SQL => sql`(${column} like ${`${word}%`} or ${column} like ${`% ${word}%`})`

// Under three letters the trigram index knows beginnings of words alone.
const holds = (column: Column, word: string): SQL => (word.length < 3 ? begins(column, word) : sql`${column} like ${`%${word}%`}`)

const all = (conditions: (SQL | undefined)[]): SQL => and(...conditions) ?? sql`true`

/** Every word of the query stands in the folded text as it is. */
export const holdsWords = (column: Column, query: Query): SQL => all(query.words.map(({ word }) => holds(column, word)))

/** Every word of the query, or another known spelling of it, stands in the folded text. */
export const holdsSpellings = (column: Column, query: Query): SQL =>
  all(query.words.map(({ word, others }) => or(holds(column, word), ...others.map((other) => begins(column, other)))))

/** A name sounds like the query: for every word it has, among the keys of its own words, one that the word may have. */
export const soundsLike = (key: Column, query: Query): SQL =>
  query.keys.length === 0
    ? sql`false`
    : all(
        query.keys.map((keys) => {
          const any = sql.join(
            keys.map((each) => sql`${each}`),
            sql`, `,
          )
          return sql`string_to_array(${key}, ' ') && array[${any}]::text[]`
        }),
      )
