import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asGate } from '#app/domain/access/as-actor.server.ts'
import { listDemoPeople, signInAsDemo } from '#app/domain/members/demo.server.ts'
import { keyedHash } from '#app/domain/members/keyed-hash.server.ts'
import { isOutdated } from '#app/domain/members/passwords.server.ts'
import { endSessionsOf, findActor } from '#app/domain/members/sessions.server.ts'
import { type Knock, signIn } from '#app/domain/members/sign-in.server.ts'
import { attempts, members, sessions } from '#db/schema/members.ts'
import { makeAccount, minutesLater, password, quickHash, secret, start } from '#tests/helpers/accounts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { addressOf, makeMember } from '#tests/helpers/people.ts'

useDatabase({ onBoth: false })

const knock = (over: Partial<Knock> = {}) =>
  signIn({ email: addressOf('Officer'), password, address: '198.51.100.7', secret, now: start, ...over })

const keptSessions = () => asOwner((db) => db.select().from(sessions))

test('the right password signs in under a session of its own each time', async () => {
  const officer = await makeAccount({ name: 'Officer' })
  const [first, second] = [await knock(), await knock()]
  expect([first.ok, second.ok]).toEqual([true, true])
  const ids = [first, second].map((result) => (result.ok ? result.sessionId : ''))
  expect(new Set(ids).size).toBe(2)
  expect((await Promise.all(ids.map((id) => findActor(id, secret, start)))).map((actor) => actor?.id)).toEqual([officer.id, officer.id])
})

test('capitals and spaces around the email address do not matter, those in the password do', async () => {
  await makeAccount({ name: 'Officer' })
  expect((await knock({ email: ' OFFICER@Ministry.Test ' })).ok).toBe(true)
  expect(await knock({ password: ` ${password} ` })).toEqual({ ok: false, reason: 'wrong' })
  expect(await knock({ password: password.toUpperCase() })).toEqual({ ok: false, reason: 'wrong' })
})

test('wrong password, unknown address, no password yet and disabled are answered alike', async () => {
  await makeAccount({ name: 'Officer' })
  await makeMember({ name: 'Invited', role: 'officer' })
  const former = await makeAccount({ name: 'Former' })
  await asOwner((db) => db.update(members).set({ disabledAt: start }).where(eq(members.id, former.id)))
  const answers = [
    await knock({ password: 'another password' }),
    await knock({ email: 'nobody@ministry.test' }),
    await knock({ email: addressOf('Invited') }),
    await knock({ email: addressOf('Former') }),
    await knock({ email: '', password: '' }),
    await knock({ email: '%', password: '\u0000' }),
  ]
  expect(answers).toEqual(answers.map(() => ({ ok: false, reason: 'wrong' })))
  expect(await keptSessions()).toEqual([])
})

test('after too many wrong passwords even the right one waits, known account or not, and the wait ends', async () => {
  await makeAccount({ name: 'Officer' })
  for (const email of [addressOf('Officer'), 'nobody@ministry.test']) {
    const answers = []
    for (let go = 0; go < 12; go += 1) {
      answers.push(await knock({ email, password: 'another password', address: `198.51.${go}.7`, now: minutesLater(go / 60) }))
    }
    expect(answers.slice(0, 10)).toEqual(Array(10).fill({ ok: false, reason: 'wrong' }))
    expect(answers.slice(10)).toEqual([
      { ok: false, reason: 'throttled', retryAfterSeconds: 890 },
      { ok: false, reason: 'throttled', retryAfterSeconds: 889 },
    ])
  }
  expect(await knock({ now: minutesLater(14) })).toEqual({ ok: false, reason: 'throttled', retryAfterSeconds: 60 })
  expect((await knock({ now: minutesLater(15) })).ok).toBe(true)
})

test('one network cannot lock the owner out: from another the right password still enters', async () => {
  await makeAccount({ name: 'Officer' })
  const reasons = []
  for (let go = 0; go < 20; go += 1) {
    const answer = await knock({ password: 'another password', address: `198.51.100.${go}` })
    reasons.push(answer.ok || answer.reason)
  }
  expect(reasons).toEqual([...Array(8).fill('wrong'), ...Array(12).fill('throttled')])
  expect((await knock({ address: '203.0.113.9' })).ok).toBe(true)
})

test('one network may try sixty times over all accounts', async () => {
  await makeAccount({ name: 'Officer' })
  const key = keyedHash(secret, 'address', '2001:0db8:0001:2200::/56')
  await asOwner((db) => db.insert(attempts).values(Array.from({ length: 60 }, () => ({ key, at: start }))))
  const answers = await Promise.all(
    ['2001:db8:1:2200::8', '2001:0db8:0001:22ff::1', '2001:db8:1:2300::7'].map((address) => knock({ address })),
  )
  expect(answers.map((answer) => answer.ok || answer.reason)).toEqual(['throttled', 'throttled', true])
})

test('signing in does not use up the tries, and what is kept of tries names nobody', async () => {
  await makeAccount({ name: 'Officer' })
  for (let go = 0; go < 15; go += 1) expect((await knock()).ok).toBe(true)
  expect(await asOwner((db) => db.select().from(attempts))).toEqual([])
  await knock({ password: 'another password' })
  const kept = JSON.stringify(await asOwner((db) => db.select().from(attempts)))
  expect(kept).not.toMatch(/officer|ministry|198\.51|another/i)
  await knock({ now: minutesLater(16) })
  expect(await asOwner((db) => db.select().from(attempts))).toEqual([])
})

test('tries that come at the same moment count each other', async () => {
  await makeAccount({ name: 'Officer' })
  const answers = await Promise.all(
    Array.from({ length: 30 }, (_, go) => knock({ password: 'another password', address: `198.51.${go}.7` })),
  )
  const reasons = answers.map((answer) => (answer.ok ? 'ok' : answer.reason)).sort()
  expect(reasons).toEqual([...Array(20).fill('throttled'), ...Array(10).fill('wrong')])
})

test('a hash that asks for too little work is renewed when its owner signs in, and the password stays', async () => {
  const officer = await makeAccount({ name: 'Officer' })
  const hashes = async () => (await asOwner((db) => db.select().from(members).where(eq(members.id, officer.id))))[0]?.passwordHash ?? ''
  expect(isOutdated(await hashes())).toBe(true)
  await knock()
  const renewed = await hashes()
  expect(isOutdated(renewed)).toBe(false)
  expect((await knock()).ok).toBe(true)
  expect(await hashes()).toBe(renewed)
})

test('someone disabled while their password is weighed does not get in', async () => {
  const officer = await makeAccount({ name: 'Officer' })
  const answer = knock()
  // The first transaction has passed once the attempt is there.
  for (let rows: unknown[] = []; rows.length === 0; ) rows = await asOwner((db) => db.select().from(attempts))
  await asOwner((db) => db.update(members).set({ disabledAt: start }).where(eq(members.id, officer.id)))
  expect(await answer).toEqual({ ok: false, reason: 'wrong' })
  expect(await keptSessions()).toEqual([])
})

test('demo people sign in with one click, nobody else does', async () => {
  const person = await makeMember({ name: 'Policy officer', role: 'officer', demo: true, passwordHash: await quickHash(password) })
  const gone = await makeMember({ name: 'Manager', role: 'manager', demo: true })
  await asOwner((db) => db.update(members).set({ disabledAt: start }).where(eq(members.id, gone.id)))
  const officer = await makeAccount({ name: 'Officer' })
  expect(await listDemoPeople()).toEqual([{ id: person.id, name: 'Policy officer' }])
  const sessionId = await signInAsDemo(person.id, secret, start)
  expect((await findActor(sessionId ?? '', secret, start))?.id).toBe(person.id)
  expect([await signInAsDemo(officer.id, secret, start), await signInAsDemo(gone.id, secret, start)]).toEqual([undefined, undefined])
  await asGate((db) => endSessionsOf(db, person.id))
  expect(await keptSessions()).toEqual([])
})
