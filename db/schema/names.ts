import { sql } from 'drizzle-orm'
import { check, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { gin, identity, notBlank, oneOf, words } from './columns.ts'
import { contacts } from './contacts.ts'
import { organisations } from './organisations.ts'
import { writePolicies } from './policies.ts'
import { nameKinds } from './words.ts'

/**
 * Every way a contact or an organisation is written, its main name among them, folded for search.
 * `folded` and `key` come from app/lib/names.ts.
 */
export const names = pgTable(
  'names',
  {
    id: identity(),
    organisationId: uuid('organisation_id').references(() => organisations.id, { onDelete: 'cascade' }),
    contactId: uuid('contact_id').references(() => contacts.id, { onDelete: 'cascade' }),
    name: text().notNull(),
    kind: words(nameKinds).notNull(),
    /** BCP 47 tag, for `lang` on the page. */
    language: text(),
    folded: text().notNull(),
    key: text().notNull(),
  },
  (table) => [
    notBlank('names_name', table.name),
    oneOf('names_kind', table.kind, nameKinds),
    check('names_of_one', sql`num_nonnulls(${table.organisationId}, ${table.contactId}) = 1`),
    index('names_organisation').on(table.organisationId),
    index('names_contact').on(table.contactId),
    index('names_folded').using('gin', gin(table.folded)),
    index('names_beginning').on(sql`${table.folded} text_pattern_ops`),
    // A name sounds like another when it has all of its words' consonants among its own words'.
    index('names_key').using('gin', sql`string_to_array(${table.key}, ' ')`),
    ...writePolicies({
      read: sql`coalesce(can_see_organisation(${table.organisationId}), can_see_contact(${table.contactId}))`,
      insert: sql`coalesce(can_write_organisation(${table.organisationId}), can_write_contact(${table.contactId}))`,
      update: sql`coalesce(can_write_organisation(${table.organisationId}), can_write_contact(${table.contactId}))`,
      result: sql`coalesce(can_write_organisation(${table.organisationId}), can_write_contact(${table.contactId}))`,
      remove: sql`coalesce(can_write_organisation(${table.organisationId}), can_write_contact(${table.contactId}))`,
    }),
  ],
).enableRLS()
