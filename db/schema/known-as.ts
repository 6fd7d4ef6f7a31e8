import { sql } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { gin, instant, words } from './columns.ts'
import { contacts } from './contacts.ts'
import { levels } from './words.ts'

/**
 * Under which names each contact is known, all of them together, beside what decides who may know of the contact: kept by triggers, so that the
 * contacts of a name are found in one go instead of by each of their names, and each looked up. An erased contact has no row. Members read it
 * through `visible_known_as` alone.
 */
export const knownAs = pgTable(
  'known_as',
  {
    contactId: uuid('contact_id')
      .primaryKey()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    // As the contact has them; what lists are ordered by is `lower(name)`.
    deskId: uuid('desk_id').notNull(),
    level: words(levels).notNull(),
    deletedAt: instant('deleted_at'),
    sorted: text().notNull(),
    /** The words of all names, as `names` has them. */
    folded: text().notNull().default(''),
    key: text().notNull().default(''),
  },
  (table) => [
    index('known_as_sorted').on(table.sorted, table.contactId),
    index('known_as_folded').using('gin', gin(table.folded)),
    index('known_as_key').using('gin', sql`string_to_array(${table.key}, ' ')`),
  ],
).enableRLS()
