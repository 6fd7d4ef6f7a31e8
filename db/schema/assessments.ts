import { sql } from 'drizzle-orm'
import { check, date, index, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { gin, instant, notBlank, oneOf, stems, words } from './columns.ts'
import { me, myDesks, myRole, visibleRecord } from './conditions.ts'
import { contacts } from './contacts.ts'
import { organisations } from './organisations.ts'
import { writePolicies } from './policies.ts'
import { recordColumns } from './record.ts'
import { topics } from './topics.ts'
import { levels, writtenKinds } from './words.ts'

/** How one of us saw an organisation or a contact on a day, or noted of them: never changed, followed by the next one, or withdrawn by its author. */
export const assessments = pgTable(
  'assessments',
  {
    ...recordColumns(),
    organisationId: uuid('organisation_id').references(() => organisations.id),
    contactId: uuid('contact_id').references(() => contacts.id),
    kind: words(writtenKinds).notNull(),
    /** 1 the least or most against, 5 the most or most in favour; a note has none. */
    value: smallint(),
    /** Towards what a stance is; null: in general. */
    topicId: uuid('topic_id').references(() => topics.id),
    assessedOn: date('assessed_on').notNull(),
    note: text().notNull(),
    /** Of a note, which is searched. */
    folded: text().notNull().default(''),
    withdrawnAt: instant('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
  },
  (table) => {
    const seen = visibleRecord(table, sql`has_access(${table.id})`)
    const seesSubject = sql`coalesce(can_see_organisation(${table.organisationId}), can_see_contact(${table.contactId}))`
    const author = sql`${table.createdBy} = ${me} and ${myRole} in ('officer', 'manager')`
    return [
      check('assessments_of_one', sql`num_nonnulls(${table.organisationId}, ${table.contactId}) = 1`),
      oneOf('assessments_kind', table.kind, writtenKinds),
      oneOf('assessments_level', table.level, levels),
      check('assessments_value', sql`${table.value} between 1 and 5`),
      check('assessments_note_without_value', sql`(${table.kind} = 'note') = (${table.value} is null)`),
      check('assessments_topic_of_stance', sql`${table.topicId} is null or ${table.kind} = 'stance'`),
      notBlank('assessments_note', table.note),
      notBlank('assessments_withdrawn_reason', table.withdrawnReason),
      check('assessments_withdrawn_with_reason', sql`num_nonnulls(${table.withdrawnAt}, ${table.withdrawnReason}) <> 1`),
      index('assessments_organisation').on(table.organisationId),
      index('assessments_contact').on(table.contactId),
      index('assessments_folded').using('gin', gin(table.folded)),
      index('assessments_stems').using('gin', stems(table.folded)),
      ...writePolicies({
        read: sql`${seen} and ${seesSubject}`,
        insert: sql`${author} and ${table.deskId} = any(${myDesks}) and ${seesSubject} and ${table.withdrawnAt} is null`,
        update: sql`${author} and ${table.withdrawnAt} is null`,
        result: sql`${author} and ${table.withdrawnAt} is not null`,
        remove: sql`false`,
      }),
    ]
  },
).enableRLS()
