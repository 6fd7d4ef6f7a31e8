import { sql } from 'drizzle-orm'
import { check, date, index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { notBlank, oneOf, words } from './columns.ts'
import { myDesks, myRole, visibleRecord } from './conditions.ts'
import { contacts } from './contacts.ts'
import { organisations } from './organisations.ts'
import { writePolicies } from './policies.ts'
import { recordColumns } from './record.ts'
import { contactRelations, levels, organisationRelations } from './words.ts'

/** What two contacts, or two organisations, are to each other, read from the first to the second; `sourceNote` says who told. */
export const relations = pgTable(
  'relations',
  {
    ...recordColumns(),
    kind: words([...contactRelations, ...organisationRelations]).notNull(),
    fromContactId: uuid('from_contact_id').references(() => contacts.id, { onDelete: 'cascade' }),
    toContactId: uuid('to_contact_id').references(() => contacts.id, { onDelete: 'cascade' }),
    fromOrganisationId: uuid('from_organisation_id').references(() => organisations.id),
    toOrganisationId: uuid('to_organisation_id').references(() => organisations.id),
    fromOn: date('from_on'),
    untilOn: date('until_on'),
    note: text(),
  },
  (table) => {
    const seesBoth = sql`coalesce(can_see_contact(${table.fromContactId}), can_see_organisation(${table.fromOrganisationId})) and coalesce(can_see_contact(${table.toContactId}), can_see_organisation(${table.toOrganisationId}))`
    const seen = visibleRecord(table, sql`has_access(${table.id})`)
    const ownDesk = sql`${myRole} in ('officer', 'manager') and ${table.deskId} = any(${myDesks})`
    return [
      oneOf('relations_kind', table.kind, [...contactRelations, ...organisationRelations]),
      oneOf('relations_level', table.level, levels),
      check(
        'relations_of_two',
        sql`num_nonnulls(${table.fromContactId}, ${table.toContactId}) in (0, 2) and num_nonnulls(${table.fromOrganisationId}, ${table.toOrganisationId}) in (0, 2) and num_nonnulls(${table.fromContactId}, ${table.fromOrganisationId}) = 1`,
      ),
      check(
        'relations_not_to_itself',
        sql`coalesce(${table.fromContactId} <> ${table.toContactId}, ${table.fromOrganisationId} <> ${table.toOrganisationId})`,
      ),
      check(
        'relations_kind_fits',
        sql`(${table.fromContactId} is not null) = (${table.kind} in (${sql.raw(contactRelations.map((kind) => `'${kind}'`).join(', '))}))`,
      ),
      check('relations_order', sql`${table.untilOn} >= ${table.fromOn}`),
      notBlank('relations_note', table.note),
      index('relations_from_contact').on(table.fromContactId),
      index('relations_to_contact').on(table.toContactId),
      index('relations_from_organisation').on(table.fromOrganisationId),
      index('relations_to_organisation').on(table.toOrganisationId),
      ...writePolicies({
        read: sql`${seen} and ${seesBoth}`,
        insert: sql`${ownDesk} and ${seesBoth}`,
        update: sql`${ownDesk} and ${seen} and ${seesBoth}`,
        result: ownDesk,
        remove: sql`false`,
      }),
    ]
  },
).enableRLS()
