import * as z from 'zod'
import { choice } from '#app/lib/input.ts'
import { signOffRoles } from '#db/schema/words.ts'

/** In which role; `seen`, for signing off, is the state of the engagement that was read, as the page gave it. */
export const signOffInput = z.object({
  role: choice(signOffRoles),
  seen: z.iso
    .datetime('errors.required')
    .transform((text) => new Date(text))
    .optional(),
})

export const rolesInput = z.array(choice(signOffRoles)).max(signOffRoles.length)
