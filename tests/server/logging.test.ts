import { expect, test } from 'vitest'
import { createLogger, maskPath } from '#server/logging.ts'
import { ask } from './ask.ts'
import { ownPage, publicHost, serve } from './serve.ts'

const { address, lines } = await serve()

const token = 'Zk3vQ9wXb71LmYc0RfHs2DgUjE5oPaNt'

async function linesOf(requests: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  lines.length = 0
  await requests()
  await expect.poll(() => lines.length).toBeGreaterThan(0)
  return lines.map((line) => JSON.parse(line))
}

test('a request is one line: when, what, how it ended, how long, which, who', async () => {
  const [line, ...others] = await linesOf(() => ask(address, '/engagements/0197a8c2', { headers: publicHost }))
  expect(others).toEqual([])
  expect(line).toEqual({
    level: 'info',
    time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    method: 'GET',
    path: '/engagements/*',
    status: 200,
    ms: expect.any(Number),
    requestId: expect.stringMatching(/^[0-9a-f-]{36}$/),
    actorId: 'member-7',
  })
})

test('no token, cookie, header, query value or form field is ever logged', async () => {
  const secrets = {
    Cookie: 'id=cookie-4711',
    Authorization: 'Bearer bearer-4711',
    Referer: 'https://gezant.test/referer-4711',
    'User-Agent': 'agent-4711',
  }
  await linesOf(async () => {
    await ask(address, `/feeds/${token}.ics?key=query-4711`, { headers: { ...publicHost, ...secrets } })
    await ask(address, `/reset/${token}`, { headers: { ...publicHost, ...secrets } })
    await ask(address, `/engagements/Jansen-4711.data?q=query-4711`, { headers: { ...publicHost, ...secrets } })
    await ask(address, '/counter', { method: 'POST', headers: { ...ownPage, ...secrets }, body: 'password=body-4711' })
    await ask(address, '/healthz', { headers: secrets })
    await expect.poll(() => lines.length).toBe(5)
  })
  expect(lines.join('')).not.toMatch(/4711|Zk3vQ/)
  expect(lines.map((line) => JSON.parse(line).path)).toEqual(['/feeds/*.ics', '/*/*', '/engagements/*.data', '/counter', '/healthz'])
})

test('what a stranger writes into an address cannot begin a line or colour a terminal', async () => {
  await linesOf(() => ask(address, '/a%0a%1b[31m{"level":"fatal"}%0d', { headers: publicHost }))
  expect(lines).toHaveLength(1)
  expect(lines.join('')).not.toMatch(/fatal|31m/)
})

test('control characters in a logged value stay escaped on their one line', () => {
  const written: string[] = []
  createLogger('info', { write: (line) => void written.push(line) }).info({ value: 'a\nb\u001b[31m\u0085' })
  expect(written.join('').trimEnd()).toMatch(/^[\x20-\x7e\u0085]+$/)
})

test('an error is logged by class, code and place under the id that the reader gets, without its message', async () => {
  const found = await linesOf(async () => {
    const { headers } = await ask(address, '/broken', { headers: publicHost })
    await expect.poll(() => lines.length).toBe(2)
    expect(JSON.parse(lines[0] ?? '').requestId).toBe(headers['x-request-id'])
  })
  expect(found[0]).toMatchObject({ level: 'error', error: 'TypeError' })
  expect(lines.join('')).not.toContain('Jansen')
})

test('an address nobody serves is not an error of ours', async () => {
  const found = await linesOf(() => ask(address, '/nowhere', { headers: publicHost }))
  expect(found.map(({ level, status }) => [level, status])).toEqual([['info', 404]])
})

test('segments that are not fixed words of a route are masked', () => {
  const words = new Set(['engagements', 'feeds', 'new'])
  const masked = ['/', '/engagements/new', '/engagements/12/notes', `/feeds/${token}.ics`, '/new.data', '/%6eew', '/_root.data'].map(
    (path) => maskPath(path, words),
  )
  expect(masked).toEqual(['/', '/engagements/new', '/engagements/*/*', '/feeds/*.ics', '/new.data', '/*', '/_root.data'])
})
