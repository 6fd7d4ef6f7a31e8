import { expect, test } from 'vitest'
import { routeId } from '#server/subscriptions.ts'
import { declared } from '#tests/access/declared.ts'
import { ask } from './ask.ts'
import { publicHost, serve } from './serve.ts'
import { seen } from './stand-in-build.ts'

const { address, lines } = await serve()
const fetch = (path: string, method = 'GET') => ask(address, path, { method, headers: publicHost })

test('a subscription is answered by its own route, past the router, and the same as through it', async () => {
  expect(Object.keys(declared)).toContain(routeId)
  for (const noted of [seen.urls, seen.subscriptions]) noted.length = 0
  const past = await fetch('/feeds/token-1.ics')
  const through = await fetch('/feeds/token-1.ics?asked=otherwise')
  expect(seen.urls).toEqual(['calendar', 'gezant.test'])
  expect(seen.subscriptions).toEqual(['token-1', 'token-1'])
  const told = ({ status, body, headers: { date, 'x-request-id': _id, 'content-security-policy': _nonce, ...headers } }: typeof past) => ({
    status,
    body,
    headers,
  })
  expect(told(past)).toEqual(told(through))
  expect(past.body).toContain('BEGIN:VCALENDAR')
})

test('one that breaks says nothing of why, and is logged by its class', async () => {
  const { status, body } = await fetch('/feeds/broken.ics')
  expect([status, body.includes('Jan Jansen')]).toEqual([500, false])
  expect(lines.join()).toContain('TypeError')
  expect(lines.join()).not.toContain('Jan Jansen')
})

test('any other method and any other address goes to the router', async () => {
  seen.urls.length = 0
  await fetch('/feeds/token-1.ics', 'HEAD')
  expect(seen.urls).toEqual(['gezant.test'])
  expect((await fetch('/feeds/token-1.ics/more')).status).toBe(404)
})
