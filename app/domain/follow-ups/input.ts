import * as z from 'zod'
import { choice, date, id, line, optionalLine, optionalText } from '#app/lib/input.ts'
import { levels, priorities, repeatUnits, type Stage, stages } from '#db/schema/words.ts'

export const followUpViews = ['mine', 'overdue', 'done', 'all'] as const
export type FollowUpView = (typeof followUpViews)[number]

export const followUpScopes = ['mine', 'desk', 'all'] as const
export type FollowUpScope = (typeof followUpScopes)[number]

/** One of a list of records: nothing chosen is said beside the list. */
const choiceOfId = z.string('errors.required').pipe(id)

const what = {
  title: line(300),
  dueOn: date.optional(),
  priority: choice(priorities).optional(),
}

/** What a new follow-up needs; it may hang on an engagement, an organisation, a contact, or on nothing. */
export const followUpInput = z.object({
  ...what,
  ownerId: id,
  level: choice(levels).default('internal'),
  deskId: id,
  engagementId: id.optional(),
  organisationId: id.optional(),
  contactId: id.optional(),
})

export type FollowUpInput = z.output<typeof followUpInput>

/** What may change: an owner of another desk says what and when alone, so the rest may be left out and then stays as it is. */
export const followUpChanges = z.object({
  ...what,
  ownerId: id.optional(),
  level: choice(levels).optional(),
  deskId: id.optional(),
})

export type FollowUpChanges = z.output<typeof followUpChanges>

/** What a follow-up waits for: the id of a contact or an organisation, or words. */
export type Waiting = { kind: 'contact' | 'organisation' | 'words'; value: string }

/**
 * Where a follow-up goes. `waitingFor` is 'contact:ID' or 'organisation:ID', `waitingWords` anything else; a form that asks for them and
 * gets neither says so by `asked`: it then waits for nobody.
 */
export const followUpMove = z
  .object({
    to: choice(stages),
    asked: z.literal('yes').optional(),
    waitingFor: z
      .string()
      .regex(/^(contact|organisation):[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, 'errors.unknownChoice')
      .optional(),
    waitingWords: optionalLine(200),
  })
  .superRefine((input, context) => {
    if (input.waitingFor && input.waitingWords) context.addIssue({ code: 'custom', path: ['waitingWords'], message: 'errors.waitingTwice' })
  })
  .transform(({ to, asked, waitingFor, waitingWords }): FollowUpMove => {
    const [kind, value] = waitingFor?.split(':') ?? []
    if (value) return { to, waiting: { kind: kind as 'contact', value } }
    return { to, waiting: waitingWords ? { kind: 'words', value: waitingWords } : asked ? null : undefined }
  })

/** `waiting`: null is nobody; left out, it stays as it is. */
export type FollowUpMove = { to: Stage; waiting?: Waiting | null | undefined }

/** What came of a follow-up, and what shows it: a link or words. */
export const followUpOutcome = z.object({ outcome: optionalText(2000), evidence: optionalLine(500) })
export type FollowUpOutcomeInput = z.output<typeof followUpOutcome>

/** What is said about a follow-up on the way. */
export const followUpComment = z.object({
  body: optionalText(1000)
    .refine((text) => text?.trim(), 'errors.required')
    .transform(String),
})

/** Who helps, and what is waited for. */
export const followUpHelp = z.object({ memberId: choiceOfId })
export const followUpWait = z.object({ otherId: choiceOfId })

export const followUpSnooze = z.object({ until: date })

export const bulkDeeds = ['done', 'date', 'owner'] as const

/** At most so many at once: as many as a list shows twice. */
export const mostAtOnce = 100

/** What is done to several follow-ups at once. */
export const followUpBulk = z
  .object({
    ids: z.array(id).min(1, 'errors.required').max(mostAtOnce),
    deed: choice(bulkDeeds),
    dueOn: date.optional(),
    ownerId: id.optional(),
  })
  .superRefine((input, context) => {
    const field = ({ done: undefined, date: 'dueOn', owner: 'ownerId' } as const)[input.deed]
    if (field && !input[field]) context.addIssue({ code: 'custom', path: [field], message: 'errors.required' })
  })
export type FollowUpBulk = z.output<typeof followUpBulk>

/** How often a follow-up comes again once it is done. */
export const followUpRepetition = z.object({
  every: z.coerce.number('errors.repeatsEvery').int('errors.repeatsEvery').min(1, 'errors.repeatsEvery').max(52, 'errors.repeatsEvery'),
  unit: choice(repeatUnits),
})
export type FollowUpRepetition = z.output<typeof followUpRepetition>
