import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import { feedAddress } from '#app/domain/feeds/addresses.ts'
import { newToken } from '#app/domain/feeds/tokens.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { ask } from '#tests/server/ask.ts'
import { publicHost, serve } from '#tests/server/serve.ts'
import { entriesOf, makeScene, schedule, subscribe } from './scene.ts'

useDatabase({ onBoth: false })

// Made by `npm run build`, which `npm test` does first when the sources are newer.
const build: ServerBuild = await import(path.resolve('build/server/index.js'))
let address: string
let lines: string[]

beforeAll(async () => {
  ;({ address, lines } = await serve({ build }))
})

const pathOf = (token: string) => new URL(feedAddress('https://gezant.test', token)).pathname

/** Fetches through the whole server, at the address its owner was given. */
const fetchFeed = (token: string, headers: Record<string, string> = {}, method = 'GET') =>
  ask(address, pathOf(token), { method, headers: { ...publicHost, ...headers } })

async function feedOfOne() {
  const { officer } = await makeScene()
  await schedule(officer)
  return subscribe(officer)
}

test('line 33: at an address that ends in .ics even a browser gets the calendar: no page, cookie, redirect or attachment', async () => {
  const token = await feedOfOne()
  const browser = { Accept: 'text/html', 'User-Agent': 'Mozilla/5.0 (Macintosh)', 'Sec-Fetch-Mode': 'navigate', Cookie: 'id=1' }
  const { status, headers, body } = await fetchFeed(token, browser)
  expect(pathOf(token)).toBe(`/feeds/${token}.ics`)
  expect([status, headers['content-type'], entriesOf(body).length]).toEqual([200, 'text/calendar; charset=utf-8', 1])
  expect(['set-cookie', 'location', 'content-disposition'].map((name) => headers[name])).toEqual([undefined, undefined, undefined])
})

test('line 37: the server answers HEAD with the headers of GET', async () => {
  const token = await feedOfOne()
  const told = async (method: string) => {
    const { status, headers, body } = await fetchFeed(token, {}, method)
    const { date: _, 'x-request-id': __, 'content-security-policy': ___, ...same } = headers
    return { status, same, empty: body === '' }
  }
  const get = await told('GET')
  expect(get.same).toHaveProperty('content-length')
  expect(await told('HEAD')).toEqual({ ...get, empty: true })
})

test('line 38: an unknown token is a sentence in plain text, not a page', async () => {
  await makeScene()
  const { status, headers, body } = await fetchFeed(newToken())
  expect([status, headers['content-type'], body]).toEqual([404, 'text/plain; charset=utf-8', 'There is no calendar at this address.\n'])
})

test('line 41: the server compresses nothing that the feed did not', async () => {
  const { officer } = await makeScene()
  for (let events = 0; events < 4; events += 1) await schedule(officer)
  const token = await subscribe(officer)
  const coding = async (asked: Record<string, string>, of = token) => {
    const { headers, body } = await fetchFeed(of, asked)
    // Smaller ones it would leave alone anyhow.
    if (!headers['content-encoding']) expect(body.length).toBeGreaterThan(1500)
    return [headers['content-encoding'], /-(br|gzip)"$/.exec(headers.etag ?? '')?.[1], headers.vary]
  }
  expect(await coding({})).toEqual([undefined, undefined, 'Accept-Encoding'])
  expect(await coding({ 'Accept-Encoding': 'deflate' })).toEqual([undefined, undefined, 'Accept-Encoding'])
  expect(await coding({ 'Accept-Encoding': 'gzip, deflate' })).toEqual(['gzip', 'gzip', 'Accept-Encoding'])
  const off = await subscribe(officer, { packed: 'off' })
  expect(await coding({ 'Accept-Encoding': 'gzip, deflate' }, off)).toEqual([undefined, undefined, 'Accept-Encoding'])
})

test('line 42: the server leaves the headers of a feed as they are, and robots.txt does not keep Google from its path', async () => {
  const token = await feedOfOne()
  for (const headers of [(await fetchFeed(token)).headers, (await fetchFeed(token, { 'If-None-Match': '*' })).headers]) {
    expect(['cache-control', 'referrer-policy', 'x-robots-tag', 'x-content-type-options'].map((name) => headers[name])).toEqual([
      'private, max-age=0, must-revalidate',
      'no-referrer',
      'noindex',
      'nosniff',
    ])
  }
  const { body } = await ask(address, '/robots.txt', { headers: publicHost })
  const rules = [...body.matchAll(/^(Allow|Disallow): (\S*)$/gm)].filter(([, , start = '']) => pathOf(token).startsWith(start))
  const longest = rules.sort(([, , a = ''], [, , b = '']) => b.length - a.length)[0]
  expect(longest?.[1]).toBe('Allow')
})

test('line 43: the token is masked in every line of the log, however it is asked for', async () => {
  const token = await feedOfOne()
  lines.length = 0
  await fetchFeed(token)
  await fetchFeed(token, {}, 'HEAD')
  for (const to of [`${pathOf(token)}.data`, `${pathOf(token)}?token=${token}`, `/feeds/${token}`, `/feeds//${token}.ics`, `/x/${token}`]) {
    await ask(address, to, { headers: { ...publicHost, Referer: `https://gezant.test${pathOf(token)}` } })
  }
  await expect.poll(() => lines.length).toBeGreaterThanOrEqual(7)
  expect(lines.filter((line) => line.includes(token.slice(0, 6)))).toEqual([])
  expect(lines.some((line) => JSON.parse(line).path === '/feeds/*.ics')).toBe(true)
})
