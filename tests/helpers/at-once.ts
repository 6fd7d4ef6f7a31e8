import { setTimeout } from 'node:timers/promises'
import { type SQL, sql } from 'drizzle-orm'
import { asOwner } from './database.ts'

/** Runs both in transactions of their own on the server: the first is not over before the second waits for it. */
export async function atOnce(first: SQL, second: SQL): Promise<void> {
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const done = asOwner((db) =>
    db.transaction(async (tx) => {
      await tx.execute(first)
      begin()
      await somebodyWaits()
    }),
  )
  await begun
  await Promise.all([done, asOwner((db) => db.execute(second))])
}

async function somebodyWaits(): Promise<void> {
  while ((await asOwner((db) => db.$count(sql`pg_locks where not granted`))) === 0) await setTimeout(10)
}
