import { get } from 'node:http'
import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor, asGate } from '#app/domain/access/as-actor.server.ts'
import { endSession, findActor, startSession } from '#app/domain/members/sessions.server.ts'
import { countUnread } from '#app/domain/notices/queries.server.ts'
import { remindDue } from '#app/domain/notices/remind.server.ts'
import { sayChanges } from '#app/http/changes.server.ts'
import { sessions } from '#db/schema/members.ts'
import { minutesLater, secret } from '#tests/helpers/accounts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { publicHost, serve } from '#tests/server/serve.ts'
import { followUp, makeScene } from '../timeline/scene.ts'
import { now } from './scene.ts'

useDatabase({ onBoth: false })

const build = (await import(/* @vite-ignore */ path.resolve('build/server/index.js'))) as ServerBuild
const { address, ending } = await serve({ build, environment: { sessionSecret: secret } })

const open: { destroy(): void }[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.destroy()
})

/** What a browser hears, as it comes; `ended` once the server has said all. */
function listen(cookie: string) {
  const heard = { status: 0, type: '', coding: '', text: '', ended: false }
  const headers = { ...publicHost, Cookie: cookie, 'Accept-Encoding': 'gzip' }
  const request = get(`${address}/inbox/events`, { headers, agent: false }, (answer) => {
    Object.assign(heard, {
      status: answer.statusCode,
      type: answer.headers['content-type'],
      coding: answer.headers['content-encoding'] ?? '',
    })
    answer.setEncoding('utf8').on('data', (text: string) => {
      heard.text += text
    })
    answer.on('end', () => {
      heard.ended = true
    })
    answer.on('error', () => {})
  })
  request.on('error', () => {})
  open.push(request)
  return heard
}

const begin = (actor: Actor) => asGate((db) => startSession(db, actor.id, secret, new Date()))

test('a member may listen in twenty browsers, and in one more once another is closed', async () => {
  const { officer, coordinator } = await makeScene()
  const cookie = `__Host-gezant=${await begin(officer)}`
  const all = Array.from({ length: 20 }, () => listen(cookie))
  await expect.poll(() => all.filter(({ text }) => text.includes('data')).length, { timeout: 5_000 }).toBe(20)
  const [more, other] = [listen(cookie), listen(`__Host-gezant=${await begin(coordinator)}`)]
  await expect.poll(() => [more.status, other.status]).toEqual([429, 200])
  open[0]?.destroy()
  const again = async () => {
    const one = listen(cookie)
    await expect.poll(() => one.status).not.toBe(0)
    return one.status
  }
  await expect.poll(again, { timeout: 8_000 }).toBe(200)
})

test('who is not signed in is told not to ask again', async () => {
  const nobody = listen('')
  await expect.poll(() => nobody.status).toBe(204)
  const gone = listen(`__Host-gezant=${'a'.repeat(43)}`)
  await expect.poll(() => gone.status).toBe(204)
})

test('it is said again only when it is something else, and ends with the session, a failure or its reader', async () => {
  const answers = ['1', '1', '2', undefined, '3']
  const leaving = new AbortController()
  let ends = 0
  const onEnd = () => {
    ends += 1
  }
  const read = (look: () => Promise<string | undefined>, failures: unknown[] = []) =>
    sayChanges({ signals: [leaving.signal], everyMs: 1, look, onFailure: (error) => void failures.push(error), onEnd }).text()
  expect(await read(async () => answers.shift())).toBe('retry: 15000\n\ndata: 1\n\n:\n\ndata: 2\n\n')
  const failures: unknown[] = []
  expect(await read(() => Promise.reject(new Error('down')), failures)).toBe('retry: 15000\n\n')
  expect(failures).toEqual([new Error('down')])
  const left = read(async () => '1')
  leaving.abort()
  expect([await left, ends]).toEqual([expect.stringMatching(/^retry: 15000\n\ndata: 1\n\n(:\n\n)*$/), 3])
})

test('listening is no use of a session: one in a window left open ends when its time has come', async () => {
  const { officer } = await makeScene()
  const sessionId = await asGate((db) => startSession(db, officer.id, secret, now))
  const watch = (minutes: number) => findActor(sessionId, secret, minutesLater(minutes, now), { uses: false })
  expect([(await watch(20))?.id, (await watch(29))?.id, await watch(31)]).toEqual([officer.id, officer.id, undefined])
  const [row] = await asOwner((db) => db.select({ seenAt: sessions.seenAt }).from(sessions).where(eq(sessions.memberId, officer.id)))
  expect(row?.seenAt).toEqual(now)
  await endSession(sessionId, secret)
  expect([await watch(1), await asActor(officer, (db) => countUnread(db, now))]).toEqual([undefined, 0])
})

test('an open window is told at once how many are unread, uncompressed, and a stop ends it', async () => {
  const { officer, coordinator } = await makeScene()
  await followUp(officer, 'Paper', { dueOn: '2026-02-06' })
  await followUp(coordinator, 'Theirs', { dueOn: '2026-02-06' })
  await followUp(coordinator, 'Theirs too', { dueOn: '2026-02-06' })
  await remindDue(now)
  const [mine, theirs] = [listen(`__Host-gezant=${await begin(officer)}`), listen(`__Host-gezant=${await begin(coordinator)}`)]
  await expect
    .poll(() => [mine.text, theirs.text], { timeout: 5_000 })
    .toEqual(['retry: 15000\n\ndata: 1\n\n', 'retry: 15000\n\ndata: 2\n\n'])
  expect([mine.status, mine.type, mine.coding, mine.ended]).toEqual([200, 'text/event-stream; charset=utf-8', '', false])
  ending.abort()
  await expect.poll(() => [mine.ended, theirs.ended]).toEqual([true, true])
})
