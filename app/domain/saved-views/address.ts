import { calendarPath } from '../calendar/address.ts'
import { readAddress } from '../calendar/read-address.ts'

/** What a calendar address asks for but for its date, in the one form in which it is kept; what makes no sense is left out. */
export function keptQuery(query: string): string {
  const path = calendarPath(readAddress(new URLSearchParams(query), '2000-01-01'))
  const kept = new URLSearchParams(path.slice(path.indexOf('?')))
  kept.delete('date')
  return String(kept)
}

/** Where a kept view lies, on the day given. */
export const viewPath = (query: string, date: string): string => `/calendar?${query}&date=${date}`
