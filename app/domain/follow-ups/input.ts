import * as z from 'zod'
import { choice, date, id, line } from '#app/lib/input.ts'
import { levels } from '#db/schema/words.ts'

export const followUpViews = ['mine', 'overdue', 'done', 'all'] as const
export type FollowUpView = (typeof followUpViews)[number]

const what = {
  title: line(300),
  dueOn: date.optional(),
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
