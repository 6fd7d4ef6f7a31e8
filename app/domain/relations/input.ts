import * as z from 'zod'
import { choice, date, id, optionalLine, optionalText } from '#app/lib/input.ts'
import { levels } from '#db/schema/words.ts'
import { allSaid, saidOfContacts } from './rules.ts'

type Context = { addIssue(issue: { code: 'custom'; path: string[]; message: string }): void }
const refuse = (context: Context, field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })

const terms = z.object({
  fromOn: date.optional(),
  untilOn: date.optional(),
  source: optionalLine(300),
  note: optionalText(4000),
  level: choice(levels).default('internal'),
  deskId: id,
})

function refuseEarlyEnd(input: { fromOn?: string | undefined; untilOn?: string | undefined }, context: Context): void {
  if (!input.fromOn || !input.untilOn || input.untilOn >= input.fromOn) return
  refuse(context, 'untilOn', `errors.endsBeforeStarts|${JSON.stringify({ start: input.fromOn })}`)
}

/** What may change in a relation: all but who is what to whom. */
export const relationChanges = terms.superRefine(refuseEarlyEnd)
export type RelationChanges = z.output<typeof relationChanges>

/** What a new relation says: what the contact or organisation is to the one it is `with`. */
export const relationInput = terms
  .extend({ contactId: id.optional(), organisationId: id.optional(), withId: id, said: choice(allSaid) })
  .superRefine((input, context) => {
    refuseEarlyEnd(input, context)
    const { contactId, organisationId, withId, said } = input
    if (Boolean(contactId) === Boolean(organisationId) || Boolean(contactId) !== saidOfContacts.includes(said))
      refuse(context, 'said', 'errors.unknownChoice')
    if (withId === (contactId ?? organisationId)) refuse(context, 'said', 'errors.relatedToItself')
  })
export type RelationInput = z.output<typeof relationInput>
