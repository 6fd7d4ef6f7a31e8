import { afterEach, expect, test } from 'vitest'
import { ask } from './ask.ts'
import { serve } from './serve.ts'

let ping = async () => {}
const { address, lifecycle } = await serve({ database: { ping: () => ping() } })
const statusOf = async (path: string) => (await ask(address, path)).status

afterEach(() => {
  ping = async () => {}
  Object.assign(lifecycle, { migrated: true, stopping: false })
})

test('a started server is alive and ready, under whatever host it is asked', async () => {
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 200])
})

test('before the schema is up to date the server is alive and not ready', async () => {
  lifecycle.migrated = false
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503])
})

test('while stopping the server is alive and not ready', async () => {
  lifecycle.stopping = true
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503])
})

test('without database the server is alive, not ready, and ready again by itself', async () => {
  ping = () => Promise.reject(new Error('gone'))
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503])
  ping = async () => {}
  expect(await statusOf('/readyz')).toBe(200)
})

test('a database that does not answer makes the server not ready within three seconds', async () => {
  ping = () => new Promise(() => {})
  const startedAt = performance.now()
  expect(await statusOf('/readyz')).toBe(503)
  expect(performance.now() - startedAt).toBeLessThan(3_000)
})
