import { pgTable, text } from 'drizzle-orm/pg-core'
import { madeAt } from './columns.ts'

/** Under which editions of the zones' laws the kept instants were derived; the latest is the present one. */
export const zoneLaws = pgTable('zone_laws', { edition: text().primaryKey(), at: madeAt() }).enableRLS()
