import { assessmentKinds } from '#db/schema/words.ts'

/** What lists of contacts and organisations can show beside the name, in this order, and what they can be sorted by. */
export const listColumns = {
  contacts: ['posts', 'languages', 'email', 'phone', 'desk', 'level', ...assessmentKinds, 'last', 'next'],
  organisations: ['kind', 'shortName', 'country', 'parent', 'cadence', 'website', 'desk', 'level', ...assessmentKinds, 'last', 'next'],
} as const

export const listSorts = {
  contacts: ['name', 'languages', 'email', 'desk', 'level', ...assessmentKinds, 'last', 'next'],
  organisations: ['name', 'kind', 'shortName', 'country', 'cadence', 'desk', 'level', ...assessmentKinds, 'last', 'next'],
} as const

export type ListOf = keyof typeof listColumns
export type ListColumn = (typeof listColumns)[ListOf][number]
type ListSort = (typeof listSorts)[ListOf][number]
export type ListOrder<Sort extends ListSort = ListSort> = { sort: Sort; descending: boolean }

/** Shown when the address names none. */
export const usualColumns: readonly ListColumn[] = ['last', 'next']

/** How many rows a page may have, and how many it has unless the address says so. */
export const pageSizes = [25, 50, 100] as const
export const usualSize = 25

/** Longer lists are not sorted by when we spoke: that is worked out for each row. */
export const mostByMoment = 1_000

/** At most so many are changed at once. */
export const mostChosen = 500
