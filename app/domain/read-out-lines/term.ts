import { readDays } from '#app/domain/engagements/quick-add/days.ts'
import { type Doubt, mark } from '#app/domain/engagements/quick-add/reading.ts'

/** What was not certain in a line: besides the doubts of any date, another term (YYYY-MM-DD) and an hour, which stay in the text. */
export type LineDoubt = Doubt | { about: 'other-term'; read: string } | { about: 'hour'; said: string }

type Term = { text: string; dueOn: string; doubts: LineDoubt[]; after: string }

// Only what is said to be a term is one: "send the report of 5 February" names a report.
const plain = 'before|by|due|no later than|until|voor|vóór|uiterlijk(?: op)?|tegen|tot'
const loose = 'on|for|op'
const hour = /(?:\b(?:at|om|by|before|voor)\s+)?((?<![\d.])\d{1,2}[:.]\d{2}(?![\d.])(?:\s*(?:am|pm|uur))?|\d{1,2}\s*(?:am|pm|uur)\b)/iu

/**
 * Takes the term out of what a line says: the last date after a word such as "before" or "uiterlijk", else the last after "on" or "for".
 * `dueOn` is YYYY-MM-DD, read as seen from `today`.
 */
export function readTerm(said: string, today: string): { text: string; dueOn: string | undefined; doubts: LineDoubt[] } {
  const meant = termsIn(said, plain, today)
  const terms = meant.length > 0 ? meant : termsIn(said, loose, today)
  const last = terms.at(-1)
  if (!last) return { text: said.trim(), dueOn: undefined, doubts: [] }
  const { text, dueOn, after } = last
  const others = terms.slice(0, -1).map((term): LineDoubt => ({ about: 'other-term', read: term.dueOn }))
  const clock = hour.exec(/^\W*(?:\w+\W+){0,3}/u.exec(after)?.[0] ?? '')?.[1]
  return { text, dueOn, doubts: [...last.doubts, ...others, ...(clock ? [{ about: 'hour' as const, said: clock }] : [])] }
}

function termsIn(said: string, words: string, today: string): Term[] {
  const form = new RegExp(`[\\s,;(–-]*(?<![\\p{L}\\d])(?:${words})(?:\\s+(?:the|de))?\\s+`, 'giu')
  return [...said.matchAll(form)].flatMap((match) => {
    const start = match.index
    const behind = said.slice(start + match[0].length)
    // A later date of another form would be taken first, so the clause is asked alone when the whole gives nothing here.
    const clause = /^[^;()]*?(?=[;()]|,\s|\s(?:before|by|until|voor|tegen|tot)\s|$)/iu.exec(behind)?.[0] ?? ''
    return (
      dateAtStart(behind, '', today, said.slice(0, start)) ??
      dateAtStart(clause, behind.slice(clause.length), today, said.slice(0, start)) ??
      []
    )
  })
}

function dateAtStart(clause: string, beyond: string, today: string, before: string): Term | undefined {
  const { found, rest, doubts } = readDays(clause, today)
  const [gap = '', ...remains] = rest.split(mark)
  if (!found || gap.trim() !== '') return undefined
  const unread = remains.join(' ').trim()
  const read = clause.trimEnd()
  // The reader of dates takes an hour along with its date, and a term has none.
  const [withHour = ''] = hour.exec(read.endsWith(unread) ? read.slice(0, read.length - unread.length) : '') ?? []
  const after = `${withHour} ${unread}${beyond}`
  const text = `${before} ${after}`
    .replace(/\s+/g, ' ')
    .replace(/\s*[,;–-]\s*$|\s+(?=[.,;)])/gu, '')
    .trim()
  if (!text) return undefined
  return { text, dueOn: found.endsOn, after, doubts: doubts.filter(({ about }) => about !== 'some-time' && about !== 'more-days') }
}
