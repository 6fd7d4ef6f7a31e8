import { and, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { stems } from '#db/schema/columns.ts'
import type { Query } from './query.ts'

type Column = AnyPgColumn | SQL

// Folded text holds letters, digits and spaces only, so nothing in a pattern can be a wildcard.
const wordBegins = (column: Column, word: string): SQL => sql`(${column} like ${`${word}%`} or ${column} like ${`% ${word}%`})`

/** The folded text begins so. */
export const begins = (column: Column, folded: string): SQL => sql`${column} like ${`${folded}%`}`

// Under three letters the trigram index knows beginnings of words alone.
const holds = (column: Column, word: string): SQL => (word.length < 3 ? wordBegins(column, word) : sql`${column} like ${`%${word}%`}`)

const all = (conditions: (SQL | undefined)[]): SQL => and(...conditions) ?? sql`true`

/** Every word of the query stands in the folded text as it is. */
export const holdsWords = (column: Column, query: Query): SQL => all(query.words.map(({ word }) => holds(column, word)))

/** Every word of the query, or another known spelling of it, stands in the folded text. */
export const holdsSpellings = (column: Column, query: Query): SQL =>
  all(query.words.map(({ word, others }) => or(holds(column, word), ...others.map((other) => wordBegins(column, other)))))

/** Every word of the query stands in the folded text, in any known spelling, or in another form of the word in English, Dutch or Arabic. */
export const holdsForms = (column: Column, query: Query): SQL =>
  all(
    query.words.map(({ word, others }) =>
      or(holds(column, word), ...others.map((other) => wordBegins(column, other)), hasStem(column, word)),
    ),
  )

const hasStem = (column: Column, word: string): SQL | undefined =>
  word.length < 3
    ? undefined
    : sql`${stems(column)} @@ (plainto_tsquery('english'::regconfig, ${word}) || plainto_tsquery('dutch'::regconfig, ${word}) || plainto_tsquery('arabic'::regconfig, ${word}))`

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
