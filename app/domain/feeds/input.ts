import * as z from 'zod'
import { locales } from '#app/i18n/locales.ts'
import { choice, id, line } from '#app/lib/input.ts'
import { feedDetails, feedScopes } from '#db/schema/words.ts'

const days = z.coerce.number('errors.notANumber').int('errors.notANumber').min(0, 'errors.notANumber').max(3660, 'errors.notANumber')

/** RFC 7986 wants CSS3 colour names; Apple's calendar wants hex. */
export const feedColours = {
  teal: '#008080',
  steelblue: '#4682B4',
  olive: '#808000',
  sienna: '#A0522D',
  indigo: '#4B0082',
} as const
const colourNames = Object.keys(feedColours) as [keyof typeof feedColours, ...(keyof typeof feedColours)[]]

/** What a subscription may be asked for: window in days before and after today (default about 3 and 18 months). */
export const feedInput = z
  .object({
    name: line(100),
    scope: choice(feedScopes),
    scopeId: id.optional(),
    detail: choice(feedDetails).default('limited'),
    language: choice(locales).default('en'),
    pastDays: days.default(92),
    futureDays: days.default(548),
    alarmMinutes: z.coerce
      .number('errors.notANumber')
      .int('errors.notANumber')
      .min(0, 'errors.notANumber')
      .max(20_160, 'errors.notANumber')
      .optional(),
    colour: choice(colourNames).optional(),
  })
  .refine((input) => input.scope === 'visit' || input.scope === 'organisation' || input.scopeId === undefined, {
    path: ['scopeId'],
    message: 'errors.unknownChoice',
  })
  .refine((input) => (input.scope !== 'visit' && input.scope !== 'organisation') || input.scopeId !== undefined, {
    path: ['scopeId'],
    message: 'errors.required',
  })

export type FeedInput = z.output<typeof feedInput>
