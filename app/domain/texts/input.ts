import * as z from 'zod'
import { choice, date } from '#app/lib/input.ts'
import { levels } from '#db/schema/words.ts'

/** A brief or a read-out as its form gives it: Markdown, at most 100,000 characters; empty where only the day is said on which it is due. */
export const textInput = z
  .object({
    body: z
      .string()
      .trim()
      .max(100_000, { error: (issue) => `errors.tooLong|${JSON.stringify({ max: 100_000, length: String(issue.input).length })}` })
      .transform((text) => text.replace(/\r\n?/g, '\n'))
      .default(''),
    level: choice(levels),
    dueOn: date.optional(),
  })
  .superRefine(({ body, dueOn }, context) => {
    if (!body && !dueOn) context.addIssue({ code: 'custom', path: ['body'], message: 'errors.required' })
  })

export type TextInput = z.output<typeof textInput>
export type TextNoun = 'brief' | 'read-out' | 'security-note'
