import { sql } from 'drizzle-orm'
import { check, date, index, numeric, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { notBlank, oneOf } from './columns.ts'
import { organisations } from './organisations.ts'
import { recordPolicies } from './policies.ts'
import { recordColumns } from './record.ts'
import { levels } from './words.ts'

/** A grant or programme given to an organisation; an amount and its currency (ISO 4217) come together or not at all. */
export const support = pgTable(
  'support',
  {
    ...recordColumns(),
    organisationId: uuid('organisation_id')
      .notNull()
      .references(() => organisations.id),
    what: text().notNull(),
    amount: numeric({ precision: 14, scale: 2 }),
    currency: text(),
    fromOn: date('from_on'),
    untilOn: date('until_on'),
    period: text(),
  },
  (table) => [
    notBlank('support_what', table.what),
    oneOf('support_level', table.level, levels),
    check('support_amount_with_currency', sql`num_nonnulls(${table.amount}, ${table.currency}) <> 1`),
    check('support_amount_positive', sql`${table.amount} > 0`),
    check('support_order', sql`${table.untilOn} >= ${table.fromOn}`),
    index('support_organisation').on(table.organisationId),
    ...recordPolicies(table),
  ],
).enableRLS()
