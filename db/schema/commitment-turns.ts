import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { identity, madeAt, oneOf, words } from './columns.ts'
import { commitments } from './follow-ups.ts'
import { members } from './members.ts'
import { commitmentStates } from './words.ts'

/** Each state a commitment came into after it was made, what showed it, and who said so. A trigger writes it; nobody changes it. */
export const commitmentTurns = pgTable(
  'commitment_turns',
  {
    id: identity(),
    commitmentId: uuid('commitment_id')
      .notNull()
      .references(() => commitments.id, { onDelete: 'cascade' }),
    at: madeAt(),
    memberId: uuid('member_id').references(() => members.id),
    state: words(commitmentStates).notNull(),
    evidence: text(),
  },
  (table) => [index('commitment_turns_commitment').on(table.commitmentId), oneOf('commitment_turns_state', table.state, commitmentStates)],
).enableRLS()
