import { sql } from 'drizzle-orm'
import { check, date, index, pgTable, uuid } from 'drizzle-orm/pg-core'
import { identity, madeAt } from './columns.ts'
import { me } from './conditions.ts'
import { contacts, representations } from './contacts.ts'
import { members } from './members.ts'
import { organisations } from './organisations.ts'
import { writePolicies } from './policies.ts'

/** Somebody looked at what is known of an organisation, a contact or one of its representations and found it still right. The latest counts. */
export const checks = pgTable(
  'checks',
  {
    id: identity(),
    organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'cascade' }),
    contactId: uuid('contact_id').references(() => contacts.id, { onDelete: 'cascade' }),
    /** One of the contact's, when it is this alone that was looked at. */
    representationId: uuid('representation_id').references(() => representations.id, { onDelete: 'cascade' }),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    at: madeAt(),
    dueOn: date('due_on').notNull(),
  },
  (table) => {
    const writes = sql`coalesce(can_write_organisation(${table.organisationId}), can_write_contact(${table.contactId}))`
    return [
      check('checks_of_one', sql`num_nonnulls(${table.organisationId}, ${table.contactId}) = 1`),
      check('checks_representation_of_contact', sql`${table.representationId} is null or ${table.contactId} is not null`),
      index('checks_organisation').on(table.organisationId),
      index('checks_contact').on(table.contactId),
      index('checks_representation').on(table.representationId),
      ...writePolicies({
        read: sql`coalesce(can_see_organisation(${table.organisationId}), can_see_contact(${table.contactId}))`,
        insert: sql`${table.memberId} = ${me} and ${writes}`,
        update: sql`false`,
        result: sql`false`,
        remove: sql`false`,
      }),
    ]
  },
).enableRLS()
