import { sql } from 'drizzle-orm'
import { pgView } from 'drizzle-orm/pg-core'
import { postponements } from '../schema/postponements.ts'
import { occurrences, series } from '../schema/series.ts'
import { existsVisible } from './exists.ts'

export const visibleOccurrences = pgView('visible_occurrences').as((qb) =>
  qb.select().from(occurrences).where(existsVisible('engagements', occurrences.engagementId)),
)

/** A series is known to whoever may see one of its engagements. */
export const visibleSeries = pgView('visible_series').as((qb) =>
  qb.select().from(series).where(sql`exists (select 1 from visible_occurrences seen where seen.series_id = ${series.id})`),
)

export const visiblePostponements = pgView('visible_postponements').as((qb) =>
  qb.select().from(postponements).where(existsVisible('engagements', postponements.engagementId)),
)
