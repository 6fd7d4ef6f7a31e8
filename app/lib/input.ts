import * as z from 'zod'
import { isDate } from './dates.ts'

// Compiling a schema needs eval, which pages forbid; even the trial for it counts as a breach of the policy.
if (typeof document !== 'undefined') z.config({ jitless: true })

const tooLong = (max: number) => (issue: { input?: unknown }) =>
  `errors.tooLong|${JSON.stringify({ max, length: typeof issue.input === 'string' ? issue.input.length : 0 })}`

const hasBreak = /[\p{Cc}\u2028\u2029]/u

/** One line of text that is needed: trimmed, no line break or control character. Messages are keys of the `errors` texts. */
export const line = (max: number) =>
  z
    .string('errors.required')
    .trim()
    .min(1, 'errors.required')
    .max(max, { error: tooLong(max) })
    .refine((text) => !hasBreak.test(text), 'errors.oneLine')

/** One line that may be left out. */
export const optionalLine = (max: number) => line(max).optional()

/** Longer text that may be left out: line breaks are kept, other control characters dropped. */
export const optionalText = (max: number) => longText(max).optional()

/** Longer text that is needed. */
export const neededText = (max: number) => longText(max).refine((text) => text.trim() !== '', 'errors.required')

const longText = (max: number) =>
  z
    .string('errors.required')
    .max(max, { error: tooLong(max) })
    .transform((text) => text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, ''))

export const date = z
  .string('errors.required')
  .refine(isDate, { error: (issue) => `errors.notADate|${JSON.stringify({ value: String(issue.input).slice(0, 40) })}` })

export const choice = <const List extends readonly [string, ...string[]]>(list: List) => z.enum(list, 'errors.unknownChoice')

export const id = z.uuid('errors.unknownChoice')

export const optionalLink = z
  .string()
  .trim()
  .max(2000, { error: tooLong(2000) })
  .refine((text) => /^https:\/\/\S+$/.test(text), 'errors.notALink')
  .optional()

export const optionalEmail = z
  .string()
  .trim()
  .max(254, { error: tooLong(254) })
  .pipe(z.email('errors.notAnAddress'))
  .optional()

export const version = z.coerce.number('errors.required').int().positive()
