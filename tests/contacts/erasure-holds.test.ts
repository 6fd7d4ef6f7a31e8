import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { eraseContact } from '#app/domain/contacts/erasure.server.ts'
import { holdsOn, liftHold, putHold } from '#app/domain/contacts/erasure-holds.server.ts'
import { timelineOf } from '#app/domain/timeline/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { contacts } from '#db/schema/contacts.ts'
import { erasureHolds } from '#db/schema/erasure-holds.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { deedsOn } from '../follow-ups/scene.ts'
import { contact, makeScene, today, zone } from '../timeline/scene.ts'
import { merge } from './erasure-scene.ts'

useDatabase({ onBoth: false })

const untilOn = '2999-12-31'
const reason = 'Claim before the district court'

async function makeHeld(over: Parameters<typeof contact>[1] = {}) {
  const scene = await makeScene()
  const id = await contact(scene.coordinator, { name: 'Samira al-Lawzi', ...over })
  return { ...scene, id }
}

const hold = (actor: Actor, id: string, input = { reason, untilOn }) =>
  asActor(actor, (db) => putHold(db, actor, { id, erasedAt: null }, input, today))

const lift = async (actor: Actor, id: string) => {
  const [standing] = await asOwner((db) => db.select({ id: erasureHolds.id }).from(erasureHolds))
  return asActor(actor, (db) => liftHold(db, actor, id, standing?.id ?? newId()))
}

async function erase(actor: Actor, id: string) {
  const [row] = await asOwner((db) =>
    db.select({ version: contacts.version, name: contacts.name }).from(contacts).where(eq(contacts.id, id)),
  )
  return asActor(actor, (db) => eraseContact(db, actor, id, row?.version ?? 0, row?.name ?? ''))
}

/** What the database itself says, without the questions that the domain asks first. */
const eraseInDatabase = (actor: Actor, id: string) =>
  asActor(actor, async (db) => {
    const [row] = await db.select({ erased: sql<boolean | null>`erased` }).from(sql`erase_contact(${id}::uuid, 1) as outcome(erased)`)
    return row?.erased
  })

const seen = (actor: Actor, id: string) => asActor(actor, async (db) => (await holdsOn(db, id)).map((one) => one.reason))
const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    () => 'refused',
  )

test('while a hold stands nobody erases the person, that it was asked for is written down, and it is erased once the hold is lifted', async () => {
  const { administrator, coordinator, id } = await makeHeld()
  expect(await hold(administrator, id)).toEqual({ ok: true })
  expect([await erase(coordinator, id), await eraseInDatabase(coordinator, id)]).toEqual([{ ok: false, reason: 'held' }, null])
  const { entries } = await asActor(coordinator, (db) =>
    timelineOf(db, { contactId: id }, { zone, now: '2999-01-01T00:00:00Z' }, { show: 'change' }),
  )
  expect(entries.map((entry) => entry.kind === 'change' && `${entry.who} ${entry.verb}`)).toEqual([
    'Visit coordinator erasure-refused',
    'Administrator hold-put',
    'Visit coordinator created',
  ])
  expect(await lift(administrator, id)).toEqual({ ok: true })
  expect([await seen(coordinator, id), await erase(coordinator, id)]).toEqual([[], { ok: true }])
  expect((await deedsOn(id)).map(({ verb }) => verb)).toEqual(['created', 'hold-put', 'erasure-refused', 'hold-lifted', 'erased'])
})

test('a hold ends by itself after its last day, and one that would end today or before is refused', async () => {
  const { administrator, coordinator, id } = await makeHeld()
  expect(await hold(administrator, id, { reason, untilOn: today })).toEqual({ ok: false, reason: 'not-later' })
  await hold(administrator, id)
  const daysFromNow = (days: number) =>
    asOwner((db) => db.update(erasureHolds).set({ untilOn: sql`(now() at time zone 'UTC')::date + ${days}::int` }))
  await daysFromNow(0)
  expect([await seen(coordinator, id), await eraseInDatabase(coordinator, id)]).toEqual([[reason], null])
  await daysFromNow(-2)
  expect([await seen(coordinator, id), await erase(coordinator, id)]).toEqual([[], { ok: true }])
})

test('only administrators put and lift a hold, on contacts they may see', async () => {
  const { administrator, coordinator, manager, id } = await makeHeld()
  const hidden = await contact(coordinator, { name: 'Hidden', level: 'confidential' })
  for (const actor of [coordinator, manager]) {
    expect(await hold(actor, id)).toEqual({ ok: false, reason: 'not-yours' })
    const row = { id: newId(), contactId: id, reason, untilOn, putBy: actor.id }
    expect(await refusal(asActor(actor, (db) => db.insert(erasureHolds).values(row)))).toBe('refused')
  }
  expect(await refusal(hold(administrator, hidden))).toBe('refused')
  await hold(administrator, id)
  expect(await lift(coordinator, id)).toEqual({ ok: false, reason: 'not-yours' })
  await asActor(coordinator, (db) => db.update(erasureHolds).set({ liftedBy: coordinator.id, liftedAt: new Date() }))
  expect(await seen(coordinator, id)).toEqual([reason])
})

test('who may see the contact sees its hold and why, and nobody else', async () => {
  const { administrator, coordinator, viewer, stranger, id } = await makeHeld()
  await hold(administrator, id)
  expect([await seen(viewer, id), await seen(stranger, id)]).toEqual([[reason], [reason]])
  await asOwner((db) => db.update(contacts).set({ level: 'confidential' }).where(eq(contacts.id, id)))
  expect([await seen(coordinator, id), await seen(viewer, id), await seen(administrator, id)]).toEqual([[reason], [], []])
})

test('a hold goes along when the contact goes into another one', async () => {
  const { administrator, coordinator, id } = await makeHeld()
  await hold(administrator, id)
  const kept = await contact(coordinator, { name: 'Samira Lawzi' })
  await merge(coordinator, kept, id)
  expect([await seen(coordinator, kept), await erase(coordinator, kept)]).toEqual([[reason], { ok: false, reason: 'held' }])
  expect(await lift(administrator, kept)).toEqual({ ok: true })
  expect(await erase(coordinator, kept)).toEqual({ ok: true })
})

test('an erased person leaves no hold behind, nor their name in that of another', async () => {
  const { administrator, coordinator, id } = await makeHeld()
  const other = await contact(coordinator, { name: 'Somebody else' })
  await hold(administrator, other, { reason: 'Claim together with Samira al-Lawzi', untilOn })
  await hold(administrator, id)
  await lift(administrator, id)
  await asOwner((db) =>
    db.update(erasureHolds).set({ liftedBy: administrator.id, liftedAt: new Date() }).where(eq(erasureHolds.contactId, id)),
  )
  expect(await erase(coordinator, id)).toEqual({ ok: true })
  expect([await seen(coordinator, other), await asOwner((db) => db.$count(erasureHolds))]).toEqual([
    ['Claim together with A person (erased)'],
    1,
  ])
  const row = { id: newId(), contactId: id, reason, untilOn, putBy: administrator.id }
  expect(await refusal(asActor(administrator, (db) => db.insert(erasureHolds).values(row)))).toBe('refused')
})
