import * as z from 'zod'
import { date, id, optionalLine } from '#app/lib/input.ts'
import { canonicalZone } from '#app/lib/zones.ts'

const clock = z.string('errors.required').regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'errors.required')
const ids = z.array(id).max(30, 'errors.unknownChoice').default([])

const fields = z.object({
  memberIds: ids,
  contactIds: ids,
  place: optionalLine(200),
  minutes: z.coerce
    .number('errors.required')
    .int('availability.wholeMinutes')
    .min(5, 'availability.wholeMinutes')
    .max(720, 'availability.wholeMinutes'),
  earliest: date,
  zone: z
    .string('errors.required')
    .transform((name) => canonicalZone(name) ?? '')
    .refine((name) => name !== '', 'errors.unknownChoice'),
  workFrom: clock,
  workTo: clock,
  workdays: z.array(z.enum(['1', '2', '3', '4', '5', '6', '7'])).min(1, 'availability.noDays'),
  holidays: z.coerce.boolean().default(false),
  /** The first of the days that are shown; the earliest when it is left out. */
  shownFrom: date.optional(),
})

/** Whose free time is asked for, how long, from when, and within which hours. */
export const availabilityInput = fields.superRefine(({ workFrom, workTo }, context) => {
  if (workFrom >= workTo) context.addIssue({ code: 'custom', path: ['workTo'], message: 'availability.endsFirst' })
})

export type AvailabilityForm = z.input<typeof availabilityInput>
export type AvailabilityInput = z.output<typeof availabilityInput>
