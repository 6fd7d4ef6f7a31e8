import { pgView, text, timestamp, uuid } from 'drizzle-orm/pg-core'
import { noticeKinds } from '../schema/words.ts'

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

/**
 * The actor's own notices of what they may still see and what is still so. `lapsesAt` is when the clock alone makes one void. Made by hand in
 * the migration, after the function it asks.
 */
export const visibleNotices = pgView('visible_notices', {
  id: uuid().notNull(),
  kind: text({ enum: noticeKinds }).notNull(),
  recordId: uuid('record_id').notNull(),
  dueAt: moment('due_at').notNull(),
  madeAt: moment('made_at').notNull(),
  readAt: moment('read_at'),
  messageId: uuid('message_id'),
  lapsesAt: moment('lapses_at').notNull(),
}).existing()
