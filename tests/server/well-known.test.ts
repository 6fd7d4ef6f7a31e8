import { expect, test } from 'vitest'
import { ask } from './ask.ts'
import { publicHost, serve } from './serve.ts'

const { address } = await serve()
const fetchText = (path: string) => ask(address, path, { headers: publicHost })

test('security.txt names a contact, a policy and both languages, and expires within a year', async () => {
  const { status, headers, body } = await fetchText('/.well-known/security.txt')
  const fields = Object.fromEntries(
    body
      .trim()
      .split('\n')
      .map((line) => line.split(/: (.*)/).slice(0, 2)),
  )
  const days = (Date.parse(fields.Expires) - Date.now()) / 86_400_000
  expect([status, headers['content-type']]).toEqual([200, 'text/plain; charset=utf-8'])
  expect({ ...fields, Expires: days > 30 && days < 365 }).toEqual({
    Contact: 'mailto:security@gezant.test',
    Expires: true,
    'Preferred-Languages': 'nl, en',
    Canonical: 'https://gezant.test/.well-known/security.txt',
    Policy: 'https://gezant.test/.well-known/security-policy.txt',
  })
})

test('the policy it names is there', async () => {
  const { status, body } = await fetchText('/.well-known/security-policy.txt')
  expect(status).toBe(200)
  expect(body).toMatch(/Found a weakness\?[\s\S]*Een zwakke plek gevonden\?/)
})

test('the contact is the configured one', async () => {
  const configured = await serve({ environment: { securityContact: 'https://ministry.test/report' } })
  const { body } = await ask(configured.address, '/.well-known/security.txt', { headers: publicHost })
  expect(body).toContain('Contact: https://ministry.test/report\n')
})

test('robots may read feeds, which calendar services insist on, and nothing else', async () => {
  const { body } = await fetchText('/robots.txt')
  expect(body.trim().split('\n')).toEqual(['User-agent: *', 'Allow: /feeds/', 'Disallow: /'])
})
