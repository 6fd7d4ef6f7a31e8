import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openCluster } from '#db/embedded/cluster.ts'
import { FolderInUse, FolderUnusable, isDatabaseDown } from '#db/errors.ts'
import { openDatabase } from '#db/open.ts'
import { dataFolder, temporaryFolder } from './fixtures/folders.ts'
import { notes, writeMigrations } from './fixtures/migrations.ts'
import { runScript } from './fixtures/processes.ts'

test('a second process is refused at once with the name of the folder, and the first goes on', async () => {
  const dataDir = await dataFolder()
  const first = runScript('embedded-writer.ts', dataDir)
  await first.line((line) => line === '1')

  const before = performance.now()
  const refusal = await openDatabase({ dataDir, migrationsFolder: writeMigrations([]) }).catch((error) => error)
  const waited = performance.now() - before
  const written = first.lines.length

  expect(refusal).toEqual(new FolderInUse(dataDir))
  expect(refusal.message).toBe(`The data folder ${dataDir} is in use by another process; stop that one first.`)
  expect(waited).toBeLessThan(500)
  await first.line((line) => Number(line) > written + 5)
  expect(first.errors()).toBe('')

  first.child.kill('SIGKILL')
  await first.ended
  const second = await openDatabase({ dataDir, migrationsFolder: writeMigrations([]) })
  await second.ping()
  await second.close()
})

test('one process that opens a folder twice gets the same database, and after closing it a new one', async () => {
  const dataDir = await dataFolder()
  const migrationsFolder = writeMigrations([])
  const [first, second] = await Promise.all([openDatabase({ dataDir, migrationsFolder }), openDatabase({ dataDir, migrationsFolder })])
  expect(second).toBe(first)
  await first.close()
  const closed = await first.ping().catch((error) => error)
  expect(isDatabaseDown(closed)).toBe(true)

  const third = await openDatabase({ dataDir, migrationsFolder })
  await third.ping()
  await third.close()
})

test('the folder is made with its parents, and one that cannot be made is named with the reason', async () => {
  const folder = temporaryFolder()
  const file = join(folder, 'file')
  writeFileSync(file, '')

  await expect(openCluster(join(file, 'data'), console.error)).rejects.toThrow(
    new FolderUnusable(join(file, 'data'), `ENOTDIR: not a directory, mkdir '${join(file, 'data')}'`),
  )
  const made = await openCluster(join(folder, 'some', 'where', 'data'), console.error)
  await made.close()
})

test('a damaged folder is refused with what PostgreSQL says of it, and let go of', async () => {
  const dataDir = await dataFolder()
  writeFileSync(join(dataDir, 'database', 'global', 'pg_control'), '')
  const refused = new FolderUnusable(dataDir, 'could not read file "global/pg_control": read 0 of 296')
  await expect(openCluster(dataDir, console.error)).rejects.toThrow(refused)
  await expect(openCluster(dataDir, console.error)).rejects.toThrow(refused)
})

test('a folder that a newer version has migrated is refused, and let go of', async () => {
  const dataDir = await dataFolder()
  const newer = writeMigrations([notes, { on: '2026-02-09', statements: ['alter table notes add column more text'] }])
  const database = await openDatabase({ dataDir, migrationsFolder: newer })
  await database.migrate()
  await database.close()

  await expect(openDatabase({ dataDir, migrationsFolder: writeMigrations([notes]) })).rejects.toThrow(
    'The database was migrated by a newer version of Gezant (2026-02-09) than this one (2026-01-05); start that version.',
  )
  const again = await openDatabase({ dataDir, migrationsFolder: newer })
  await again.close()
})

test('sessions are in UTC and have the extensions that the schema needs', async () => {
  const { db, close } = await openDatabase({ dataDir: 'memory://', migrationsFolder: writeMigrations([]) })
  for (const extension of ['pg_trgm', 'unaccent', 'btree_gist']) await db.execute(sql`create extension ${sql.identifier(extension)}`)
  const answer = await db.execute(
    sql`select current_setting('TimeZone') as zone, current_setting('statement_timeout') as limit, unaccent('Café') as plain, similarity('a', 'a') as same`,
  )
  expect(answer).toMatchObject({ rows: [{ zone: 'UTC', limit: '10s', plain: 'Cafe', same: 1 }] })
  await close()
})

test('upkeep vacuums what changed, rests when nothing does, and reports what goes wrong', async () => {
  const problems: string[] = []
  const { pglite, close } = await openCluster(await dataFolder(), (problem) => problems.push(problem), 30)
  await pglite.exec('create table "Lines; of text" as select n, n::text as text from generate_series(1, 3000) n')
  await pglite.exec('update "Lines; of text" set n = n + 1')
  const health = async () => (await pglite.query('select vacuum_count > 0 as tidied, n_dead_tup as dead from pg_stat_user_tables')).rows
  await expect.poll(health, { timeout: 20_000 }).toEqual([{ tidied: true, dead: 0 }])

  const position = async () => JSON.stringify((await pglite.query('select pg_current_wal_insert_lsn() as at')).rows)
  const rests = async () => {
    const before = await position()
    await setTimeout(200)
    return before === (await position())
  }
  await expect.poll(rests).toBe(true)
  expect(problems).toEqual([])

  await pglite.close()
  await expect.poll(() => problems[0]).toBe('Upkeep of the embedded database failed: PGlite is closed')
  await expect(close()).rejects.toThrow('PGlite is closed')
})
