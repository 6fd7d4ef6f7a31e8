import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { admitMember, givePassword } from '#app/domain/members/given-password.server.ts'
import { changePassword, type PasswordChange, signOutEverywhere } from '#app/domain/members/own-password.server.ts'
import { registerMember } from '#app/domain/members/registration.server.ts'
import { findActor } from '#app/domain/members/sessions.server.ts'
import { signIn } from '#app/domain/members/sign-in.server.ts'
import { newId } from '#app/lib/ids.ts'
import { activity } from '#db/schema/activity.ts'
import { deskMembers, desks, members } from '#db/schema/members.ts'
import { makeAccount, minutesLater, password, secret, sessionFor, start } from '#tests/helpers/accounts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { addressOf, makeDesk, makeMember } from '#tests/helpers/people.ts'

useDatabase({ onBoth: false })

const wanted = 'lampion kastanje regenpijp'

const change = (actor: Actor, over: Partial<PasswordChange> = {}) =>
  changePassword(actor, { current: password, wanted, secret, now: start, ...over })

const enter = (name: string, typed: string) =>
  signIn({ email: addressOf(name), password: typed, address: '198.51.100.7', secret, now: start })

const hashOf = async (actor: Actor) =>
  (await asOwner((db) => db.select({ passwordHash: members.passwordHash }).from(members).where(eq(members.id, actor.id))))[0]?.passwordHash

test('a new password replaces the old one, ends every session and begins a new one', async () => {
  const officer = await makeAccount({ name: 'Officer' })
  const old = [await sessionFor(officer), await sessionFor(officer)]
  const changed = await change(officer)
  expect(await Promise.all(old.map((sessionId) => findActor(sessionId, secret, start)))).toEqual([undefined, undefined])
  expect((await findActor(changed.ok ? changed.sessionId : '', secret, start))?.id).toBe(officer.id)
  expect([(await enter('Officer', password)).ok, (await enter('Officer', wanted)).ok]).toEqual([false, true])
  const [deed] = await asOwner((db) => db.select().from(activity))
  expect(deed && { verb: deed.verb, by: deed.memberId, on: deed.recordId, fields: deed.fields }).toEqual({
    verb: 'changed',
    by: officer.id,
    on: officer.id,
    fields: ['password'],
  })
})

test('a refused change says why and changes nothing', async () => {
  const officer = await makeAccount({ name: 'Officer' })
  const sessionId = await sessionFor(officer)
  const before = await hashOf(officer)
  const answers = [
    await change(officer, { current: 'another password' }),
    await change(officer, { wanted: password }),
    await change(officer, { wanted: 'kastanje' }),
    await change(officer, { wanted: 'Officer Ministry 2026' }),
  ]
  expect(answers.map((answer) => answer.ok || answer.reason)).toEqual(['wrong', 'same', 'too-short', 'guessable'])
  expect(await hashOf(officer)).toBe(before)
  expect((await findActor(sessionId, secret, start))?.id).toBe(officer.id)
})

test('the current password cannot be guessed at without end', async () => {
  const officer = await makeAccount({ name: 'Officer' })
  for (let go = 0; go < 10; go += 1) expect((await change(officer, { current: `guess ${go}` })).ok).toBe(false)
  expect(await change(officer)).toEqual({ ok: false, reason: 'throttled', retryAfterSeconds: 900 })
  expect((await change(officer, { now: minutesLater(15) })).ok).toBe(true)
})

test('a member admitted by an administrator gets a password that works until they choose their own', async () => {
  const administrator = await makeMember({ name: 'Administrator', role: 'administrator' })
  const admitted = await admitMember(administrator, { name: 'Ilse', email: addressOf('Ilse'), role: 'officer', deskIds: [] })
  const given = admitted.ok ? admitted.password : ''
  const entered = await enter('Ilse', given)
  const ilse = await findActor(entered.ok ? entered.sessionId : '', secret, start)
  expect(ilse && { name: ilse.name, passwordGiven: ilse.passwordGiven }).toEqual({ name: 'Ilse', passwordGiven: true })
  if (!ilse) return
  expect((await change(ilse, { current: given, wanted: given })).ok).toBe(false)
  const changed = await change(ilse, { current: given })
  expect((await findActor(changed.ok ? changed.sessionId : '', secret, start))?.passwordGiven).toBe(false)
  const kept = JSON.stringify(await asOwner(async (db) => [await db.select().from(members), await db.select().from(activity)]))
  expect([kept.includes(given), kept.includes(wanted)]).toEqual([false, false])
})

test('a given password ends the sessions of the old one', async () => {
  const administrator = await makeMember({ name: 'Administrator', role: 'administrator' })
  const officer = await makeAccount({ name: 'Officer' })
  const sessionId = await sessionFor(officer)
  const given = await givePassword(administrator, officer.id)
  expect(await findActor(sessionId, secret, start)).toBe(undefined)
  expect([(await enter('Officer', password)).ok, (await enter('Officer', given ?? '')).ok]).toEqual([false, true])
})

test('only an administrator gives passwords, and only to members who exist', async () => {
  const [administrator, manager] = [
    await makeMember({ name: 'Administrator', role: 'administrator' }),
    await makeMember({ name: 'Manager', role: 'manager' }),
  ]
  const officer = await makeAccount({ name: 'Officer' })
  const before = await hashOf(officer)
  expect([await givePassword(manager, officer.id), await givePassword(administrator, newId())]).toEqual([undefined, undefined])
  expect(await hashOf(officer)).toBe(before)
})

test('signing out everywhere leaves no session of the member', async () => {
  const officer = await makeAccount({ name: 'Officer' })
  const own = [await sessionFor(officer), await sessionFor(officer)]
  await signOutEverywhere(officer)
  expect(await Promise.all(own.map((sessionId) => findActor(sessionId, secret, start)))).toEqual([undefined, undefined])
})

test('whoever operates the installation registers its first administrator, with desks that are missing', async () => {
  const mena = await makeDesk('MENA')
  const registration = { email: addressOf('Administrator'), name: 'Administrator', role: 'administrator', password: wanted } as const
  const registered = await registerMember({ ...registration, desks: ['MENA', 'Africa', 'Africa'] })
  const id = registered.ok ? registered.id : ''
  expect(registered).toEqual({ ok: true, id, desksMade: ['Africa'] })
  expect((await enter('Administrator', wanted)).ok).toBe(true)
  const own = await asOwner((db) =>
    db.select({ name: desks.name, deskId: desks.id }).from(deskMembers).innerJoin(desks, eq(desks.id, deskMembers.deskId)),
  )
  expect(own.map((desk) => desk.name).sort()).toEqual(['Africa', 'MENA'])
  expect(own.find((desk) => desk.name === 'MENA')?.deskId).toBe(mena.id)
  expect(await registerMember({ ...registration, desks: ['Asia'] })).toEqual({ ok: false, reason: 'email-taken' })
})
