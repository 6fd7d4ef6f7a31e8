import { and } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { receivedAnswers } from '../schema/received-answers.ts'
import { existsVisible, noneOrVisible } from './exists.ts'

/** Answers about what the actor may see, of people they may know. */
export const visibleReceivedAnswers = pgView('visible_received_answers').as((qb) =>
  qb
    .select()
    .from(receivedAnswers)
    .where(and(existsVisible('engagements', receivedAnswers.engagementId), noneOrVisible('contacts', receivedAnswers.contactId))),
)
