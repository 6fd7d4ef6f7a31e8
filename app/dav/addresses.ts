import { isUuid } from '#app/lib/ids.ts'

const root = '/dav/'
export const principalPath = `${root}principal/`
export const homePath = `${root}calendars/`

export const calendarPath = (id: string): string => `${homePath}${id}/`
export const objectPath = (calendarId: string, id: string): string => `${calendarPath(calendarId)}${id}.ics`

export type Place =
  | { kind: 'root' | 'principal' | 'home' }
  | { kind: 'calendar'; calendarId: string }
  | { kind: 'object'; calendarId: string; id: string }

export const pathOf = (place: Place): string => {
  if (place.kind === 'object') return objectPath(place.calendarId, place.id)
  if (place.kind === 'calendar') return calendarPath(place.calendarId)
  return { root, principal: principalPath, home: homePath }[place.kind]
}

/** What a path names, the last slash left off or not; undefined for nothing of ours. */
export function placeOf(path: string): Place | undefined {
  const [first, second = '', third = '', fourth = '', ...rest] = path.replace(/\/$/, '').slice(1).split('/')
  if (first !== 'dav' || rest.length > 0) return undefined
  if (second === '') return { kind: 'root' }
  if (second === 'principal' && third === '') return { kind: 'principal' }
  if (second !== 'calendars') return undefined
  if (third === '') return { kind: 'home' }
  if (!isUuid(third)) return undefined
  if (fourth === '') return { kind: 'calendar', calendarId: third }
  const id = fourth.replace(/\.ics$/, '')
  return fourth.endsWith('.ics') && isUuid(id) ? { kind: 'object', calendarId: third, id } : undefined
}

/** The same for an address as programs write it: whole or a path, with escapes. */
export function placeAt(address: string, publicUrl: string): Place | undefined {
  const url = URL.parse(address.trim(), publicUrl)
  if (!url || url.origin !== publicUrl) return undefined
  try {
    return placeOf(decodeURIComponent(url.pathname))
  } catch {
    return undefined
  }
}
