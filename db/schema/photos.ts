import { pgTable, uuid } from 'drizzle-orm/pg-core'
import { bytea, identity } from './columns.ts'
import { contacts } from './contacts.ts'
import { childPolicies } from './policies.ts'

/** What a contact looks like: one small square picture (WebP), with nothing in it but the picture. */
export const photos = pgTable(
  'photos',
  {
    /** Another one for every picture. */
    id: identity(),
    contactId: uuid('contact_id')
      .notNull()
      .unique('photos_once')
      .references(() => contacts.id, { onDelete: 'cascade' }),
    image: bytea().notNull(),
  },
  (table) => [...childPolicies(table.contactId, 'contact')],
).enableRLS()
