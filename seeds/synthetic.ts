import { eq, sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { desks } from '#db/schema/members.ts'
import { NotEmpty } from './only-when-empty.ts'
import { onBareTables } from './synthetic/bare-tables.ts'
import { analyse, insertRows, keepEncounters, keepKnownAs } from './synthetic/bulk.ts'
import { engagementRows } from './synthetic/engagements.ts'
import { drawUpWorld, type Sizes } from './synthetic/world.ts'

/**
 * Adds invented desks, members without a password, organisations, contacts and engagements of the years 2022 to 2030, beside what is
 * there; the same seed makes the same rows. Answers how many rows each table got. Throws NotEmpty when this seed's rows are there
 * already. Others who write wait until it is done.
 */
export function seedSynthetic(database: Database, sizes: Sizes): Promise<Record<string, number>> {
  const { world, rows } = drawUpWorld(sizes)
  return database.db.transaction(async (db) => {
    await db.execute(sql`set local statement_timeout = 0`)
    await db.execute(sql`set local maintenance_work_mem = '256MB'`)
    if ((await db.$count(desks, eq(desks.id, world.desks[0].id))) > 0) {
      throw new NotEmpty(`Nothing was added, because the records of seed ${sizes.seed} are there already.`)
    }
    const counts = await onBareTables(db, async () => {
      const before = await insertRows(db, rows)
      const after = await insertRows(db, engagementRows(world))
      await keepEncounters(db)
      await keepKnownAs(db)
      return Object.fromEntries([...before].map(([table, count]) => [table, count + (after.get(table) ?? 0)]))
    })
    await analyse(db)
    return counts
  })
}
