import postgres from 'postgres'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { errorCode } from '#db/errors.ts'
import { openDatabase } from '#db/open.ts'
import { startPostgres, type TestPostgres } from '#tests/helpers/postgres.ts'
import { notes, type TestMigration, writeMigrations } from './fixtures/migrations.ts'
import { runScript } from './fixtures/processes.ts'

const more: TestMigration = {
  on: '2026-02-09',
  statements: ["insert into notes values (2, 'second')", 'alter table notes add column more text'],
}
const failsHalfway: TestMigration = {
  on: '2026-02-09',
  statements: ["insert into notes values (2, 'second')", 'create table halves (id int)', 'alter table nowhere add column more text'],
}
let server: TestPostgres

beforeAll(async () => {
  server = await startPostgres({ fsync: false })
})

afterAll(() => server.stop())

test('three processes that start together on a server migrate it once', async () => {
  const databaseUrl = await server.createDatabase('together')
  const slow = { ...notes, statements: [...notes.statements, 'select pg_sleep(0.5)'] }
  const folder = writeMigrations([slow, more])
  const scripts = [1, 2, 3].map(() => runScript('migrate-once.ts', databaseUrl, folder))
  await Promise.all(scripts.map((script) => script.line((line) => line === 'ready')))
  for (const { child } of scripts) child.stdin?.write('go')

  const exits = await Promise.all(scripts.map((script) => script.ended))

  expect(exits.map((code, i) => ({ code, errors: scripts[i]?.errors() }))).toEqual([0, 0, 0].map((code) => ({ code, errors: '' })))
  expect(await ask(databaseUrl, 'select id from notes order by id')).toEqual([{ id: 1 }, { id: 2 }])
  expect(await ask(databaseUrl, 'select count(*)::int as applied from drizzle.__drizzle_migrations')).toEqual([{ applied: 2 }])
})

test('a migration that fails halfway on a server leaves nothing of itself nor of those before it in the same run', async () => {
  const databaseUrl = await server.createDatabase('halfway')
  const database = await openDatabase({ databaseUrl, migrationsFolder: writeMigrations([notes, failsHalfway]) })

  await expect(database.migrate()).rejects.toSatisfy((error) => errorCode(error) === '42P01')
  await database.close()

  const left = `select nspname as left from pg_namespace where nspname = 'drizzle' union all select relname from pg_class where relname in ('notes', 'halves')`
  expect(await ask(databaseUrl, left)).toEqual([])
})

test('a migration that fails halfway in the embedded database leaves nothing, and the mended one then passes', async () => {
  const folder = writeMigrations([notes])
  const { db, migrate, close } = await openDatabase({ dataDir: 'memory://', migrationsFolder: folder })
  await migrate()
  writeMigrations([notes, failsHalfway], folder)

  await expect(migrate()).rejects.toSatisfy((error) => errorCode(error) === '42P01')
  expect(await db.execute('select id from notes')).toMatchObject({ rows: [{ id: 1 }] })
  expect(await db.execute(`select relname from pg_class where relname = 'halves'`)).toMatchObject({ rows: [] })

  writeMigrations([notes, more], folder)
  await migrate()
  expect(await db.execute('select id, more from notes order by id')).toMatchObject({
    rows: [
      { id: 1, more: null },
      { id: 2, more: null },
    ],
  })
  await close()
})

test('a migration that a long transaction keeps waiting gives up after three seconds and can be run again', async () => {
  const databaseUrl = await server.createDatabase('waiting')
  const folder = writeMigrations([notes])
  const database = await openDatabase({ databaseUrl, migrationsFolder: folder })
  await database.migrate()
  writeMigrations([notes, more], folder)
  const reader = postgres(databaseUrl, { max: 1 })
  await reader`begin`
  await reader`select * from notes`

  const before = performance.now()
  await expect(database.migrate()).rejects.toSatisfy((error) => errorCode(error) === '55P03')
  const waited = performance.now() - before
  expect(waited > 2900 && waited < 8000).toBe(true)
  expect(await ask(databaseUrl, 'select * from notes')).toEqual([{ id: 1, text: 'first' }])

  await reader`commit`
  await reader.end()
  await database.migrate()
  await database.close()
})

test('a migration dated before one that is already applied is refused instead of skipped', async () => {
  const databaseUrl = await server.createDatabase('skipped')
  const folder = writeMigrations([{ ...notes, on: '2026-02-09' }])
  const database = await openDatabase({ databaseUrl, migrationsFolder: folder })
  await database.migrate()
  writeMigrations(
    [
      { ...notes, on: '2026-02-09' },
      { ...more, on: '2026-02-08' },
    ],
    folder,
  )

  await expect(database.migrate()).rejects.toThrow('The migration dated 2026-02-08 is older than one already applied and was skipped.')
  await database.close()
})

async function ask(databaseUrl: string, query: string) {
  const client = postgres(databaseUrl, { max: 1 })
  const rows = await client.unsafe(query)
  await client.end()
  return rows.map((row) => ({ ...row }))
}
