import { gzipSync } from 'node:zlib'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { fetchCalendar, type Reach, theInternet } from '#app/outbound/fetch-calendar.server.ts'
import { type CalendarHost, calendar, event, host, serveCalendar, startCalendarHost } from '#tests/helpers/calendar-host.ts'

let server: CalendarHost
beforeAll(async () => {
  server = await startCalendarHost()
})
const text = calendar(event('UID:1', 'DTSTART:20260210T100000Z', 'SUMMARY:A talk'))
beforeEach(() => {
  server.answer = serveCalendar(text, { etag: '"v1"', 'last-modified': 'Mon, 02 Feb 2026 09:00:00 GMT' })
  server.requests.length = 0
  server.connections.length = 0
})

type Asked = { hosts?: string[]; reach?: Partial<Reach>; validators?: { etag: string | null; lastModified: string | null } }

const fetch = (url = server.url, { hosts = [], reach, ...rest }: Asked = {}) =>
  fetchCalendar(url, { hosts, reach: { ...server.reach, ...reach }, ...rest })
const problem = async (url?: string, asked?: Asked) => {
  const fetched = await fetch(url, asked)
  return fetched.kind === 'failed' ? fetched.problem : fetched.kind
}

test('a calendar comes with what is needed to ask whether it changed, and nothing else is told', async () => {
  const fetched = await fetch()
  expect(fetched.kind === 'read' && [Buffer.from(fetched.bytes).toString('utf8'), fetched.validators]).toEqual([
    text,
    { etag: '"v1"', lastModified: 'Mon, 02 Feb 2026 09:00:00 GMT' },
  ])
  expect([server.requests[0]?.url, server.requests[0]?.headers]).toEqual([
    '/a.ics?key=s3cr3t',
    { host: `${host}:${server.port}`, accept: 'text/calendar', 'accept-encoding': 'gzip', 'user-agent': 'Gezant', connection: 'close' },
  ])
})

test('an unchanged calendar is not sent again', async () => {
  server.answer = ({ headers }, response) =>
    response.writeHead(headers['if-none-match'] === '"v1"' && headers['if-modified-since'] ? 304 : 200).end()
  expect(await fetch(server.url, { validators: { etag: '"v1"', lastModified: 'Mon, 02 Feb 2026 09:00:00 GMT' } })).toEqual({
    kind: 'unchanged',
  })
})

test('a packed calendar is unpacked', async () => {
  server.answer = (_, response) =>
    response.writeHead(200, { 'content-type': 'text/calendar', 'content-encoding': 'gzip' }).end(gzipSync(text))
  expect(await fetch()).toMatchObject({ kind: 'read', validators: { etag: null, lastModified: null } })
})

test('the real way out goes to no address inside, however the name is written', async () => {
  const names = [
    '127.0.0.1',
    'localhost',
    '127.1',
    '0',
    '0x7f000001',
    '2130706433',
    '0177.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '[::ffff:10.0.0.1]',
    '10.0.0.1',
    '169.254.169.254',
    '[fe80::1]',
    '[64:ff9b::7f00:1]',
  ]
  const reach = { ...theInternet, ports: [server.port], ca: server.reach.ca ?? '' }
  const found = await Promise.all(names.map((name) => fetchCalendar(`https://${name}:${server.port}/`, { hosts: [], reach })))
  expect(found).toEqual(names.map(() => ({ kind: 'failed', problem: 'noPublicAddress' })))
  expect(server.connections).toEqual([])
})

test('a name that stands for one address inside among others outside is not asked', async () => {
  const { mayReach } = theInternet
  const resolve = async () => [{ address: '93.184.216.34' }, { address: '127.0.0.1' }]
  expect(await problem(server.url, { reach: { mayReach, resolve } })).toBe('noPublicAddress')
  expect(server.connections).toEqual([])
})

test('a name is looked up once, and the address that was looked at is the one connected to', async () => {
  const answers = ['127.0.0.1', '127.0.0.2', '127.0.0.3']
  let asked = 0
  const resolve = async () => [{ address: answers[asked++] ?? '' }]
  expect(await problem(server.url, { reach: { resolve } })).toBe('read')
  expect([asked, server.connections]).toEqual([1, ['127.0.0.1']])
})

test('an address that a server sends on to is looked at like the first one', async () => {
  const to = (location: string) => {
    server.answer = (_, response) => response.writeHead(302, { location }).end()
    return problem()
  }
  expect(await to(`https://inside.test:${server.port}/`)).toBe('noPublicAddress')
  expect(await to(`https://10.0.0.1:${server.port}/`)).toBe('noPublicAddress')
  expect(await to(`http://${host}:${server.port}/`)).toBe('notHttps')
  expect(await to(`https://${host}:22/`)).toBe('otherPort')
  expect(await to(`https://user:word@${host}:${server.port}/`)).toBe('withPassword')
  expect(await to('file:///etc/passwd')).toBe('notAnAddress')
  expect(await to('https://')).toBe('refused')
  expect(server.requests.length).toBe(7)
})

test('three times a server may send on, not four', async () => {
  const steps = (most: number) => {
    let step = 0
    server.answer = (request, response) => {
      step += 1
      if (step > most) serveCalendar(text)(request, response)
      else response.writeHead(307, { location: `https://other.example.test:${server.port}/${step}` }).end()
    }
    return problem()
  }
  expect([await steps(3), await steps(4)]).toEqual(['read', 'tooManyRedirects'])
})

test('only hosts the operator allows are asked, also when sent on', async () => {
  expect(await problem(server.url, { hosts: ['other.example.test'] })).toBe('hostNotAllowed')
  expect(await problem(server.url, { hosts: ['.example.test'] })).toBe('read')
  expect(await problem(`https://evilexample.test:${server.port}/`, { hosts: ['.example.test', 'example.test'] })).toBe('hostNotAllowed')
  server.answer = (_, response) => response.writeHead(301, { location: `https://other.example.test:${server.port}/` }).end()
  expect(await problem(server.url, { hosts: [host] })).toBe('hostNotAllowed')
})

test('only https on its own port, without a password, is an address', async () => {
  const refused = await Promise.all(
    [
      `http://${host}/`,
      'ftp://a.test/',
      'not an address',
      `https://${host}:8443/`,
      `https://u:p@${host}:${server.port}/`,
      `webcal://${host}:8443/`,
    ].map((url) => problem(url)),
  )
  expect(refused).toEqual(['notHttps', 'notAnAddress', 'notAnAddress', 'otherPort', 'withPassword', 'otherPort'])
  expect(await problem(server.url.replace('https:', 'webcal:'))).toBe('read')
})

test('a server whose certificate is not for its name is not believed', async () => {
  expect(await problem(`https://third.example.test:${server.port}/`)).toBe('badCertificate')
  expect(await problem(server.url, { reach: { ca: '' } })).toBe('badCertificate')
  expect(server.requests).toEqual([])
})

test.each([
  [401, 'needsSignIn'],
  [403, 'needsSignIn'],
  [404, 'notThere'],
  [410, 'notThere'],
  [429, 'refused'],
  [500, 'refused'],
  [206, 'refused'],
])('an answer of %i says %s', async (status, said) => {
  server.answer = (_, response) => response.writeHead(status, { 'content-type': 'text/calendar' }).end(text)
  expect(await problem()).toBe(said)
})

test('what is no calendar is left, by its type or by how it begins', async () => {
  const answered = (type: string, body: string) => {
    server.answer = (_, response) => response.writeHead(200, { 'content-type': type }).end(body)
    return problem()
  }
  expect(await answered('text/html', text)).toBe('notCalendar')
  expect(await answered('text/calendar', '<html>')).toBe('notCalendar')
  expect(await answered('text/calendar', '')).toBe('notCalendar')
  expect(await answered('text/plain', text)).toBe('read')
})

const big = 6 * 1024 * 1024

test('a calendar beyond 5 MB is left, whether it says so, hides it or is packed small', async () => {
  const sent = (headers: Record<string, string>, ...parts: (string | Buffer)[]) => {
    server.answer = (_, response) => {
      response.writeHead(200, { 'content-type': 'text/calendar', ...headers })
      for (const part of parts) response.write(part)
      response.end()
    }
    return problem()
  }
  const long = `BEGIN:VCALENDAR\r\n${'X'.repeat(big)}`
  expect(await sent({ 'content-length': String(long.length) }, long)).toBe('tooLarge')
  expect(await sent({}, long)).toBe('tooLarge')
  const bomb = gzipSync(long)
  expect(bomb.length).toBeLessThan(10_000)
  expect(await sent({ 'content-encoding': 'gzip' }, bomb)).toBe('tooLarge')
  expect(await sent({ 'content-encoding': 'gzip' }, gzipSync(text).subarray(0, 60))).toMatch(/^(refused|unreachable)$/)
  expect(await sent({ 'content-encoding': 'gzip, gzip' }, gzipSync(gzipSync(text)))).toBe('refused')
})

test('a server that is silent, stops in the middle or trickles is not waited for', async () => {
  server.answer = () => {}
  expect(await problem(server.url, { reach: { ms: 80 } })).toBe('tooSlow')
  server.answer = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/calendar' })
    response.write('BEGIN:VCALENDAR\r\n')
    const timer = setInterval(() => response.write('X:1\r\n'), 10)
    response.once('close', () => clearInterval(timer))
  }
  expect(await problem(server.url, { reach: { ms: 120 } })).toBe('tooSlow')
  const resolve = () => new Promise<never>(() => {})
  expect(await problem(server.url, { reach: { resolve, ms: 50 } })).toBe('tooSlow')
  server.answer = (_, response) => {
    response.writeHead(200, { 'content-type': 'text/calendar', 'content-length': '1000' })
    response.write('BEGIN:VCALENDAR\r\n')
    setImmediate(() => response.destroy())
  }
  expect(await problem()).toBe('unreachable')
})
