import { expect, test } from 'vitest'
import { describeError } from '#server/failures.ts'
import { ask } from './ask.ts'
import { publicHost, serve } from './serve.ts'
import { databaseDown } from './stand-in-build.ts'

const { address, lines } = await serve()
const at = (path: string, headers = {}) => ask(address, path, { headers: { ...publicHost, ...headers } })

test.each(['/down', '/down.data', '/down-resource'])('%s answers 503 and when to come back while the database is away', async (path) => {
  const { status, headers, body } = await at(path)
  expect([status, headers['retry-after']]).toEqual([503, '5'])
  expect(body).not.toMatch(/Jansen|ECONNREFUSED/)
})

test('a page without database says so in English and Dutch, with the id of the request', async () => {
  const { headers, body } = await at('/down')
  expect(headers['content-type']).toBe('text/html; charset=utf-8')
  expect(body).toContain('<section lang="en"><h1>Not available just now</h1>')
  expect(body).toContain('<section lang="nl"><h1>Even niet bereikbaar</h1>')
  expect(body).toContain(`<code>${headers['x-request-id']}</code>`)
})

test.each(['/broken', '/broken.data', '/broken-resource'])('%s that throws answers 500 and tells nothing', async (path) => {
  const { status, headers, body } = await at(path)
  expect([status, headers['retry-after']]).toEqual([500, undefined])
  expect(body).not.toMatch(/Jansen|TypeError:|\bat .*:\d+:\d+|node_modules|select |\/app\/|\/server\//i)
})

test('an error outside every route gets the last page, or a line when the asker does not read pages', async () => {
  const broken = await serve({ build: () => Promise.reject(new Error('Jan Jansen')) })
  const ask503 = await serve({ build: () => Promise.reject(databaseDown()) })
  const page = await ask(broken.address, '/', { headers: { ...publicHost, Accept: 'text/html' } })
  const line = await ask(broken.address, '/', { headers: { ...publicHost, Accept: 'text/calendar' } })
  const down = await ask(ask503.address, '/', { headers: publicHost })
  expect([page.status, page.headers['content-type']]).toEqual([500, 'text/html; charset=utf-8'])
  expect(page.body).toContain(`<code>${page.headers['x-request-id']}</code>`)
  expect([line.status, line.body]).toEqual([500, `Internal Server Error (${line.headers['x-request-id']}).\n`])
  expect([down.status, down.headers['retry-after']]).toEqual([503, '5'])
  expect(page.body + line.body + down.body + broken.lines.join('')).not.toContain('Jansen')
})

test('a failure in one request leaves the next one alone', async () => {
  await at('/broken')
  expect((await at('/counter')).status).toBe(200)
})

test('a page that cannot be drawn, nor its error page, is the last page', async () => {
  expect((await at('/undrawable')).body).toContain('<h1>Something went wrong</h1>')
})

test('an error is described by its class and its innermost code, whatever its message holds', () => {
  lines.length = 0
  const lost = new Error('for Jan Jansen', { cause: Object.assign(new Error('secret'), { code: '57P01' }) })
  expect(describeError(lost)).toEqual({ error: 'Error', code: '57P01', at: expect.stringMatching(/^(tests|server)\/[\w./-]+:\d+:\d+$/) })
  expect(describeError('Jan Jansen')).toEqual({ error: 'string' })
  expect(describeError(Object.assign(new RangeError(), { code: 'Jan Jansen' })).code).toBeUndefined()
})
