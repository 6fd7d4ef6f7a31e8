import type { SavedPage } from '#db/schema/words.ts'
import { calendarPath } from '../calendar/address.ts'
import { readAddress } from '../calendar/read-address.ts'

// Not the words typed: they may be somebody's name, who may ask to be forgotten.
const ofLists = ['organisation', 'kind', 'country', 'language', 'desk', 'level', 'columns', 'sort', 'order', 'rows']

/** What a page's address asks for but for its date, in the one form in which it is kept; what makes no sense is left out. */
export function keptQuery(query: string, page: SavedPage = 'calendar'): string {
  const asked = new URLSearchParams(query)
  if (page !== 'calendar') {
    const kept = ofLists.flatMap((name) => asked.getAll(name).map((value): [string, string] => [name, value]))
    return String(new URLSearchParams(kept.filter(([, value]) => value !== '' && value.length <= 200).slice(0, 40)))
  }
  const path = calendarPath(readAddress(asked, '2000-01-01'))
  const kept = new URLSearchParams(path.slice(path.indexOf('?')))
  kept.delete('date')
  return String(kept)
}

/** Where a kept view lies, on the day given. */
export const viewPath = (query: string, date: string, page: SavedPage = 'calendar'): string =>
  page === 'calendar' ? `/calendar?${query}&date=${date}` : `/${page}?${query}`
