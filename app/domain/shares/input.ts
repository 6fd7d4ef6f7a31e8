import * as z from 'zod'
import { choice, date } from '#app/lib/input.ts'
import { documentLanguages, outsideReaders } from '#db/schema/words.ts'

/** What a link for a guest may be asked for; `expiresOn` is the last day it opens. */
export const shareInput = z.object({
  reader: choice(outsideReaders),
  language: choice(documentLanguages),
  expiresOn: date,
  passphrase: z
    .string()
    .min(10, 'shares.passphraseShort')
    .max(200, { error: () => 'errors.tooLong|{"max":200}' })
    .optional(),
})

export type ShareInput = z.output<typeof shareInput>
