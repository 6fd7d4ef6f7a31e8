import { sql } from 'drizzle-orm'
import type { Db } from '#db/client.server.ts'
import { type Table, tables } from './bulk.ts'

type Definition = { table: string; name: string; definition: string }

/**
 * Runs `work` on tables without triggers, indexes, foreign keys and unique constraints, and puts them all back: building an index once
 * takes a fifth of the time of keeping it. What the triggers would write is for `work` to write. Needs a transaction: when anything
 * fails, the tables are as they were.
 */
export async function onBareTables<Result>(db: Db, work: () => Promise<Result>): Promise<Result> {
  const constraints = await constraintsOf(db)
  const indexes = await indexesOf(db)
  for (const table of tables) await db.execute(sql`alter table ${sql.identifier(table)} disable trigger user`)
  for (const { table, name } of constraints)
    await db.execute(sql`alter table ${sql.identifier(table)} drop constraint ${sql.identifier(name)}`)
  for (const { name } of indexes) await db.execute(sql`drop index ${sql.identifier(name)}`)
  const result = await work()
  for (const { definition } of indexes) await db.execute(sql.raw(definition))
  for (const { table, name, definition } of constraints) {
    await db.execute(sql`alter table ${sql.identifier(table)} add constraint ${sql.identifier(name)} ${sql.raw(definition)}`)
  }
  for (const table of tables) await db.execute(sql`alter table ${sql.identifier(table)} enable trigger user`)
  return result
}

const among = (column: string) =>
  sql`${sql.raw(column)} in (${sql.join(
    tables.map((table: Table) => sql`${table}::regclass`),
    sql`, `,
  )})`

/** Unique constraints come first when they are put back, and foreign keys last. */
async function constraintsOf(db: Db): Promise<Definition[]> {
  return db
    .select({
      table: sql<string>`c.conrelid::regclass::text`,
      name: sql<string>`c.conname::text`,
      definition: sql<string>`pg_get_constraintdef(c.oid)`,
    })
    .from(sql`pg_constraint c`)
    .where(sql`c.contype in ('u', 'f') and ${among('c.conrelid')}`)
    .orderBy(sql`c.contype desc`, sql`c.conname`)
}

async function indexesOf(db: Db): Promise<Definition[]> {
  return db
    .select({
      table: sql<string>`i.indrelid::regclass::text`,
      name: sql<string>`i.indexrelid::regclass::text`,
      definition: sql<string>`pg_get_indexdef(i.indexrelid)`,
    })
    .from(sql`pg_index i`)
    .where(
      sql`${among('i.indrelid')} and not exists (select 1 from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'))`,
    )
    .orderBy(sql`2`)
}
