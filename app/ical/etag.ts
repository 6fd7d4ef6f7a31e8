import { hashBody } from './body-hash.server.ts'

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
const clock = String.raw`(?<hour>[01]\d|2[0-3]):(?<minute>[0-5]\d):(?<second>[0-5]\d|60)`
// RFC 9110, 5.6.7: the form that is sent today, then the two that must still be read.
const httpDates = [
  new RegExp(String.raw`^\w{3}, (?<day>\d\d) (?<month>\w{3}) (?<year>\d{4}) ${clock} GMT$`),
  new RegExp(String.raw`^\w{6,9}, (?<day>\d\d)-(?<month>\w{3})-(?<year>\d\d) ${clock} GMT$`),
  new RegExp(String.raw`^\w{3} (?<month>\w{3}) (?<day>[ \d]\d) ${clock} (?<year>\d{4})$`),
]

/** A strong entity tag of the body, with its quotes. */
export function etagOf(body: string | Uint8Array): string {
  return `"${hashBody(body)}"`
}

function opaqueTag(etag: string): string {
  return etag.replace(/^W\//, '')
}

/** Whether If-None-Match holds the tag (a list or `*`, compared weakly as RFC 9110, 13.1.2 asks): then the answer is 304. */
export function matchesEtag(ifNoneMatch: string | null, etag: string): boolean {
  if (ifNoneMatch === null) return false
  if (ifNoneMatch.trim() === '*') return true
  const listed = ifNoneMatch.match(/(?:W\/)?"[^"]*"/g) ?? []
  return listed.some((tag) => opaqueTag(tag) === opaqueTag(etag))
}

function yearOf(text: string, now: Date): number {
  if (text.length === 4) return Number(text)
  const century = Math.floor(now.getUTCFullYear() / 100) * 100
  const year = century + Number(text)
  return year > now.getUTCFullYear() + 50 ? year - 100 : year
}

/** Milliseconds since 1970 of an HTTP-date in any of its three forms; undefined for anything else. `now` places years of two digits. */
function readHttpDate(text: string, now: Date): number | undefined {
  const parts = httpDates.map((form) => form.exec(text.trim())?.groups).find((groups) => groups !== undefined)
  const { day = '', month = '', year = '', hour, minute, second } = parts ?? {}
  const date = new Date(Date.UTC(yearOf(year, now), months.indexOf(month), Number(day)))
  if (!months.includes(month) || date.getUTCDate() !== Number(day)) return undefined
  return date.getTime() + ((Number(hour) * 60 + Number(minute)) * 60 + Number(second)) * 1000
}

/**
 * Whether what changed last at `changedAt` must be sent to a reader who says If-Modified-Since; true as well when the header is missing or
 * not a date. Ask only when there is no If-None-Match, which beats it.
 */
export function isModifiedSince(header: string | null, changedAt: Date, now = new Date()): boolean {
  const since = header === null ? undefined : readHttpDate(header, now)
  return since === undefined || Math.floor(changedAt.getTime() / 1000) * 1000 > since
}
