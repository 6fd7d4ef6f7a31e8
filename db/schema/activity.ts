import { sql } from 'drizzle-orm'
import { index, pgPolicy, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { identity, madeAt, oneOf, words } from './columns.ts'
import { me } from './conditions.ts'
import { members } from './members.ts'
import { writePolicies } from './policies.ts'
import { gateRole } from './roles.ts'
import { nouns } from './words.ts'

/** Who did what to which record, when, and which fields it touched; never their content. Only ever added to. */
export const activity = pgTable(
  'activity',
  {
    id: identity(),
    at: madeAt(),
    memberId: uuid('member_id')
      .notNull()
      .references(() => members.id),
    verb: text().notNull(),
    noun: words(nouns).notNull(),
    recordId: uuid('record_id').notNull(),
    fields: text().array().notNull().default(sql`'{}'`),
  },
  (table) => [
    oneOf('activity_noun', table.noun, nouns),
    index('activity_record').on(table.recordId, table.at),
    index('activity_exported').on(table.at).where(sql`${table.verb} = 'exported'`),
    ...writePolicies({
      read: sql`${table.memberId} = ${me}`,
      insert: sql`${table.memberId} = ${me}`,
      update: sql`false`,
      result: sql`false`,
      remove: sql`false`,
    }),
    pgPolicy('gate_inserts', { for: 'insert', to: gateRole, withCheck: sql`${table.noun} = 'member'` }),
  ],
).enableRLS()
