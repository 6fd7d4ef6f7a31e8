import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'

const msPerTick = 10

/** Milliseconds of processor time that the database has taken for the connections open now, in steps of ten; 0 where the system does not tell. */
export async function databaseCpu(db: Db): Promise<number> {
  const rows = await db.select({ pid: sql<number>`pid` }).from(sql`pg_stat_activity where datname = current_database()`)
  return rows.reduce((sum, { pid }) => sum + ticksOf(pid) * msPerTick, 0)
}

function ticksOf(pid: number): number {
  try {
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')
    const fields = rest.split(' ')
    return Number(fields[11]) + Number(fields[12])
  } catch {
    return 0
  }
}
