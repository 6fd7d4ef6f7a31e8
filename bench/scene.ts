import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import type { Actor } from '#app/domain/access/actors.ts'
import { asGate } from '#app/domain/access/as-actor.server.ts'
import { startSession } from '#app/domain/members/sessions.server.ts'
import { parseEnvironment } from '#app/lib/environment.server.ts'
import { newId } from '#app/lib/ids.ts'
import { setDatabase } from '#db/client.server.ts'
import { openDatabase } from '#db/open.ts'
import { deskMembers, desks, members } from '#db/schema/members.ts'
import { seedSynthetic } from '#seeds/synthetic.ts'
import { createApp } from '#server/app.ts'
import { createLogger } from '#server/logging.ts'
import { startPostgres } from '#tests/helpers/postgres.ts'

const secret = 'a secret of the benchmark, of no use elsewhere'

/** The built application over a PostgreSQL server of its own with synthetic records, and an officer who is signed in. */
export async function makeScene(sizes: { contacts: number; engagements: number }) {
  const postgres = await startPostgres({ fsync: false })
  const database = await openDatabase({ databaseUrl: postgres.url })
  await database.migrate()
  setDatabase(database)
  await seedSynthetic(database, { ...sizes, seed: 1 })
  const [desk] = await database.db.select({ id: desks.id }).from(desks).limit(1)
  const officer: Actor = { id: newId(), name: 'Officer', role: 'officer', deskIds: [desk?.id ?? ''] }
  await database.db.insert(members).values({ id: officer.id, name: officer.name, role: officer.role, email: 'officer@bench.test' })
  await database.db.insert(deskMembers).values({ id: newId(), memberId: officer.id, deskId: desk?.id ?? '' })
  const session = await asGate((db) => startSession(db, officer.id, secret, new Date()))
  const address = await listen(database)
  return { address, officer, database, cookie: `gezant=${session}`, stop: () => postgres.stop() }
}

async function listen(database: { ping(): Promise<unknown> }): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const parsed = parseEnvironment({ PUBLIC_URL: address, DEMO: 'off' })
  if (!parsed.ok) throw new Error(parsed.problems.join())
  const build = await import(path.resolve('build/server/index.js'))
  server.on(
    'request',
    createApp({
      build,
      database,
      environment: { ...parsed.environment, sessionSecret: secret },
      logger: createLogger('silent'),
      lifecycle: { migrated: true, stopping: false, ending: new AbortController().signal },
      clientFolder: path.resolve('build/client'),
    }),
  )
  return address
}

/** A bare server that sends as many bytes from memory: what the same run compares with. */
export async function bareServer(bytes: number): Promise<string> {
  const body = Buffer.alloc(bytes, 'x')
  const server = createServer((asked, response) => {
    if (asked.headers['if-none-match']) response.writeHead(304).end()
    else response.writeHead(200, { 'Content-Type': 'text/calendar; charset=utf-8', 'Content-Length': body.length }).end(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
}
