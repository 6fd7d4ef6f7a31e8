import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { get, quantile, ratio, rounded } from './measure.ts'

export type Cost = { taken: number; inSql: number; statements: number }

/** What a request costs, in milliseconds: `p50` and `p99` of the server's time, of which `sql` with a statement under way; processor time of the server and of the database's processes. */
export type Served = {
  status: number
  bytes: number
  p50: number
  p99: number
  /** The twentieth part that was fastest took no longer: near what a machine of its own would take. */
  p5: number
  sql: number
  /** The server's time as a multiple of that of its own SQL. */
  timesSql: number
  statements: number
  serverCpu: number
  databaseCpu: number
}

/** The application in another process, so that neither who asks nor who measures counts among its costs. */
export async function serveApart(database: Database, url: string, cookie: string) {
  const child = fork(new URL('served.ts', import.meta.url), { env: { ...process.env, DATABASE_URL: url }, execArgv: serverOptions() })
  const [{ address }] = await once(child, 'message')
  const ask = (path: string) => get(address + path, { Cookie: cookie })
  return {
    ask,
    /** Asks for each in turn, so that the server is as warm as one that has been in use for some minutes: its code is made faster for a thousand requests. */
    async warm(paths: readonly string[], times = 150): Promise<void> {
      for (let run = 0; run < times; run += 1) for (const path of paths) await ask(path)
    },
    /** Asks `times` times, one after another, after as many to warm up. */
    async measure(path: string, times = 100): Promise<Served> {
      const { status, bytes } = await ask(path)
      for (let run = 0; run < times; run += 1) await ask(path)
      await told(child)
      const before = await databaseCpu(database)
      for (let run = 0; run < times; run += 1) await ask(path)
      const { costs, cpu } = await told(child)
      const used = (await databaseCpu(database)) - before
      const taken = costs.map((cost) => cost.taken)
      const inSql = quantile(
        costs.map((cost) => cost.inSql),
        0.5,
      )
      return {
        status,
        bytes,
        p50: quantile(taken, 0.5),
        p99: quantile(taken, 0.99),
        p5: quantile(taken, 0.05),
        sql: inSql,
        timesSql: ratio(quantile(taken, 0.5), inSql),
        statements: quantile(
          costs.map((cost) => cost.statements),
          0.5,
        ),
        serverCpu: rounded(cpu / times),
        databaseCpu: rounded(used / times),
      }
    },
    async stop() {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}

const serverOptions = () => (process.env.BENCH_PROFILE ? ['--cpu-prof', `--cpu-prof-dir=${process.env.BENCH_PROFILE}`] : [])

async function told(child: ChildProcess): Promise<{ costs: Cost[]; cpu: number }> {
  child.send('tell')
  const [answer] = await once(child, 'message')
  return answer
}

/** Milliseconds on a processor of the database's processes that serve connections; 0 where the system does not say. */
async function databaseCpu({ db }: Database): Promise<number> {
  const rows = await db
    .select({ pid: sql<number>`pid` })
    .from(sql`pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
  return rows.reduce((sum, { pid }) => sum + onProcessor(pid), 0)
}

function onProcessor(pid: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    return 0
  }
}
