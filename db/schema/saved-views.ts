import { sql } from 'drizzle-orm'
import { index, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { identity, madeAt, notBlank, oneOf, version, words } from './columns.ts'
import { me, myDesks } from './conditions.ts'
import { desks, members } from './members.ts'
import { writePolicies } from './policies.ts'
import { savedPages } from './words.ts'

/** A page as a member likes to see it: what its address asks, never what it found. */
export const savedViews = pgTable(
  'saved_views',
  {
    id: identity(),
    ownerId: uuid('owner_id')
      .notNull()
      .references(() => members.id),
    /** The desk it is shared with; its owner's alone without one. */
    deskId: uuid('desk_id').references(() => desks.id),
    page: words(savedPages).notNull(),
    name: text().notNull(),
    query: text().notNull(),
    createdAt: madeAt('created_at'),
    version: version(),
  },
  (table) => {
    const own = sql`${table.ownerId} = ${me}`
    const kept = sql`${own} and (${table.deskId} is null or ${table.deskId} = any(${myDesks}))`
    return [
      notBlank('saved_views_name', table.name),
      oneOf('saved_views_page', table.page, savedPages),
      index('saved_views_owner').on(table.ownerId),
      index('saved_views_desk').on(table.deskId),
      ...writePolicies({ read: sql`${own} or ${table.deskId} = any(${myDesks})`, insert: kept, update: own, result: kept, remove: own }),
    ]
  },
).enableRLS()
