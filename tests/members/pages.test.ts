import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { attempts, members, sessions, settings } from '#db/schema/members.ts'
import { makeAccount, password, secret, sessionFor } from '#tests/helpers/accounts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { addressOf, makeMember } from '#tests/helpers/people.ts'
import { ask } from '#tests/server/ask.ts'
import { ownPage, publicHost, serve } from '#tests/server/serve.ts'
import { accountPages } from './account-pages.ts'

useDatabase({ onBoth: false })

const { address } = await serve({ build: accountPages, environment: { sessionSecret: secret } })
const plain = { publicUrl: 'http://localhost:3000', sessionSecret: secret, demo: true }
const { address: demoAddress } = await serve({ build: accountPages, environment: plain })
const demoPage = { Host: 'localhost:3000', Origin: 'http://localhost:3000' }

const cookieOf = async (actor: Actor) => `__Host-gezant=${await sessionFor(actor, new Date())}`

const get = (path: string, cookie = '') => ask(address, path, { headers: { ...publicHost, Cookie: cookie } })

const post = (path: string, fields: Record<string, string>, cookie = '') =>
  ask(address, path, {
    method: 'POST',
    headers: { ...ownPage, Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })

const postDemo = (path: string, fields: Record<string, string>) =>
  ask(demoAddress, path, {
    method: 'POST',
    headers: { ...demoPage, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams(fields).toString(),
  })

const newCookie = (answer: { headers: { 'set-cookie'?: string[] | undefined } }) => answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''

const whoAsks = async (cookie: string) => {
  const { status, body } = await get('/whoami', cookie)
  return status === 200 ? JSON.parse(body).name : status
}

test('signing in hands over a cookie of the strictest kind and leads on to a page of this site', async () => {
  await makeAccount({ name: 'Officer' })
  const fields = { email: addressOf('Officer'), password, next: '/members/new?a=b' }
  const answer = await post('/sign-in', fields)
  expect([answer.status, answer.headers.location]).toEqual([302, '/members/new?a=b'])
  expect(answer.headers['set-cookie']?.map((cookie) => cookie.replace(/=[\w-]{43};/, '=…;'))).toEqual([
    '__Host-gezant=…; Path=/; HttpOnly; SameSite=Lax; Secure',
  ])
  expect(await whoAsks(newCookie(answer))).toBe('Officer')
  for (const next of ['//evil.test', 'https://evil.test', '/\\evil.test', 'javascript:alert(1)', '']) {
    expect((await post('/sign-in', { ...fields, next })).headers.location).toBe('/')
  }
})

test('over plain http the cookie has a name that does not promise https', async () => {
  await makeAccount({ name: 'Officer' })
  const answer = await postDemo('/sign-in', { email: addressOf('Officer'), password })
  expect(answer.headers['set-cookie']?.map((cookie) => cookie.replace(/=[\w-]{43};/, '=…;'))).toEqual([
    'gezant=…; Path=/; HttpOnly; SameSite=Lax',
  ])
})

test('a session id that was there before signing in is never taken over, and ends', async () => {
  const [officer, other] = [await makeAccount({ name: 'Officer' }), await makeAccount({ name: 'Other' })]
  const planted = await cookieOf(other)
  const made = `__Host-gezant=${'A'.repeat(43)}`
  for (const before of [planted, made]) {
    const after = newCookie(await post('/sign-in', { email: addressOf('Officer'), password }, before))
    expect(after).not.toBe(before)
    expect([await whoAsks(before), await whoAsks(after)]).toEqual([302, 'Officer'])
  }
  expect(officer.id).not.toBe(other.id)
})

test('a wrong password and an unknown address get the same page to the byte', async () => {
  await makeAccount({ name: 'Officer' })
  const former = await makeAccount({ name: 'Former1' })
  await asOwner((db) => db.update(members).set({ disabledAt: new Date() }).where(eq(members.id, former.id)))
  const answers = await Promise.all(
    ['officer', 'nobody1', 'former1'].map((name) => post('/sign-in', { email: `${name}@ministry.test`, password: 'another one' })),
  )
  const same = answers.map(({ status, headers, body }, at) => {
    const nonce = /'nonce-([^']+)'/.exec(String(headers['content-security-policy']))?.[1] ?? ''
    const anonymous = (text: string) =>
      text
        .replaceAll(nonce, 'NONCE')
        .replaceAll(['officer', 'nobody1', 'former1'][at] ?? '', 'NAME')
        .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/, 'NOW')
        .replace(/(request-id":")[^"]+/, '$1ID')
    return { status, body: anonymous(body), headers: anonymous(JSON.stringify({ ...headers, date: '' })) }
  })
  expect(same[0]?.status).toBe(422)
  expect(same[1]).toEqual(same[0])
  expect(same[2]).toEqual(same[0])
})

test('what was typed stays in a refused form, but never the password', async () => {
  const answer = await post('/sign-in', { email: 'nobody@ministry.test', password: 'lampion kastanje regenpijp' })
  expect(answer.body).toContain('value="nobody@ministry.test"')
  expect(answer.body).not.toContain('kastanje')
  expect((await post('/sign-in', { email: '', password: '' })).status).toBe(422)
})

test('too many tries are answered 429 with the seconds to wait', async () => {
  for (let go = 0; go < 8; go += 1) await post('/sign-in', { email: 'nobody@ministry.test', password: 'x' })
  const answer = await post('/sign-in', { email: 'nobody@ministry.test', password: 'x' })
  const wait = Number(answer.headers['retry-after'])
  expect({ status: answer.status, soon: wait > 800 && wait <= 900 }).toEqual({ status: 429, soon: true })
})

test('who is not signed in is sent to sign in and back, or refused when they meant to change something', async () => {
  const read = await get('/settings?a=b&c=%2F')
  expect([read.status, read.headers.location]).toEqual([302, '/sign-in?next=%2Fsettings%3Fa%3Db%26c%3D%252F'])
  expect((await get('/settings.data')).headers.location).toBe('/sign-in?next=%2Fsettings')
  const writes = await Promise.all(
    ['/settings', '/settings/password', '/settings/sessions', '/members/new', '/whoami'].map((path) => post(path, { _method: 'DELETE' })),
  )
  expect(writes.map((answer) => answer.status)).toEqual(writes.map(() => 401))
})

test('for who is no administrator there is nothing to administer', async () => {
  const manager = await makeAccount({ name: 'Manager', role: 'manager' })
  const administrator = await makeAccount({ name: 'Administrator', role: 'administrator' })
  const statuses = async (cookie: string) => [
    (await get('/administrators-only', cookie)).status,
    (await get('/members/new', cookie)).status,
    (await post('/members/new', { name: 'Ilse', email: 'ilse@ministry.test', role: 'viewer' }, cookie)).status,
    (await post(`/members/${manager.id}/access`, { _method: 'DELETE' }, cookie)).status,
  ]
  expect(await statuses(await cookieOf(manager))).toEqual([404, 404, 404, 404])
  expect(await statuses(await cookieOf(administrator))).toEqual([200, 200, 200, 302])
})

test('a member with a given password can do nothing before choosing another', async () => {
  const administrator = await makeAccount({ name: 'Administrator', role: 'administrator' })
  const added = await post('/members/new', { name: 'Ilse', email: 'ilse@ministry.test', role: 'viewer' }, await cookieOf(administrator))
  const given = /<code[^>]*>([^<]+)</.exec(added.body)?.[1] ?? ''
  const cookie = newCookie(await post('/sign-in', { email: 'ilse@ministry.test', password: given }))
  const page = await get('/settings', cookie)
  expect([page.status, page.headers.location, await whoAsks(cookie)]).toEqual([302, '/settings/password', 302])
  expect((await get('/settings/password', cookie)).status).toBe(200)
  const changed = await post('/settings/password', { current: given, wanted: 'lampion kastanje regenpijp' }, cookie)
  expect([changed.headers.location, await whoAsks(newCookie(changed)), await whoAsks(cookie)]).toEqual(['/', 'Ilse', 302])
})

test('a refused password change shows why and neither password', async () => {
  const cookie = await cookieOf(await makeAccount({ name: 'Officer' }))
  const wrong = await post('/settings/password', { current: 'boomgaard', wanted: 'lampion kastanje regenpijp' }, cookie)
  const weak = await post('/settings/password', { current: password, wanted: 'wachtwoord123456' }, cookie)
  expect([wrong.status, weak.status]).toEqual([422, 422])
  expect(wrong.body).toContain('This is not your current password.')
  expect(weak.body).toContain('among the first that someone would guess')
  expect(`${wrong.body}${weak.body}`).not.toMatch(/boomgaard|kastanje|kraanvogels|wachtwoord123456/)
  expect(await whoAsks(cookie)).toBe('Officer')
})

test('signing out ends the session here, signing out everywhere ends them all', async () => {
  const officer = await makeAccount({ name: 'Officer' })
  const [here, there, elsewhere] = [await cookieOf(officer), await cookieOf(officer), await cookieOf(officer)]
  const answer = await post('/sign-out', {}, here)
  expect([answer.status, answer.headers.location, answer.headers['set-cookie']]).toEqual([
    302,
    '/sign-in',
    ['__Host-gezant=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure'],
  ])
  expect([await whoAsks(here), await whoAsks(there)]).toEqual([302, 'Officer'])
  await get('/sign-out', there)
  expect((await post('/settings/sessions', {}, there)).status).toBe(405)
  expect(await whoAsks(there)).toBe('Officer')
  await post('/settings/sessions', { _method: 'DELETE' }, there)
  expect([await whoAsks(there), await whoAsks(elsewhere)]).toEqual([302, 302])
  expect(await asOwner((db) => db.select().from(sessions))).toEqual([])
})

test('settings are kept as chosen, and what is no choice is refused beside its field', async () => {
  const officer = await makeAccount({ name: 'Officer' })
  const cookie = await cookieOf(officer)
  const kept = () => asOwner((db) => db.select().from(settings))
  await post('/settings', { locale: 'nl', zone: 'asia/damascus', theme: 'dark' }, cookie)
  expect(await kept()).toEqual([
    { memberId: officer.id, locale: 'nl', zone: 'Asia/Damascus', theme: 'dark', singleKeys: false, startViewId: null },
  ])
  const refused = await post('/settings', { locale: 'xx', zone: 'Mars/Olympus', theme: 'dark', singleKeys: 'on' }, cookie)
  expect([refused.status, refused.body.includes('‘Mars/Olympus’ is geen tijdzone.')]).toEqual([422, true])
  await post('/settings', { locale: '', zone: 'Europe/Amsterdam', theme: '', singleKeys: 'on' }, cookie)
  expect(await kept()).toEqual([
    { memberId: officer.id, locale: null, zone: 'Europe/Amsterdam', theme: null, singleKeys: true, startViewId: null },
  ])
})

test('demo people are one click away in demo mode, and nobody is outside it', async () => {
  const person = await makeMember({ name: 'Policy officer', role: 'officer', demo: true })
  const officer = await makeAccount({ name: 'Officer' })
  const page = await ask(demoAddress, '/sign-in', { headers: demoPage })
  expect(page.body).toContain('Continue as Policy officer')
  const entered = await postDemo('/sign-in/demo', { member: person.id, next: '/visits' })
  expect([entered.status, entered.headers.location, newCookie(entered).length]).toEqual([302, '/visits', 'gezant='.length + 43])
  expect((await postDemo('/sign-in/demo', { member: officer.id })).status).toBe(404)
  expect((await postDemo('/sign-in/demo', { member: 'x' })).status).toBe(404)

  expect((await get('/sign-in')).body).not.toContain('Continue as')
  expect((await post('/sign-in/demo', { member: person.id })).status).toBe(404)
  expect(await asOwner((db) => db.select().from(attempts))).toEqual([])
})

test('taking access away from the last administrator is refused on its page', async () => {
  const administrator = await makeAccount({ name: 'Administrator', role: 'administrator' })
  const answer = await post(`/members/${administrator.id}/access`, { _method: 'DELETE' }, await cookieOf(administrator))
  expect([answer.status, answer.body.includes('This is the last administrator.')]).toEqual([409, true])
})
