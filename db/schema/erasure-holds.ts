import { sql } from 'drizzle-orm'
import { check, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, notBlank } from './columns.ts'
import { me, myRole } from './conditions.ts'
import { contacts } from './contacts.ts'
import { members } from './members.ts'
import { writePolicies } from './policies.ts'

/** Why a contact is not erased until a day, said by an administrator: a claim in court, a request of an auditor. Lifted, never changed. */
export const erasureHolds = pgTable(
  'erasure_holds',
  {
    id: identity(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    reason: text().notNull(),
    /** The last day, included. */
    untilOn: date('until_on').notNull(),
    putBy: uuid('put_by')
      .notNull()
      .references(() => members.id),
    putAt: madeAt('put_at'),
    liftedBy: uuid('lifted_by').references(() => members.id),
    liftedAt: instant('lifted_at'),
  },
  (table) => {
    const administrator = sql`${myRole} = 'administrator'`
    const seen = sql`can_see_contact(contact_now(${table.contactId}))`
    return [
      notBlank('erasure_holds_reason', table.reason),
      check('erasure_holds_lifted', sql`num_nonnulls(${table.liftedBy}, ${table.liftedAt}) <> 1`),
      index('erasure_holds_contact').on(table.contactId),
      ...writePolicies({
        read: seen,
        insert: sql`${administrator} and ${seen} and ${table.putBy} = ${me} and ${table.liftedAt} is null`,
        update: sql`${administrator} and ${seen} and ${table.liftedAt} is null`,
        result: sql`${administrator} and ${table.liftedBy} = ${me}`,
        remove: sql`false`,
      }),
    ]
  },
).enableRLS()
