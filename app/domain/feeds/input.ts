import * as z from 'zod'
import { locales } from '#app/i18n/locales.ts'
import { isDate } from '#app/lib/dates.ts'
import { isUuid } from '#app/lib/ids.ts'
import { choice, line } from '#app/lib/input.ts'
import { type FeedScope, feedDetails, isRecordScope } from '#db/schema/words.ts'
import { colourNames } from './colours.ts'

/** About 3 months back and 18 ahead. */
const usualWindow = { pastDays: 92, futureDays: 548 }
const mostDays = 3660
const mostMinutes = 20_160

const wholeNumber = (max: number) => {
  const error = `feeds.notInRange|${JSON.stringify({ max })}`
  return z.coerce.number(error).int(error).min(0, error).max(max, error)
}

/** What a feed is about: a plain scope, or that of a record with its id ('visit:ID'), as forms, addresses and the command line write it. */
export function readScope(text: string): { scope: FeedScope; scopeId?: string } | undefined {
  if (text === 'all' || text === 'mine' || text === 'follow-ups') return { scope: text }
  const [scope = '', scopeId, ...rest] = text.split(':')
  if (!isRecordScope(scope) || !isUuid(scopeId) || rest.length > 0) return undefined
  return { scope, scopeId }
}

/** What a subscription may be asked for: the window in days before and after today, the alarm in minutes before an event begins. */
export const feedInput = z
  .object({
    name: line(100),
    scope: z.string('errors.required').transform((text, context) => {
      const scope = readScope(text)
      if (!scope) context.addIssue({ code: 'custom', message: 'errors.unknownChoice' })
      return scope ?? z.NEVER
    }),
    detail: choice(feedDetails).default('limited'),
    language: choice(locales).default('en'),
    pastDays: wholeNumber(mostDays).default(usualWindow.pastDays),
    futureDays: wholeNumber(mostDays).default(usualWindow.futureDays),
    alarmMinutes: wholeNumber(mostMinutes).optional(),
    colour: choice(colourNames).optional(),
    packed: choice(['on', 'off']).default('on'),
    /** The first day on which the link gives nothing. */
    expiresOn: z.string().refine(isDate, 'feeds.expiresOff').optional(),
  })
  .transform(({ scope, ...rest }) => ({ ...rest, ...scope }))

export type FeedInput = z.output<typeof feedInput>
export type FeedForm = z.input<typeof feedInput>
