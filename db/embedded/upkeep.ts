import type { PGlite } from '@electric-sql/pglite'

/** Tables that changed enough since they were last vacuumed, by about the measure of PostgreSQL's own autovacuum. */
const worthVacuuming = `
  select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
  where n_dead_tup > 50 + 0.2 * n_live_tup or n_mod_since_analyze > 50 + 0.1 * n_live_tup`

/**
 * Does every `everyMs` what a server does in the background and PGlite does not: vacuum, statistics, checkpoints.
 * Rounds do not overlap. `onProblem` is told of a round that failed; the next one runs all the same.
 * stop() waits for a round that is running.
 */
export function startUpkeep(pglite: PGlite, everyMs: number, onProblem: (message: string) => void): { stop(): Promise<void> } {
  let seen = ''
  let round: Promise<void> | undefined

  async function tidy() {
    if ((await walPosition(pglite)) === seen) return
    await pglite.query('select pg_stat_force_next_flush()')
    const { rows } = await pglite.query<{ name: string }>(worthVacuuming)
    // One table a statement: each blocks the process, and between them requests get their turn.
    for (const { name } of rows) await pglite.exec(`vacuum (analyze) ${name}`)
    await pglite.exec('checkpoint')
    seen = await walPosition(pglite)
  }

  const timer = setInterval(() => {
    round ??= tidy()
      .catch((error: Error) => onProblem(`Upkeep of the embedded database failed: ${error.message}`))
      .finally(() => {
        round = undefined
      })
  }, everyMs).unref()

  return {
    async stop() {
      clearInterval(timer)
      await round
    },
  }
}

async function walPosition(pglite: PGlite): Promise<string> {
  const { rows } = await pglite.query<{ position: string }>('select pg_current_wal_insert_lsn()::text as position')
  return rows[0]?.position ?? ''
}
