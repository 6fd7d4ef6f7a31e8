import * as z from 'zod'
import { locales } from '#app/i18n/locales.ts'
import { choice, id, line, version } from '#app/lib/input.ts'
import { canonicalZone } from '#app/lib/zones.ts'
import { roles } from '#db/schema/words.ts'

/** The form in which email addresses are kept and compared. */
export const normalisedEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase()

const email = z.string('errors.required').max(254, 'errors.notAnAddress').transform(normalisedEmail).pipe(z.email('errors.notAnAddress'))

export const newMember = z.object({ name: line(120), email, role: choice(roles), deskIds: z.array(id).max(100).default([]) })
export type NewMember = z.output<typeof newMember>

export const memberChange = newMember.extend({ version })
export type MemberChange = z.output<typeof memberChange>

export const newDesk = z.object({ name: line(80) })
export type NewDesk = z.output<typeof newDesk>

const workdays = z.coerce.number('members.notDays').int('members.notDays').min(0, 'members.notDays').max(30, 'members.notDays').optional()

export const deskChange = newDesk.extend({ version, briefDaysBefore: workdays, readOutDaysAfter: workdays })
export type DeskChange = z.output<typeof deskChange>

// Neither trimmed nor cut: spaces belong to a password. The limit keeps out what no one types.
const anyPassword = z.string('errors.required').max(5000, 'settings.tooLong')

export const signInForm = z.object({ email: z.string('errors.required').max(500, 'errors.notAnAddress'), password: anyPassword })

export const passwordForm = z.object({ current: anyPassword, wanted: anyPassword })

const zone = z
  .string('errors.required')
  .max(100, 'errors.unknownChoice')
  .transform((name, context) => {
    const known = canonicalZone(name)
    if (known) return known
    context.addIssue({ code: 'custom', message: `errors.unknownZone|${JSON.stringify({ value: name })}` })
    return z.NEVER
  })

/** How a member reads. What is left out follows the browser or the device. */
export const settingsForm = z.object({
  locale: choice(locales).optional(),
  zone,
  theme: choice(['light', 'dark']).optional(),
  singleKeys: z.coerce.boolean().default(false),
})
export type Settings = z.output<typeof settingsForm>
