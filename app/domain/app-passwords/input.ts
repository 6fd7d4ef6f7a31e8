import * as z from 'zod'
import { id, line } from '#app/lib/input.ts'

/** What an app password is asked for with: a name for the program, and the feeds it shall open. */
export const appPasswordInput = z.object({
  name: line(60),
  feedIds: z.array(id).min(1, 'appPasswords.noFeed').max(50, 'errors.unknownChoice'),
})

export type AppPasswordInput = z.output<typeof appPasswordInput>
export type AppPasswordForm = z.input<typeof appPasswordInput>
