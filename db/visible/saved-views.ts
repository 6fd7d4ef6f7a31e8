import { sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { me, myDesks } from '../schema/conditions.ts'
import { savedViews } from '../schema/saved-views.ts'

/** The actor's own views, and those that are shared with one of their desks. */
export const visibleSavedViews = pgView('visible_saved_views').as((qb) =>
  qb.select().from(savedViews).where(sql`${savedViews.ownerId} = ${me} or (${me} is not null and ${savedViews.deskId} = any(${myDesks}))`),
)
