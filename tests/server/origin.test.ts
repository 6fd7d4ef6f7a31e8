import { expect, test } from 'vitest'
import { ask } from './ask.ts'
import { ownPage, publicHost, serve } from './serve.ts'
import { seen } from './stand-in-build.ts'

const { address, port } = await serve()
const demo = await serve({ environment: { demo: true, publicUrl: 'http://127.0.0.1:3000' } })
const demoHost = `localhost:${demo.port}`

const form = { body: 'a=1', type: { 'Content-Type': 'application/x-www-form-urlencoded' } }
const routes = ['/engagements/1', '/engagements/1.data', '/engagements/1?_data=page', '/counter', '/counter?_data=resource', '/nowhere']
const methods = ['POST', 'PUT', 'PATCH', 'DELETE']

const strangers: [string, Record<string, string>][] = [
  ['no origin', {}],
  ['no origin, from another site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['no origin, from a sister site', { 'Sec-Fetch-Site': 'same-site' }],
  ['no origin, typed by hand', { 'Sec-Fetch-Site': 'none' }],
  ['the null origin', { Origin: 'null' }],
  ['the null origin that says it is ours', { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }],
  ['another site', { Origin: 'https://evil.test' }],
  ['another site that says it is ours', { Origin: 'https://evil.test', 'Sec-Fetch-Site': 'same-origin' }],
  ['another site with a forged forwarded host', { Origin: 'https://evil.test', 'X-Forwarded-Host': 'evil.test' }],
  [
    'another site with our host forwarded',
    { Origin: 'https://evil.test', 'X-Forwarded-Host': 'gezant.test', 'X-Forwarded-Proto': 'https' },
  ],
  ['our host without encryption', { Origin: 'http://gezant.test' }],
  ['a subdomain', { Origin: 'https://news.gezant.test' }],
  ['a longer name', { Origin: 'https://gezant.test.evil.test' }],
  ['another port', { Origin: 'https://gezant.test:8443' }],
  ['this machine', { Origin: `http://localhost:${port}` }],
  ['two origins', { Origin: 'https://gezant.test, https://evil.test' }],
  ['an empty origin', { Origin: '' }],
]

test.each(strangers)('a change from %s is refused on every kind of route', async (_who, headers) => {
  seen.actions.length = 0
  const refusals = []
  for (const path of routes) {
    for (const method of methods) {
      const answer = await ask(address, path, { method, body: form.body, headers: { ...publicHost, ...form.type, ...headers } })
      refusals.push([answer.status, answer.headers['content-type']])
    }
  }
  expect(refusals).toEqual(refusals.map(() => [403, 'text/plain; charset=utf-8']))
  expect(seen.actions).toEqual([])
})

test('a change from our own page is carried out, named by its origin or by the browser', async () => {
  seen.actions.length = 0
  const bySite = { ...publicHost, 'Sec-Fetch-Site': 'same-origin' }
  const statuses = []
  for (const headers of [ownPage, bySite]) {
    for (const path of ['/engagements/1', '/engagements/1.data', '/counter']) {
      const answer = await ask(address, path, { method: 'POST', body: form.body, headers: { ...form.type, ...headers } })
      statuses.push(answer.status)
    }
  }
  expect(statuses).toEqual([200, 200, 200, 200, 200, 200])
  expect(seen.actions).toEqual(
    ['/engagements/1', '/engagements/1', '/counter', '/engagements/1', '/engagements/1', '/counter'].map((path) => `POST ${path}`),
  )
})

test('reading needs no origin', async () => {
  const answer = await ask(address, '/counter', { headers: { ...publicHost, Origin: 'https://evil.test' } })
  expect(answer.status).toBe(200)
})

test('in the demo every loopback name of this port is our own page', async () => {
  const statuses = []
  for (const name of ['localhost', '127.0.0.1', '[::1]']) {
    const headers = { Host: demoHost, Origin: `http://${name}:${demo.port}`, ...form.type }
    statuses.push((await ask(demo.address, '/engagements/1', { method: 'POST', body: form.body, headers })).status)
  }
  expect(statuses).toEqual([200, 200, 200])
})

test('in the demo another port, scheme or name is still a stranger', async () => {
  seen.actions.length = 0
  const statuses = []
  for (const origin of [
    `http://localhost:${demo.port + 1}`,
    `https://localhost:${demo.port}`,
    `http://evil.test:${demo.port}`,
    'http://localhost',
  ]) {
    const headers = { Host: demoHost, Origin: origin, ...form.type }
    statuses.push((await ask(demo.address, '/engagements/1', { method: 'POST', body: form.body, headers })).status)
  }
  expect(statuses).toEqual([403, 403, 403, 403])
  expect(seen.actions).toEqual([])
})

test.each([
  'evil.test',
  'gezant.test.evil.test',
  'gezant.test:8443',
  'localhost',
  `127.0.0.1:${port}`,
  `localhost:${port}`,
  'gezant.test@evil.test',
])('a request for the host %s is answered 421', async (host) => {
  seen.urls.length = 0
  const answer = await ask(address, '/engagements/1', { headers: { Host: host, 'X-Forwarded-Host': 'gezant.test' } })
  expect(answer.status).toBe(421)
  expect(answer.body).not.toContain('evil')
  expect(seen.urls).toEqual([])
})

test('in the demo loopback names are known, others are not', async () => {
  const statusFor = async (host: string) => (await ask(demo.address, '/engagements/1', { headers: { Host: host } })).status
  expect(await statusFor(`LocalHost:${demo.port}`)).toBe(200)
  expect(await statusFor(`127.0.0.1:${demo.port}`)).toBe(200)
  expect(await statusFor(`[::1]:${demo.port}`)).toBe(200)
  expect(await statusFor(`rebound.test:${demo.port}`)).toBe(421)
  expect(await statusFor('localhost:1')).toBe(421)
})

test('routes see the public address whatever the sender forwards', async () => {
  seen.urls.length = 0
  const forged = { 'X-Forwarded-Host': 'evil.test:99', 'X-Forwarded-Proto': 'ftp', Forwarded: 'host=evil.test', 'X-Original-URL': '/admin' }
  await ask(address, '/engagements/1?a=b', { headers: { ...publicHost, ...forged } })
  expect(seen.urls).toEqual(['https://gezant.test/engagements/1?a=b'])
})

test('the address of the reader is believed only as far as proxies are configured', async () => {
  const proxied = await serve({ environment: { trustProxy: 1 } })
  const headers = { ...publicHost, 'X-Forwarded-For': '203.0.113.9, 198.51.100.4' }
  const addressSeen = async (server: string) => (await ask(server, '/engagements/1.data', { headers })).body
  expect(await addressSeen(address)).toContain('"127.0.0.1"')
  expect(await addressSeen(proxied.address)).toContain('"198.51.100.4"')
})
