import { setTimeout } from 'node:timers/promises'
import { and, eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { eraseContact } from '#app/domain/contacts/erasure.server.ts'
import { putHold } from '#app/domain/contacts/erasure-holds.server.ts'
import { contacts } from '#db/schema/contacts.ts'
import { engagements } from '#db/schema/engagements.ts'
import { participants } from '#db/schema/participants.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { contact, engagement, makeScene } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

// The embedded database has one connection, where nothing happens at the same moment.
const onServer = process.env.TEST_DATABASE === 'server'

const somebodyWaits = async () => {
  for (;;) {
    const waiting = await asOwner((db) => db.$count(sql`pg_locks where not granted`))
    if (waiting > 0) return
    await setTimeout(10)
  }
}

test.runIf(onServer)('an erasure and somebody who saves an engagement with that person do not wait for each other for ever', async () => {
  const { coordinator } = await makeScene()
  const id = await contact(coordinator, { name: 'Samira al-Lawzi' })
  const talk = await engagement(coordinator, { contactIds: [id] })
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const saving = asOwner((db) =>
    db.transaction(async (tx) => {
      await tx.update(engagements).set({ title: 'Saved' }).where(eq(engagements.id, talk))
      begin()
      await somebodyWaits()
      await tx.delete(participants).where(and(eq(participants.engagementId, talk), eq(participants.contactId, id)))
      await tx.insert(participants).values({ engagementId: talk, contactId: id, side: 'theirs', role: 'chair' })
    }),
  )
  await begun
  const erasing = asActor(coordinator, (db) => eraseContact(db, coordinator, id, 1, 'Samira al-Lawzi'))
  expect(await Promise.all([saving, erasing])).toEqual([undefined, { ok: true }])
  expect(await asOwner((db) => db.$count(contacts, eq(contacts.name, 'A person (erased)')))).toBe(1)
})

test.runIf(onServer)('a hold that is being put while somebody erases the person comes first, and the erasure is refused', async () => {
  const { administrator, coordinator } = await makeScene()
  const id = await contact(coordinator, { name: 'Samira al-Lawzi' })
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const putting = asActor(administrator, async (db) => {
    await putHold(db, administrator, { id, erasedAt: null }, { reason: 'Claim in court', untilOn: '2099-12-31' }, '2026-02-05')
    begin()
    await somebodyWaits()
  })
  await begun
  const erasing = asActor(coordinator, (db) => eraseContact(db, coordinator, id, 1, 'Samira al-Lawzi'))
  expect(await Promise.all([putting, erasing])).toEqual([undefined, { ok: false, reason: 'held' }])
})
