import { sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { myRole } from '../schema/conditions.ts'
import { messages } from '../schema/messages.ts'
import { existsVisible, noneOrVisible } from './exists.ts'

/** Messages about what the actor may see, to people they may know; those about nothing are the administrators'. */
export const visibleMessages = pgView('visible_messages').as((qb) =>
  qb
    .select()
    .from(messages)
    .where(
      sql`case when ${messages.engagementId} is null then ${myRole} = 'administrator' else ${existsVisible('engagements', messages.engagementId)} and ${noneOrVisible('contacts', messages.contactId)} end`,
    ),
)
