import { sql } from 'drizzle-orm'
import { check, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, notBlank, oneOf, words } from './columns.ts'
import { organisations } from './organisations.ts'
import { childPolicies, recordPolicies } from './policies.ts'
import { recordColumns } from './record.ts'
import { channelKinds, channelUses, levels, representationStates } from './words.ts'

export const contacts = pgTable(
  'contacts',
  {
    ...recordColumns(),
    name: text().notNull(),
    formOfAddress: text('form_of_address'),
    /** BCP 47 tags, comma separated, the preferred one first. */
    languages: text(),
    email: text(),
    phone: text(),
    remarks: text(),
    /** What is said instead of the name wherever it leaves the house, to those who may know the contact as to others. */
    codeName: text('code_name'),
    /** When all that told who this is was taken away; what they took part in stays. */
    erasedAt: instant('erased_at'),
  },
  (table) => [
    notBlank('contacts_name', table.name),
    oneOf('contacts_level', table.level, levels),
    notBlank('contacts_code_name', table.codeName),
    check('contacts_code_name_needs_a_list', sql`${table.codeName} is null or ${table.level} = 'need-to-know'`),
    index('contacts_by_name').on(sql`lower(${table.name})`, table.id),
    ...recordPolicies(table),
  ],
).enableRLS()

/** A way to reach a contact beside the email and telephone it has, and whether it should be used. */
export const channels = pgTable(
  'channels',
  {
    id: identity(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    kind: words(channelKinds).notNull(),
    address: text().notNull(),
    use: words(channelUses).notNull().default('usual'),
    /** When, through whom, or why not. */
    remark: text(),
  },
  (table) => [
    oneOf('channels_kind', table.kind, channelKinds),
    oneOf('channels_use', table.use, channelUses),
    notBlank('channels_address', table.address),
    index('channels_contact').on(table.contactId),
    ...childPolicies(table.contactId, 'contact'),
  ],
).enableRLS()

/** A contact in a post at an organisation, from-until (both days included; null: not known, or still). */
export const affiliations = pgTable(
  'affiliations',
  {
    id: identity(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    post: text().notNull(),
    postOriginal: text('post_original'),
    fromOn: date('from_on'),
    untilOn: date('until_on'),
    source: text(),
  },
  (table) => [
    notBlank('affiliations_post', table.post),
    check('affiliations_order', sql`${table.untilOn} >= ${table.fromOn}`),
    index('affiliations_contact').on(table.contactId),
    index('affiliations_organisation').on(table.organisationId),
    ...childPolicies(table.contactId, 'contact'),
  ],
).enableRLS()

/** Who claims to speak for a community, who says so, since when, and on what ground. */
export const representations = pgTable(
  'representations',
  {
    id: identity(),
    contactId: uuid('contact_id')
      .notNull()
      .references(() => contacts.id, { onDelete: 'cascade' }),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    state: words(representationStates).notNull(),
    byWhom: text('by_whom'),
    matter: text(),
    fromOn: date('from_on'),
    untilOn: date('until_on'),
    source: text(),
  },
  (table) => [
    oneOf('representations_state', table.state, representationStates),
    check('representations_order', sql`${table.untilOn} >= ${table.fromOn}`),
    index('representations_contact').on(table.contactId),
    index('representations_organisation').on(table.organisationId),
    ...childPolicies(table.contactId, 'contact'),
  ],
).enableRLS()
