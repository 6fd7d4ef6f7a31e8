import * as z from 'zod'
import { choice, date } from '#app/lib/input.ts'
import { levels } from '#db/schema/words.ts'

/** A brief or a read-out as its form gives it: Markdown, at most 100,000 characters. */
export const textInput = z.object({
  body: z
    .string('errors.required')
    .trim()
    .min(1, 'errors.required')
    .max(100_000, { error: (issue) => `errors.tooLong|${JSON.stringify({ max: 100_000, length: String(issue.input).length })}` })
    .transform((text) => text.replace(/\r\n?/g, '\n')),
  level: choice(levels),
  dueOn: date.optional(),
})

export type TextInput = z.output<typeof textInput>
export type TextNoun = 'brief' | 'read-out' | 'security-note'
