import { promisify } from 'node:util'
import { brotliDecompress, gunzip } from 'node:zlib'
import { eq } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { getDatabase, setDatabase } from '#db/client.server.ts'
import { DatabaseUnreachable } from '#db/errors.ts'
import { engagements } from '#db/schema/engagements.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { ask, change, contextFrom, day, makeScene, schedule, subscribe } from './scene.ts'

useDatabase({ onBoth: false })
afterEach(() => {
  vi.useRealTimers()
})

async function feedOfOne() {
  const { officer } = await makeScene()
  const id = await schedule(officer)
  return { officer, id, token: await subscribe(officer) }
}

const status = async (token: string, headers: Record<string, string>) => (await ask(token, { headers })).status
const namesOf = (response: Response) => [...response.headers.keys()].sort()

test('line 33: a feed is answered 200 as a calendar to show, without a cookie, an attachment or a redirect', async () => {
  const { token } = await feedOfOne()
  const response = await ask(token)
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  expect(namesOf(response)).toEqual([
    'cache-control',
    'content-length',
    'content-type',
    'etag',
    'last-modified',
    'referrer-policy',
    'vary',
    'x-content-type-options',
    'x-robots-tag',
  ])
})

test('line 33: what is accepted, and by which program, changes nothing', async () => {
  const { token } = await feedOfOne()
  const plain = await (await ask(token)).text()
  for (const [accept, program] of [
    ['text/html', 'Mozilla/5.0 (Macintosh)'],
    ['application/json', 'Google-Calendar-Importer'],
    ['image/png;q=1', ''],
  ] as const) {
    const response = await ask(token, { headers: { accept, 'user-agent': program } })
    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      plain,
    ])
  }
})

test('line 34: two fetches a minute apart give the same bytes, tag and date', async () => {
  const { token } = await feedOfOne()
  vi.useFakeTimers({ toFake: ['Date'] })
  const first = await ask(token)
  vi.setSystemTime(Date.now() + 60_000)
  const second = await ask(token)
  expect(await second.text()).toBe(await first.text())
  expect(Object.fromEntries(second.headers)).toEqual(Object.fromEntries(first.headers))
  expect(first.headers.get('etag')).toMatch(/^"[\w-]{43}"$/)
})

test('line 34: three hundred fetches a minute apart, over midnight, of what did not change give the same bytes, tag and date', {
  timeout: 60_000,
}, async () => {
  const { token } = await feedOfOne()
  const answers = new Set<string>()
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(`${day(0)}T22:00:00Z`)
  for (let fetch = 0; fetch < 300; fetch += 1) {
    vi.setSystemTime(Date.now() + 60_000)
    const response = await ask(token)
    answers.add(`${response.status} ${response.headers.get('etag')} ${response.headers.get('last-modified')} ${await response.text()}`)
  }
  expect([answers.size, [...answers][0]?.slice(0, 4)]).toEqual([1, '200 '])
})

test('line 34: a change of what is shown changes the tag', async () => {
  const { token, officer, id } = await feedOfOne()
  const before = (await ask(token)).headers.get('etag')
  await change(officer, id, { title: 'Another title' })
  expect((await ask(token)).headers.get('etag')).not.toBe(before)
})

test('line 35: If-None-Match in every form that holds the tag gives 304 without a body; the tag of another text does not', async () => {
  const { token } = await feedOfOne()
  const etag = (await ask(token)).headers.get('etag') ?? ''
  for (const held of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
    const response = await ask(token, { headers: { 'if-none-match': held } })
    expect([held, response.status, response.body, response.headers.get('etag')]).toEqual([held, 304, null, etag])
    expect(namesOf(response)).toEqual([
      'cache-control',
      'etag',
      'last-modified',
      'referrer-policy',
      'vary',
      'x-content-type-options',
      'x-robots-tag',
    ])
  }
  expect(await status(token, { 'if-none-match': '"other"' })).toBe(200)
})

test('line 35: If-None-Match beats If-Modified-Since both ways', async () => {
  const { token } = await feedOfOne()
  const etag = (await ask(token)).headers.get('etag') ?? ''
  const future = new Date(Date.now() + 86_400_000).toUTCString()
  expect(await status(token, { 'if-none-match': '"other"', 'if-modified-since': future })).toBe(200)
  expect(await status(token, { 'if-none-match': etag, 'if-modified-since': 'Thu, 01 Jan 1970 00:00:00 GMT' })).toBe(304)
})

test('line 35: If-Modified-Since is read as a date', async () => {
  const { token } = await feedOfOne()
  const since = (await ask(token)).headers.get('last-modified') ?? ''
  expect(await status(token, { 'if-modified-since': since })).toBe(304)
  expect(await status(token, { 'if-modified-since': new Date(Date.parse(since) - 1000).toUTCString() })).toBe(200)
  expect(await status(token, { 'if-modified-since': 'yesterday' })).toBe(200)
})

test('line 35: Last-Modified moves with the body, even when it changes twice within a second', async () => {
  const { token, officer, id } = await feedOfOne()
  vi.useFakeTimers({ toFake: ['Date'] })
  const moments: number[] = []
  for (const title of ['one', 'two', 'three']) {
    await change(officer, id, { title })
    const response = await ask(token)
    moments.push(Date.parse(response.headers.get('last-modified') ?? ''))
    expect(await status(token, { 'if-modified-since': new Date(moments.at(-2) ?? 0).toUTCString() })).toBe(200)
  }
  const [first = 0] = moments
  expect(moments).toEqual([first, first + 1000, first + 2000])
})

test('line 35: Last-Modified stays when the body is put together anew and says the same', async () => {
  const { officer } = await makeScene()
  await schedule(officer, { memberIds: [officer.id] })
  const token = await subscribe(officer, { scope: 'mine' })
  const told = (await ask(token)).headers.get('last-modified') ?? ''
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.now() + 300_000)
  await schedule(officer, { title: 'Not of mine' })
  expect((await ask(token)).headers.get('last-modified')).toBe(told)
  expect(await status(token, { 'if-modified-since': told })).toBe(304)
})

test('line 37: HEAD gives the headers of GET and no body', async () => {
  const { token } = await feedOfOne()
  for (const coding of ['identity', 'gzip']) {
    const headers = { 'accept-encoding': coding }
    const get = await ask(token, { headers })
    const head = await ask(token, { method: 'HEAD', headers })
    expect([head.status, head.body]).toEqual([200, null])
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(get.headers))
  }
  const etag = (await ask(token)).headers.get('etag') ?? ''
  expect((await ask(token, { method: 'HEAD', headers: { 'if-none-match': etag } })).status).toBe(304)
})

test('line 40: a database that does not answer is a 503 with Retry-After, and nothing of a calendar', async () => {
  const { token } = await feedOfOne()
  const database = getDatabase()
  const db = new Proxy(database.db, {
    get: (target, name) =>
      name === 'transaction' ? () => Promise.reject(new DatabaseUnreachable('db:5432', 'ECONNREFUSED')) : Reflect.get(target, name),
  })
  setDatabase({ ...database, db })
  try {
    const response = await ask(token)
    expect([response.status, response.headers.get('retry-after'), response.headers.get('content-type'), await response.text()]).toEqual([
      503,
      '5',
      'text/plain; charset=utf-8',
      'This calendar cannot be read just now.\n',
    ])
    expect([response.headers.get('etag'), response.headers.get('last-modified')]).toEqual([null, null])
  } finally {
    setDatabase(database)
  }
  expect((await ask(token)).status).toBe(200)
})

test('line 40: a fault of ours is a 500 that says nothing of it', async () => {
  const { token } = await feedOfOne()
  const database = getDatabase()
  setDatabase(undefined)
  try {
    const response = await ask(token)
    expect([response.status, await response.text()]).toEqual([500, 'This calendar could not be read.\n'])
  } finally {
    setDatabase(database)
  }
})

test('line 40: a feed of which one event cannot be drawn is a 500, not a calendar without it', async () => {
  const { token, officer, id } = await feedOfOne()
  await schedule(officer)
  await asOwner((db) => db.update(engagements).set({ zone: 'Europe/Atlantis' }).where(eq(engagements.id, id)))
  const response = await ask(token)
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    500,
    'text/plain; charset=utf-8',
    'This calendar could not be read.\n',
  ])
})

test('line 41: a body is compressed only when asked for, and says by what it varies', async () => {
  const { token } = await feedOfOne()
  const plain = await (await ask(token)).text()
  const unpack = { br: promisify(brotliDecompress), gzip: promisify(gunzip) }
  const tags = new Set([(await ask(token)).headers.get('etag')])
  for (const coding of ['br', 'gzip'] as const) {
    const response = await ask(token, { headers: { 'accept-encoding': coding } })
    const bytes = Buffer.from(await response.arrayBuffer())
    expect([response.headers.get('content-encoding'), response.headers.get('vary'), response.headers.get('content-length')]).toEqual([
      coding,
      'Accept-Encoding',
      String(bytes.byteLength),
    ])
    expect((await unpack[coding](bytes)).toString()).toBe(plain)
    tags.add(response.headers.get('etag'))
  }
  expect(tags.size).toBe(3)
  expect(await status(token, { 'accept-encoding': 'identity', 'if-none-match': [...tags][1] ?? '' })).toBe(304)
  const refused = await ask(token, { headers: { 'accept-encoding': 'gzip;q=0, br;q=0.0' } })
  expect([refused.headers.get('content-encoding'), await refused.text()]).toEqual([null, plain])
})

test('line 42: a feed is private, revalidated, kept from referrers and robots', async () => {
  const { token } = await feedOfOne()
  const { headers } = await ask(token)
  expect(
    ['cache-control', 'referrer-policy', 'x-robots-tag', 'x-content-type-options', 'set-cookie'].map((name) => headers.get(name)),
  ).toEqual(['private, max-age=0, must-revalidate', 'no-referrer', 'noindex', 'nosniff', null])
})

test('line 15: neither the token nor the address asked for stands in the calendar', async () => {
  const { token } = await feedOfOne()
  const text = (await (await ask(token)).text()).replaceAll('\r\n ', '')
  expect([text.includes(token), /^(SOURCE|URL):/m.test(text.split('BEGIN:VEVENT')[0] ?? '')]).toEqual([false, false])
  expect(text).toContain(`${contextFrom('').environment.publicUrl}/engagements/`)
})
