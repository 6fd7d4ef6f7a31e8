import * as z from 'zod'
import { choice, date, id, line, optionalText } from '#app/lib/input.ts'
import { levels } from '#db/schema/columns.ts'
import { commitmentStates, directions } from '#db/schema/follow-ups.ts'

const wording = {
  wording: line(1000),
  direction: choice(directions),
  givenOn: date.optional(),
  dueOn: date.optional(),
  level: choice(levels).default('internal'),
  deskId: id,
}

/** What a new commitment needs: who promised what, to or by an organisation or a contact (one of the two at least). */
export const commitmentInput = z
  .object({ ...wording, engagementId: id.optional(), organisationId: id.optional(), contactId: id.optional() })
  .superRefine((input, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (!input.organisationId && !input.contactId) refuse('organisationId', 'errors.commitmentWithNobody')
    if (input.givenOn && input.dueOn && input.dueOn < input.givenOn) refuse('dueOn', 'errors.dueBeforeGiven')
  })

export type CommitmentInput = z.output<typeof commitmentInput>

/** The state a commitment is in, and what shows it. Kept, broken and overtaken need a word of evidence. */
export const commitmentState = z.object({ state: choice(commitmentStates), evidence: optionalText(2000) }).superRefine((input, context) => {
  if (input.state !== 'open' && !input.evidence?.trim()) {
    context.addIssue({ code: 'custom', path: ['evidence'], message: 'errors.evidenceNeeded' })
  }
})

export type CommitmentStateInput = z.output<typeof commitmentState>
