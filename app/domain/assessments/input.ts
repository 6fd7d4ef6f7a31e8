import * as z from 'zod'
import { choice, date, id, neededText } from '#app/lib/input.ts'
import { levels } from '#db/schema/words.ts'
import { grades, readGrade } from './rules.ts'

/** What a new assessment says: of one organisation or contact, what, and why. */
export const assessmentInput = z
  .object({
    organisationId: id.optional(),
    contactId: id.optional(),
    grade: choice(grades),
    topicId: id.optional(),
    assessedOn: date,
    note: neededText(4000),
    level: choice(levels).default('confidential'),
    deskId: id,
  })
  .superRefine(({ grade, topicId, organisationId, contactId }, context) => {
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (topicId && readGrade(grade).kind !== 'stance') refuse('topicId', 'errors.topicOfStance')
    if (Boolean(organisationId) === Boolean(contactId)) refuse('grade', 'errors.unknownChoice')
  })
export type AssessmentInput = z.output<typeof assessmentInput>

/** What a new note says of one organisation or contact. */
export const noteInput = z
  .object({
    organisationId: id.optional(),
    contactId: id.optional(),
    assessedOn: date,
    note: neededText(10_000),
    level: choice(levels).default('internal'),
    deskId: id,
  })
  .superRefine(({ organisationId, contactId }, context) => {
    if (Boolean(organisationId) === Boolean(contactId))
      context.addIssue({ code: 'custom', path: ['note'], message: 'errors.unknownChoice' })
  })
export type NoteInput = z.output<typeof noteInput>

/** Why an assessment is taken back. */
export const withdrawalInput = z.object({ reason: neededText(2000) })
export type WithdrawalInput = z.output<typeof withdrawalInput>
