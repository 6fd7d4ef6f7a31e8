import * as z from 'zod'
import { choice, date, id, line, optionalText } from '#app/lib/input.ts'
import { commitmentStates, directions, levels } from '#db/schema/words.ts'

type Context = { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void }
const refuse = (context: Context, field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })

const terms = z.object({
  wording: line(1000),
  direction: choice(directions),
  givenOn: date.optional(),
  dueOn: date.optional(),
  level: choice(levels).default('internal'),
  deskId: id,
})

function refuseEarlyDate(input: { givenOn?: string | undefined; dueOn?: string | undefined }, context: Context): void {
  if (input.givenOn && input.dueOn && input.dueOn < input.givenOn) refuse(context, 'dueOn', 'errors.dueBeforeGiven')
}

/** What may change in a commitment: all but with whom and where it was made. */
export const commitmentChanges = terms.superRefine(refuseEarlyDate)
export type CommitmentChanges = z.output<typeof commitmentChanges>

/** What a new commitment needs: who promised what, to or by an organisation or a contact (one of the two at least). */
export const commitmentInput = terms
  .extend({ engagementId: id.optional(), organisationId: id.optional(), contactId: id.optional() })
  .superRefine((input, context) => {
    refuseEarlyDate(input, context)
    if (!input.organisationId && !input.contactId) refuse(context, 'organisationId', 'errors.commitmentWithNobody')
  })
export type CommitmentInput = z.output<typeof commitmentInput>

/** The state a commitment is in. Every state but open needs a word of evidence. */
export const commitmentState = z.object({ state: choice(commitmentStates), evidence: optionalText(2000) }).superRefine((input, context) => {
  if (input.state !== 'open' && !input.evidence?.trim()) refuse(context, 'evidence', 'errors.evidenceNeeded')
})
export type CommitmentStateInput = z.output<typeof commitmentState>
