import { text, uuid } from 'drizzle-orm/pg-core'
import { identity, instant, madeAt, version, words } from './columns.ts'
import { desks, members } from './members.ts'
import { levels, sources } from './words.ts'

/** What every record with a level carries. `changedAt` moves with `version`; a deleted record leaves every view at once. */
export const recordColumns = () => ({
  id: identity(),
  deskId: uuid('desk_id')
    .notNull()
    .references(() => desks.id),
  level: words(levels).notNull().default('internal'),
  source: words(sources),
  sourceNote: text('source_note'),
  createdBy: uuid('created_by').references(() => members.id),
  createdAt: madeAt('created_at'),
  changedAt: madeAt('changed_at'),
  deletedAt: instant('deleted_at'),
  version: version(),
})
