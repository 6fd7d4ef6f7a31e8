import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { listDemoPeople, signInAsDemo } from '#app/domain/members/demo.server.ts'
import { verifyPassword } from '#app/domain/members/passwords.server.ts'
import { type Environment, parseEnvironment } from '#app/lib/environment.server.ts'
import { getDatabase } from '#db/client.server.ts'
import { engagements } from '#db/schema/engagements.ts'
import { members, sessions } from '#db/schema/members.ts'
import { prepareDemo, withdrawDemo } from '#server/demo.ts'
import { asOwner, useDatabase } from '../helpers/database.ts'

// On the embedded database it is what every browser test starts with.
useDatabase({ emptied: 'once', onBoth: false })
vi.setConfig({ testTimeout: 120_000 })

function demoEnvironment(password?: string): Environment {
  const parsed = parseEnvironment({ DATA_DIR: 'memory://', DEMO: 'on', DEMO_PASSWORD: password })
  if (!parsed.ok) throw new Error(parsed.problems.join())
  return parsed.environment
}

const demoHashes = () => asOwner((db) => db.select({ hash: members.passwordHash }).from(members).where(eq(members.demo, true)))

test('an empty database gets the demo, and its people the password that is told', async () => {
  const password = await prepareDemo(getDatabase(), demoEnvironment())
  const hashes = await demoHashes()
  expect(password).toMatch(/^[\w-]{12}$/)
  expect(hashes).toHaveLength(4)
  expect(await verifyPassword(hashes[0]?.hash ?? null, password ?? '')).toBe(true)
})

test('the next start loads nothing twice, and gives the configured password without telling it', async () => {
  await prepareDemo(getDatabase(), demoEnvironment())
  const before = await asOwner((db) => db.$count(engagements))
  expect(before).toBeGreaterThan(20)
  expect(await prepareDemo(getDatabase(), demoEnvironment('welcome to the demo'))).toBeUndefined()
  const [officer] = await demoHashes()
  expect(await verifyPassword(officer?.hash ?? null, 'welcome to the demo')).toBe(true)
  expect(await asOwner((db) => db.$count(engagements))).toBe(before)
})

test('outside demo mode the demo people have neither password nor session, and members keep theirs', async () => {
  await prepareDemo(getDatabase(), demoEnvironment())
  const [person] = await listDemoPeople()
  await signInAsDemo(person?.id ?? '', 'a secret of this test run alone', new Date())
  await asOwner((db) => db.insert(members).values({ email: 'real@gezant.test', name: 'Real', role: 'officer', passwordHash: 'kept' }))
  await withdrawDemo(getDatabase())
  expect(await demoHashes()).toEqual(Array(4).fill({ hash: null }))
  expect(await asOwner((db) => db.$count(sessions))).toBe(0)
  const kept = await asOwner((db) => db.select({ hash: members.passwordHash }).from(members).where(eq(members.demo, false)))
  expect(kept).toEqual([{ hash: 'kept' }])
})
