import * as z from 'zod'
import { choice, date, id } from '#app/lib/input.ts'
import { handoverSections, levels } from '#db/schema/words.ts'

/** Who hands over to whom; with a desk, its whole file goes along. */
export const handoverInput = z
  .object({ leaverId: id, successorId: id, deskId: id.optional(), lastOn: date.optional() })
  .refine(({ leaverId, successorId }) => leaverId !== successorId, { path: ['successorId'], error: 'handovers.toOneself' })

export type HandoverInput = z.output<typeof handoverInput>

const longest = 5000
const said = z
  .string('errors.required')
  .trim()
  .min(1, 'errors.required')
  .max(longest, `errors.tooLong|${JSON.stringify({ max: longest })}`)
  .transform((text) => text.replace(/\r\n?/g, '\n').replace(/(?![\n\t])\p{Cc}/gu, ''))

/** What to know; without words what was said is taken back. */
export const handoverWordsInput = z.object({ body: said.optional(), level: choice(levels).default('internal') })

export const handoverQuestionInput = z.object({ body: said })
export const handoverAnswerInput = z.object({ answer: said })

/** What a tick is for: a section, a person or an organisation. */
export const receiptInput = z
  .object({
    section: choice(handoverSections).optional(),
    contactId: id.optional(),
    organisationId: id.optional(),
    received: z.enum(['yes', 'no'], 'errors.unknownChoice'),
  })
  .refine(
    ({ section, contactId, organisationId }) => [section, contactId, organisationId].filter(Boolean).length === 1,
    'errors.unknownChoice',
  )
