import { expect, test } from 'vitest'
import { type Answer, ask } from './ask.ts'
import { ownPage, publicHost, serve } from './serve.ts'

const { address, lifecycle } = await serve()

const policy = (nonce: string) =>
  `default-src 'none';script-src 'nonce-${nonce}' 'strict-dynamic';style-src 'self';connect-src 'self';img-src 'self';font-src 'self';manifest-src 'self';object-src 'none';base-uri 'none';form-action 'self';frame-ancestors 'none'`

const nonceOf = ({ headers }: Answer) => /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? ''

const feed = '/feeds/AbCdEfGhIjKlMnOpQrStUvWxYz012345.ics'

const kinds = [
  ['a page', '/engagements/1', {}, 200, 'no-store', 'same-origin'],
  ['data', '/engagements/1.data', {}, 200, 'no-store', 'same-origin'],
  ['an unknown page', '/nowhere', {}, 404, 'no-store', 'same-origin'],
  ['a page that breaks', '/broken', {}, 500, 'no-store', 'same-origin'],
  ['a resource that breaks', '/broken-resource', {}, 500, 'no-store', 'same-origin'],
  ['a page without database', '/down', {}, 503, 'no-store', 'same-origin'],
  ['a resource that wants to be cached', '/cached', {}, 200, 'no-store', 'same-origin'],
  ['the manifest of routes', '/__manifest?version=v1&p=/counter', {}, 200, 'no-store', 'same-origin'],
  ['a feed', feed, {}, 200, 'private, max-age=0, must-revalidate', 'no-referrer'],
  ['a form about feeds', '/feeds/new', {}, 200, 'no-store', 'same-origin'],
  ['an asset', '/assets/entry-abc123.js', {}, 200, 'public, max-age=31536000, immutable', 'same-origin'],
  ['a missing asset', '/assets/none.js', {}, 404, 'no-store', 'same-origin'],
  ['a file without hash', '/favicon.svg', {}, 200, 'public, max-age=3600', 'same-origin'],
  ['health', '/healthz', {}, 200, 'no-store', 'same-origin'],
  ['robots', '/robots.txt', {}, 200, 'no-store', 'same-origin'],
  ['another host', '/', { Host: 'evil.test' }, 421, 'no-store', 'same-origin'],
  ['an unreadable address', '/%zz', {}, 400, 'no-store', 'same-origin'],
  ['a target that is no path', 'http://[', {}, 400, 'no-store', 'same-origin'],
  ['a redirect', '/leaving?to=/contacts', {}, 302, 'no-store', 'same-origin'],
] as const

test.each(kinds)('%s carries every header', async (_kind, path, headers, status, cacheControl, referrerPolicy) => {
  const answer = await ask(address, path, { headers: { ...publicHost, ...headers } })
  const nonce = nonceOf(answer)
  expect(nonce).toHaveLength(24)
  expect({ status: answer.status, ...answer.headers }).toMatchObject({
    status,
    'content-security-policy': policy(nonce),
    'strict-transport-security': 'max-age=63072000; includeSubDomains',
    'x-content-type-options': 'nosniff',
    'referrer-policy': referrerPolicy,
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': expect.stringContaining('camera=(), microphone=(), geolocation=()'),
    'cache-control': cacheControl,
    'x-frame-options': 'DENY',
    'x-robots-tag': 'noindex',
    'x-request-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
  })
  expect(answer.headers).not.toHaveProperty('x-powered-by')
})

test('no answer allows inline or evaluated code', async () => {
  const { headers } = await ask(address, '/engagements/1', { headers: publicHost })
  expect(headers['content-security-policy']).not.toMatch(/unsafe|data:|https?:|\*/)
})

test('the nonce of the policy is the nonce of every script', async () => {
  const page = await ask(address, '/engagements/1', { headers: publicHost })
  const scripts = page.body.match(/<script[^>]*>/g) ?? []
  expect(scripts.length).toBeGreaterThanOrEqual(2)
  expect(scripts.filter((tag) => !tag.includes(`nonce="${nonceOf(page)}"`))).toEqual([])
})

test('no nonce comes back in a thousand answers', async () => {
  const nonces = new Set<string>()
  for (let round = 0; round < 1_000; round += 1) nonces.add(nonceOf(await ask(address, '/healthz')))
  expect(nonces.size).toBe(1_000)
})

test('headers that once made routers trust the sender change nothing', async () => {
  const plain = await ask(address, '/counter', { headers: publicHost })
  const forged = { 'X-React-Router-SPA-Mode': 'yes', 'X-React-Router-Prerender-Data': '[]', 'X-Forwarded-Prefix': '/evil' }
  const answer = await ask(address, '/counter', { headers: { ...publicHost, ...forged } })
  expect([answer.status, answer.body, answer.headers['cache-control']]).toEqual([plain.status, plain.body, 'no-store'])
})

test('pages are compressed when asked, feeds are left to their route', async () => {
  const headers = { ...publicHost, 'Accept-Encoding': 'gzip' }
  const slow = await ask(address, '/slow', { headers })
  const asset = await ask(address, '/assets/entry-abc123.js', { headers })
  const calendar = await ask(address, feed, { headers })
  expect([slow, asset, calendar].map((answer) => answer.headers['content-encoding'])).toEqual(['gzip', 'gzip', undefined])
})

test.each([
  'https://evil.test/',
  '//evil.test',
  '/\\evil.test',
  'javascript:alert(1)',
  'https:evil.test',
  'http://gezant.test/',
  '/..//evil.test',
])('a route that redirects to %s does not lead off the site', async (target) => {
  const at = (path: string) => ask(address, `${path}?to=${encodeURIComponent(target)}`, { headers: publicHost })
  const [page, resource, data] = [await at('/leaving'), await at('/leaving-resource'), await at('/leaving.data')]
  const followed = /"redirect","([^"]*)"/.exec(data.body)?.[1]
  const locations = [page.headers.location, resource.headers.location, followed].filter((location) => location !== undefined)
  expect(locations.length).toBeGreaterThanOrEqual(2)
  expect(locations.map((location) => new URL(location, 'https://gezant.test').origin)).toEqual(locations.map(() => 'https://gezant.test'))
})

test('while stopping every answer asks for a new connection', async () => {
  lifecycle.stopping = true
  const { headers } = await ask(address, '/counter', { headers: { ...ownPage, Connection: 'keep-alive' } })
  lifecycle.stopping = false
  expect(headers.connection).toBe('close')
})
