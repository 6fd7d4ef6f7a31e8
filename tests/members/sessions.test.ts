import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor, asGate } from '#app/domain/access/as-actor.server.ts'
import { changeMember, disableMember, enableMember } from '#app/domain/members/commands.server.ts'
import { endSession, endSessionsOf, findActor } from '#app/domain/members/sessions.server.ts'
import { deskMembers, members, sessions } from '#db/schema/members.ts'
import { minutesLater, secret, sessionFor, start } from '#tests/helpers/accounts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { addressOf, makeDesk, makeMember } from '#tests/helpers/people.ts'

useDatabase()

const kept = () => asOwner((db) => db.select().from(sessions))

test('a session finds its member with role and desks as they are now', async () => {
  const [mena, africa] = [await makeDesk('MENA'), await makeDesk('Africa')]
  const officer = await makeMember({ name: 'Officer', role: 'officer', desks: [mena, africa] })
  const sessionId = await sessionFor(officer)
  const found = await findActor(sessionId, secret, start)
  expect({ ...found, deskIds: found?.deskIds.toSorted() }).toEqual({
    id: officer.id,
    name: 'Officer',
    role: 'officer',
    deskIds: [mena.id, africa.id].sort(),
    passwordGiven: false,
    deskNames: ['Africa', 'MENA'],
    settings: null,
  })
  await asOwner((db) => db.delete(deskMembers).where(eq(deskMembers.deskId, africa.id)))
  expect((await findActor(sessionId, secret, start))?.deskIds).toEqual([mena.id])
})

test('the id is 256 random bits, and the database keeps only what the secret makes of it', async () => {
  const officer = await makeMember({ name: 'Officer', role: 'officer' })
  const [one, other] = [await sessionFor(officer), await sessionFor(officer)]
  expect(Buffer.from(one, 'base64url')).toHaveLength(32)
  expect(one).not.toBe(other)
  expect(JSON.stringify(await kept())).not.toContain(one)
  expect(await findActor(one, `${secret}.`, start)).toBe(undefined)
})

test('what was never a session id is nobody', async () => {
  const officer = await makeMember({ name: 'Officer', role: 'officer' })
  await sessionFor(officer)
  const [row] = await kept()
  const strange = [
    '',
    '../../etc/passwd',
    "' or true --",
    'x'.repeat(43),
    '\u0000'.repeat(43),
    'a'.repeat(100_000),
    row?.idHash ?? '',
    officer.id,
  ]
  expect(await Promise.all(strange.map((sessionId) => findActor(sessionId, secret, start)))).toEqual(strange.map(() => undefined))
})

test('a session ends after thirty minutes without use', async () => {
  const officer = await makeMember({ name: 'Officer', role: 'officer' })
  const [used, unused] = [await sessionFor(officer), await sessionFor(officer)]
  expect((await findActor(used, secret, minutesLater(29)))?.id).toBe(officer.id)
  expect((await findActor(used, secret, minutesLater(58)))?.id).toBe(officer.id)
  expect(await findActor(unused, secret, minutesLater(30))).toBe(undefined)
  expect(await findActor(used, secret, minutesLater(88))).toBe(undefined)
})

test('a session ends after twelve hours of use', async () => {
  const officer = await makeMember({ name: 'Officer', role: 'officer' })
  const sessionId = await sessionFor(officer)
  for (let minute = 20; minute < 12 * 60; minute += 20) {
    expect((await findActor(sessionId, secret, minutesLater(minute)))?.id, `minute ${minute}`).toBe(officer.id)
  }
  expect(await findActor(sessionId, secret, minutesLater(12 * 60))).toBe(undefined)
})

test('use is written down at most once a minute', async () => {
  const officer = await makeMember({ name: 'Officer', role: 'officer' })
  const sessionId = await sessionFor(officer)
  const seen: string[] = []
  for (const seconds of [1, 59, 60, 61, 119, 120]) {
    await findActor(sessionId, secret, new Date(start.getTime() + seconds * 1000))
    seen.push((await kept())[0]?.seenAt.toISOString().slice(11, 19) ?? '')
  }
  expect(seen).toEqual(['08:00:00', '08:00:00', '08:01:00', '08:01:00', '08:01:00', '08:02:00'])
})

test('signing out ends that session and no other', async () => {
  const officer = await makeMember({ name: 'Officer', role: 'officer' })
  const [here, elsewhere] = [await sessionFor(officer), await sessionFor(officer)]
  await endSession(here, secret)
  await endSession('no session', secret)
  expect(await findActor(here, secret, start)).toBe(undefined)
  expect((await findActor(elsewhere, secret, start))?.id).toBe(officer.id)
})

test('signing out everywhere ends all of a member and none of others', async () => {
  const [officer, other] = [await makeMember({ name: 'Officer', role: 'officer' }), await makeMember({ name: 'Other', role: 'officer' })]
  const own = [await sessionFor(officer), await sessionFor(officer)]
  const others = await sessionFor(other)
  await asGate((db) => endSessionsOf(db, officer.id))
  expect(await Promise.all(own.map((sessionId) => findActor(sessionId, secret, start)))).toEqual([undefined, undefined])
  expect((await findActor(others, secret, start))?.id).toBe(other.id)
})

test('five sessions end at once when their member is disabled, and do not come back', async () => {
  const administrator = await makeMember({ name: 'Administrator', role: 'administrator' })
  const officer = await makeMember({ name: 'Officer', role: 'officer' })
  const own = await Promise.all([1, 2, 3, 4, 5].map(() => sessionFor(officer)))
  const found = async () => (await Promise.all(own.map((sessionId) => findActor(sessionId, secret, start)))).map((actor) => actor?.id)
  expect(await found()).toEqual(own.map(() => officer.id))
  await asActor(administrator, (db) => disableMember(db, administrator, officer.id, start))
  expect(await found()).toEqual(own.map(() => undefined))
  await asActor(administrator, (db) => enableMember(db, administrator, officer.id))
  expect(await found()).toEqual(own.map(() => undefined))
})

test('a disabled member is nobody even while a session is left', async () => {
  const officer = await makeMember({ name: 'Officer', role: 'officer' })
  await asOwner((db) => db.update(members).set({ disabledAt: start }).where(eq(members.id, officer.id)))
  const sessionId = await sessionFor(officer)
  expect(await findActor(sessionId, secret, start)).toBe(undefined)
})

test('a new role ends the sessions of the old one, a new name does not', async () => {
  const administrator = await makeMember({ name: 'Administrator', role: 'administrator' })
  const officer = await makeMember({ name: 'Officer', role: 'officer' })
  const sessionId = await sessionFor(officer)
  const change = { email: addressOf('Officer'), deskIds: [] }
  await asActor(administrator, (db) =>
    changeMember(db, administrator, officer.id, { ...change, name: 'Renamed', role: 'officer', version: 1 }),
  )
  expect((await findActor(sessionId, secret, start))?.name).toBe('Renamed')
  await asActor(administrator, (db) =>
    changeMember(db, administrator, officer.id, { ...change, name: 'Renamed', role: 'manager', version: 2 }),
  )
  expect(await findActor(sessionId, secret, start)).toBe(undefined)
})

test('sessions that are over are cleared away when others begin', async () => {
  const officer = await makeMember({ name: 'Officer', role: 'officer' })
  await sessionFor(officer)
  await sessionFor(officer, minutesLater(31))
  expect((await kept()).map((session) => session.createdAt)).toEqual([minutesLater(31)])
})
