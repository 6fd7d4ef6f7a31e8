import * as z from 'zod'
import { choice, id, line, version } from '#app/lib/input.ts'
import { roles } from '#db/schema/members.ts'

/** The form in which email addresses are kept and compared. */
export const normalisedEmail = (email: string): string => email.trim().normalize('NFC').toLowerCase()

const email = z.string('errors.required').max(254, 'errors.notAnAddress').transform(normalisedEmail).pipe(z.email('errors.notAnAddress'))

export const newMember = z.object({ name: line(120), email, role: choice(roles), deskIds: z.array(id).max(100).default([]) })
export type NewMember = z.output<typeof newMember>

export const memberChange = newMember.extend({ version })
export type MemberChange = z.output<typeof memberChange>

export const newDesk = z.object({ name: line(80) })
export type NewDesk = z.output<typeof newDesk>

export const deskChange = newDesk.extend({ version })
export type DeskChange = z.output<typeof deskChange>
