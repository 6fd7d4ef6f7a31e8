import { mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { integer, pgTable, text } from 'drizzle-orm/pg-core'
import postgres from 'postgres'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import type { Database } from '#db/client.server.ts'
import { DatabaseBusy, DatabaseRefused, DatabaseUnreachable, errorCode, isDatabaseDown, violatedConstraint } from '#db/errors.ts'
import { type OpenOptions, openDatabase } from '#db/open.ts'
import { Connection } from '#db/server/connection.ts'
import { startPostgres, type TestPostgres } from '#tests/helpers/postgres.ts'
import { writeMigrations } from './fixtures/migrations.ts'

const marks = pgTable('marks', { id: integer().primaryKey(), step: text().notNull(), words: text().array() })
const migrationsFolder = writeMigrations(
  [{ on: '2026-01-05', statements: ['create table marks (id int primary key, step text not null, words text[])'] }],
  mkdtempSync(join(tmpdir(), 'gezant-test-')),
)
let server: TestPostgres
const opened: Database[] = []

beforeAll(async () => {
  server = await startPostgres()
})

afterEach(async () => {
  await Promise.all(opened.splice(0).map((database) => database.close()))
})

afterAll(async () => {
  rmSync(migrationsFolder, { recursive: true })
  await server.stop()
})

test('a server that cannot be reached is named by host and port, never with the password', async () => {
  const error = await openDatabase({ databaseUrl: 'postgres://gezant:hidden-word@127.0.0.1:1/gezant', migrationsFolder }).catch((e) => e)
  expect(error).toEqual(new DatabaseUnreachable('127.0.0.1:1', 'connect ECONNREFUSED 127.0.0.1:1'))
  expect(error.message).toBe('The database server at 127.0.0.1:1 cannot be reached (connect ECONNREFUSED 127.0.0.1:1).')
  expect(JSON.stringify(error, Object.getOwnPropertyNames(error)) + String(error.stack)).not.toContain('hidden-word')
})

test('a wrong password, a missing database and an address that is none are refused in a sentence without the password', async () => {
  const refusal = (databaseUrl: string) => openDatabase({ databaseUrl, migrationsFolder }).catch((error) => error)
  const address = `127.0.0.1:${server.port}`
  expect(await refusal(server.url.replace('not-a-secret', 'hidden-word'))).toEqual(
    new DatabaseRefused(address, 'password authentication failed for user "gezant"'),
  )
  expect(await refusal(server.url.replace(/gezant$/, 'elsewhere'))).toEqual(
    new DatabaseRefused(address, 'database "elsewhere" does not exist'),
  )
  expect(await refusal('mysql://gezant:hidden-word@127.0.0.1/gezant')).toEqual(
    new Error('DATABASE_URL is not of the form postgres://user:password@host:port/database'),
  )
})

test('a server on the same machine is reached by its socket where the address names the folder, and so are its refusals', async () => {
  const { db } = await open({ databaseUrl: server.socketUrl })
  expect(await rowsOf(db.execute(sql`select inet_server_addr() is null as by_socket`))).toEqual([{ by_socket: true }])
  const nowhere = `${server.url}?host=${encodeURIComponent('/no/such folder')}`
  expect(await openDatabase({ databaseUrl: nowhere, migrationsFolder }).catch((error) => error.message)).toBe(
    `The database server at /no/such folder/.s.PGSQL.${server.port} cannot be reached (connect ENOENT /no/such folder/.s.PGSQL.${server.port}).`,
  )
})

test('statements are stopped after their time, and the session is in UTC', async () => {
  const { db } = await open({ statementMs: 200 })
  await expect(db.execute(sql`select pg_sleep(5)`)).rejects.toSatisfy((error) => errorCode(error) === '57014' && !isDatabaseDown(error))
  expect([...(await rowsOf(db.execute(sql`show timezone`)))]).toEqual([{ TimeZone: 'UTC' }])
})

test('a statement that comes again is kept prepared; of those that never do, and beyond two hundred, none is', async () => {
  const { db } = await open({ poolSize: 1 })
  const kept = async () => {
    const rows = await rowsOf(
      db.execute(sql`select count(*)::int as many from pg_prepared_statements where statement like 'select 1 as n%'`),
    )
    return rows[0]?.many
  }
  const ask = (n: number) => db.execute(sql`${sql.raw(`select 1 as n${n}`)} where ${'a'} = 'a'`)
  for (let n = 0; n < 250; n += 1) await ask(n)
  const once = await kept()
  for (let n = 0; n < 250; n += 1) for (const _ of 'ab') await ask(n)
  expect([once, await kept()]).toEqual([0, 200])
})

test('both drivers name a violated constraint and read and write lists alike', async () => {
  const onServer = await openEmpty()
  const embedded = await openDatabase({ dataDir: 'memory://', migrationsFolder })
  await embedded.migrate()
  const words = ['a', 'b c', '"d"']
  const answers = []
  for (const { db } of [onServer, embedded]) {
    await db.insert(marks).values({ id: 1, step: 'first', words })
    const error = await db.transaction((tx) => tx.insert(marks).values({ id: 1, step: 'again' })).catch((e) => e)
    const lists = await db.select({ words: marks.words, raw: sql`words`, ids: sql`array_agg(id)` }).from(marks).groupBy(marks.words)
    answers.push({ lists, violated: violatedConstraint(error), other: violatedConstraint(new Error('nothing to do with it')) })
  }
  await embedded.close()
  const answer = { lists: [{ words, raw: words, ids: [1] }], violated: 'marks_pkey', other: undefined }
  expect(answers).toEqual([answer, answer])
})

test('a transaction ends whole: nested parts roll back alone, swallowed failures and late use are errors', async () => {
  const { db } = await openEmpty()
  await db.transaction(async (tx) => {
    await tx.insert(marks).values({ id: 1, step: 'kept' })
    const nested = tx.transaction(async (inner) => {
      await inner.insert(marks).values({ id: 2, step: 'undone' })
      await inner.insert(marks).values({ id: 1, step: 'twice' })
    })
    await expect(nested).rejects.toSatisfy((error) => violatedConstraint(error) === 'marks_pkey')
    await tx.insert(marks).values({ id: 3, step: 'kept' })
  })
  const swallowed = db.transaction(async (tx) => {
    await tx.insert(marks).values({ id: 4, step: 'lost' })
    await tx
      .insert(marks)
      .values({ id: 1, step: 'twice' })
      .catch(() => {})
  })
  await expect(swallowed).rejects.toThrow('The transaction was rolled back because a statement in it had failed')
  const kept = await db.transaction(async (tx) => tx)
  await expect(kept.select().from(marks)).rejects.toMatchObject({ cause: new Error('Bug: a transaction was used after it had ended') })

  expect(await db.select({ id: marks.id, step: marks.step }).from(marks)).toEqual([
    { id: 1, step: 'kept' },
    { id: 3, step: 'kept' },
  ])
})

test('whoever asks is told along with BEGIN, and nothing runs outside of a transaction that could not begin', async () => {
  const { db } = await openEmpty({ poolSize: 1 })
  const role = () => db.select({ role: sql<string>`current_setting('gezant.role', true)` }).from(sql`(select 1) as one`)
  const asked = await db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('gezant.role', ${'officer'}, true)`)
    return rowsOf(tx.execute(sql`select current_setting('gezant.role') as role, transaction_timestamp() < clock_timestamp() as within`))
  })
  expect(asked).toEqual([{ role: 'officer', within: true }])
  expect(await role()).toEqual([{ role: '' }])

  const { run } = Connection.prototype
  vi.spyOn(Connection.prototype, 'run').mockImplementation(function (this: Connection, text, ...rest) {
    return run.call(this, text === 'begin' ? 'begin nonsense' : text, ...rest)
  })
  const together = db.transaction((tx) => Promise.all([1, 2].map((id) => tx.insert(marks).values({ id, step: 'outside' }))))
  await expect(together).rejects.toThrow()
  vi.restoreAllMocks()
  expect(await db.select().from(marks)).toEqual([])
})

test('what follows a lost connection in a transaction is refused, not run outside of it', async () => {
  const { db } = await openEmpty()
  const others: Promise<unknown>[] = []
  const result = db.transaction(async (tx) => {
    await tx.execute(sql`set local role none`)
    await terminate(tx.execute(sql`select pg_backend_pid() as pid`))
    await setTimeout(50)
    for (let i = 0; i < 30; i += 1) others.push(db.execute(sql`select pg_sleep(0.01)`))
    await setTimeout(50)
    await tx.insert(marks).values({ id: 1, step: 'outside' })
  })

  await expect(result).rejects.toSatisfy(isDatabaseDown)
  await Promise.all(others)
  expect(await db.select().from(marks)).toEqual([])
})

test('connections torn away under load cost nothing acknowledged, hang nobody and break nothing', async () => {
  const { db } = await openEmpty({ poolSize: 5 })
  const killer = postgres(server.url, { max: 1 })
  let working = true
  const killing = (async () => {
    while (working) {
      await killer`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'gezant' and random() < 0.3`
      await setTimeout(15)
    }
  })()

  const acknowledged: number[] = []
  const unexpected: unknown[] = []
  const work = async (id: number) => {
    try {
      await db.transaction(async (tx) => {
        if (id % 2) await tx.execute(sql`select set_config('gezant.role', ${'officer'}, true)`)
        const steps = [
          () => tx.insert(marks).values({ id, step: 'begun' }),
          () => tx.select().from(marks).limit(3),
          () => tx.update(marks).set({ step: 'done' }).where(sql`id = ${id}`),
        ]
        if (id % 3) await Promise.all(steps.map((step) => step()))
        else for (const step of steps) await step()
      })
      acknowledged.push(id)
    } catch (error) {
      if (!isDatabaseDown(error)) unexpected.push(error)
    }
  }
  for (let batch = 0; batch < 40; batch += 1) await Promise.all(Array.from({ length: 20 }, (_, i) => work(batch * 20 + i)))
  working = false
  await killing
  await killer.end()

  const kept = await db.select().from(marks)
  expect(unexpected).toEqual([])
  expect(kept.filter((row) => row.step !== 'done')).toEqual([])
  expect(acknowledged.filter((id) => !kept.some((row) => row.id === id))).toEqual([])
  expect(acknowledged.length).toBeGreaterThan(100)
})

test.each(['url', 'socketUrl'] as const)(
  'after the server was stopped, or crashed, and came back, every connection (%s) works again within ten seconds',
  async (by) => {
    const { db, ping } = await open({ databaseUrl: server[by] })
    for (const end of [server.halt, server.kill]) {
      const torn = Promise.allSettled(Array.from({ length: 10 }, () => db.transaction((tx) => tx.execute(sql`select pg_sleep(5)`))))
      await setTimeout(200)
      await end()
      const refused = Promise.allSettled(Array.from({ length: 30 }, ping))
      const reasons = [...(await torn), ...(await refused)].map((one) => one.status === 'rejected' && isDatabaseDown(one.reason))
      expect(reasons).toEqual(Array.from({ length: 40 }, () => true))

      await server.start()
      const back = performance.now()
      await expect.poll(() => Promise.all(Array.from({ length: 10 }, () => ping())), { timeout: 10_000 }).toHaveLength(10)
      await Promise.all(Array.from({ length: 10 }, () => db.transaction((tx) => tx.execute(sql`select pg_sleep(0.1)`))))
      expect(performance.now() - back).toBeLessThan(10_000)
    }
  },
)

test('when every connection is in use the next caller hears so within five seconds, and is served when one is free', async () => {
  const { db, ping } = await open({ poolSize: 2 })
  const busy = [1, 2].map(() => db.transaction((tx) => tx.execute(sql`select pg_sleep(4)`)))
  await setTimeout(100)
  const before = performance.now()
  await expect(ping()).rejects.toEqual(new DatabaseBusy(2))
  expect(performance.now() - before).toBeLessThan(5000)
  await setTimeout(500)
  await ping()
  await Promise.all(busy)
})

test('a network that swallows everything is noticed: ping within five seconds, a query after its time, and then it heals', async () => {
  const network = await leakyNetwork()
  const { db, ping } = await open({ databaseUrl: server.url.replace(`:${server.port}`, `:${network.port}`), statementMs: 100 })
  await ping()
  network.swallow(true)
  const query = db.execute(sql`select 1`).catch((error) => error)
  await setTimeout(50)
  const before = performance.now()
  await expect(ping()).rejects.toSatisfy(isDatabaseDown)
  expect(performance.now() - before).toBeLessThan(5000)
  expect(isDatabaseDown(await query)).toBe(true)

  network.swallow(false)
  await ping()
  network.close()
})

/** An open database, closed after the test. */
async function open(options: OpenOptions): Promise<Database> {
  const database = await openDatabase({ databaseUrl: server.url, migrationsFolder, ...options })
  opened.push(database)
  return database
}

/** With the table of marks, and nothing in it. */
async function openEmpty(options: OpenOptions = {}): Promise<Database> {
  const database = await open(options)
  await database.migrate()
  await database.db.delete(marks)
  return database
}

async function rowsOf(result: PromiseLike<unknown>) {
  return (await result) as Record<string, unknown>[]
}

async function terminate(self: PromiseLike<unknown>) {
  const [row] = await rowsOf(self)
  const killer = postgres(server.url, { max: 1 })
  await killer`select pg_terminate_backend(${Number(row?.pid)})`
  await killer.end()
}

/** A way to the server that can be made to swallow every byte while the connections stay open. */
async function leakyNetwork() {
  let swallowing = false
  const sockets = new Set<Socket>()
  const relay = createServer((near) => {
    const far = connect(server.port, '127.0.0.1')
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('data', (chunk) => swallowing || to.write(chunk))
      from.on('close', () => to.destroy())
      from.on('error', () => {})
    }
  })
  await new Promise<void>((resolve) => relay.listen(0, '127.0.0.1', resolve))
  const address = relay.address()
  return {
    port: typeof address === 'object' ? address?.port : 0,
    swallow(on: boolean) {
      swallowing = on
    },
    close() {
      relay.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
