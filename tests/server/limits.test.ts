import { once } from 'node:events'
import { request as startRequest } from 'node:http'
import { connect } from 'node:net'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { connectionLimits, maxBodyBytes } from '#server/limits.ts'
import { ask } from './ask.ts'
import { ownPage, publicHost, serve } from './serve.ts'
import { seen } from './stand-in-build.ts'

const { address, port } = await serve()

async function upload(bytes: number, chunked: boolean) {
  seen.bodies.length = 0
  const { status } = await ask(address, '/upload', { method: 'POST', headers: ownPage, body: Buffer.alloc(bytes, 97), chunked })
  // An action that took half a body for a whole one would run just after the answer.
  await delay(20)
  return { status, stored: [...seen.bodies] }
}

test('a body of one megabyte is read whole', async () => {
  expect(await upload(maxBodyBytes, false)).toEqual({ status: 200, stored: [1_048_576] })
  expect(await upload(maxBodyBytes, true)).toEqual({ status: 200, stored: [1_048_576] })
})

test.each([maxBodyBytes + 1, maxBodyBytes * 10])(
  'a body of %i bytes is refused, announced or not, and nothing acts on it',
  async (bytes) => {
    expect(await upload(bytes, false)).toEqual({ status: 413, stored: [] })
    expect(await upload(bytes, true)).toEqual({ status: 413, stored: [] })
  },
)

test('a body refused for its size does not stay in memory', async () => {
  const piece = Buffer.alloc(65_536, 97)
  const before = process.memoryUsage().rss
  for (let round = 0; round < 20; round += 1) {
    const outgoing = startRequest({ port, method: 'POST', path: '/upload', headers: ownPage }).on('error', () => {})
    Readable.from(Array(160).fill(piece)).pipe(outgoing)
    const [incoming] = await once(outgoing, 'response')
    expect(incoming.statusCode).toBe(413)
    incoming.resume()
  }
  expect(process.memoryUsage().rss - before).toBeLessThan(50 * 1_048_576)
})

const statusOf = async (path: string) => (await ask(address, path, { headers: publicHost })).status

test('an address may hold 8,192 characters and 200 parameters', async () => {
  expect(await statusOf(`/counter?q=${'a'.repeat(8_192 - 11)}`)).toBe(200)
  expect(await statusOf(`/counter?q=${'a'.repeat(8_192 - 10)}`)).toBe(414)
  expect(await statusOf(`/counter?${Array(200).fill('p=1').join('&')}`)).toBe(200)
  expect(await statusOf(`/counter?${Array(201).fill('p=1').join('&')}`)).toBe(400)
})

test('five hundred paths asked of the manifest are refused quickly', async () => {
  const startedAt = process.cpuUsage()
  expect(await statusOf(`/__manifest?version=v1&${Array(500).fill('p=/a/b').join('&')}`)).toBe(400)
  expect(process.cpuUsage(startedAt).user / 1_000).toBeLessThan(100)
})

test('a deep path asked of the manifest is refused, what a page of links asks is answered, both quickly', async () => {
  const startedAt = process.cpuUsage()
  const links = Array.from({ length: 120 }, (_, index) => `p=/engagements/0197a8c2-7e14-7000-8000-${index}`)
  expect(await statusOf(`/__manifest?version=v1&p=${'/a'.repeat(3_700)}`)).toBe(400)
  expect(await statusOf(`/__manifest?version=v1&p=${'%2Fa'.repeat(1_800)}`)).toBe(400)
  expect(await statusOf(`/__manifest?version=v1&${links.join('&')}`)).toBe(200)
  expect(process.cpuUsage(startedAt).user / 1_000).toBeLessThan(300)
})

test('headers over 16 KB are refused', async () => {
  const answer = await ask(address, '/counter', { headers: { ...publicHost, 'X-Long': 'a'.repeat(17_000) } })
  expect(answer.status).toBe(431)
})

test.each(['//evil.test/', '/a\\b', '/%', '/%00', '/%c3%28'])('the path %s is refused', async (path) => {
  expect(await statusOf(path)).toBe(400)
})

test.each(['TRACE', 'PROPFIND', 'REPORT'])('the method %s is not served', async (method) => {
  const answer = await ask(address, '/counter', { method, headers: publicHost })
  expect([answer.status, answer.headers.allow]).toEqual([405, 'GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE'])
})

test('data requests of before single fetch reach no loader and no action', async () => {
  seen.actions.length = 0
  seen.urls.length = 0
  const read = await ask(address, '/engagements/1?_data=page', { headers: publicHost })
  const change = await ask(address, '/engagements/1?a=1&_data=page', { method: 'POST', headers: ownPage, body: '' })
  expect([read.status, change.status]).toEqual([400, 400])
  expect([seen.actions, seen.urls]).toEqual([[], []])
})

test('slow senders are cut off within thirty seconds', () => {
  const { headersTimeout, requestTimeout, connectionsCheckingInterval } = connectionLimits
  expect(Math.max(headersTimeout, requestTimeout) + connectionsCheckingInterval).toBeLessThanOrEqual(30_000)
})

test('bytes that are not HTTP are answered 400 and the connection ends', async () => {
  const socket = connect(port, '127.0.0.1')
  socket.write('\u0000\u0001 nonsense\r\n\r\n')
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 400 /)
})
