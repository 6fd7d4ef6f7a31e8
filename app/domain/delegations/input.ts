import * as z from 'zod'
import { choice, id, line, optionalLine, optionalText, version } from '#app/lib/input.ts'
import { groupKinds, needsLevels } from '#db/schema/words.ts'
import { keptRole } from './roles.ts'

/** What is said of one guest; `needsId` and `needsVersion` are those of the needs the form showed. */
export const guestInput = z.object({
  role: optionalLine(100).transform((role) => role && keptRole(role)),
  languages: optionalLine(200),
  groupId: id.optional(),
  vehicleId: id.optional(),
  needs: optionalText(2000).transform((text) => text?.trim() || undefined),
  needsLevel: choice(needsLevels).default('confidential'),
  needsId: id.optional(),
  needsVersion: version.optional(),
})

export type GuestInput = z.output<typeof guestInput>

export const groupInput = z.object({ name: line(80), kind: choice(groupKinds) })

export type GroupInput = z.output<typeof groupInput>

/** Who is in an item: all of the delegation, or some of its groups and people. */
export const attendanceInput = z
  .object({ who: choice(['whole', 'part']), groupIds: z.array(id).max(200).default([]), guestIds: z.array(id).max(500).default([]) })
  .superRefine((input, context) => {
    if (input.who === 'part' && input.groupIds.length + input.guestIds.length === 0)
      context.addIssue({ code: 'custom', path: ['who'], message: 'delegation.nobodyChosen' })
  })

export type AttendanceInput = z.output<typeof attendanceInput>
