import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Actor } from '#app/domain/access/actors.ts'
import { asGate } from '#app/domain/access/as-actor.server.ts'
import { startSession } from '#app/domain/members/sessions.server.ts'
import { newId } from '#app/lib/ids.ts'
import { setDatabase } from '#db/client.server.ts'
import { openDatabase } from '#db/open.ts'
import { deskMembers, desks, members } from '#db/schema/members.ts'
import { listen, secret } from './listen.ts'
import { sceneDatabase } from './scene-database.ts'

/** Synthetic records on a PostgreSQL server, and an officer who is signed in. */
export async function openScene(sizes: { contacts: number; engagements: number }) {
  const { url, stop } = await sceneDatabase(sizes)
  const database = await openDatabase({ databaseUrl: url })
  setDatabase(database)
  const [desk] = await database.db.select({ id: desks.id }).from(desks).orderBy(desks.id).limit(1)
  const officer: Actor = { id: newId(), name: 'Officer', role: 'officer', deskIds: [desk?.id ?? ''] }
  await database.db.insert(members).values({ id: officer.id, name: officer.name, role: officer.role, email: 'officer@bench.test' })
  await database.db.insert(deskMembers).values({ id: newId(), memberId: officer.id, deskId: desk?.id ?? '' })
  const session = await asGate((db) => startSession(db, officer.id, secret, new Date()))
  const close = async () => {
    await database.close()
    await stop()
  }
  return { officer, database, url, cookie: `gezant=${session}`, stop: close }
}

/** The same with the built application in this process. */
export async function makeScene(sizes: { contacts: number; engagements: number }) {
  const scene = await openScene(sizes)
  return { ...scene, address: await listen(scene.database) }
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
