import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { recordCheck } from '#app/domain/checks/commands.server.ts'
import { dueChecks } from '#app/domain/checks/due.server.ts'
import type { CheckInput } from '#app/domain/checks/input.ts'
import { lastChecksOf } from '#app/domain/checks/queries.server.ts'
import { findContact } from '#app/domain/contacts/queries.server.ts'
import type { Subject } from '#app/domain/timeline/met.server.ts'
import { timelineOf } from '#app/domain/timeline/queries.server.ts'
import { yearLater } from '#app/lib/dates.ts'
import { newId } from '#app/lib/ids.ts'
import { checks } from '#db/schema/checks.ts'
import { contacts, representations } from '#db/schema/contacts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { contact, makeScene, now, organisation, today, zone } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const check = (actor: Actor, of: Subject, input: CheckInput = {}) => asActor(actor, (db) => recordCheck(db, actor, of, input, today))

const due = async (actor: Actor, on: string, ours = true) => {
  const { rows, total } = await asActor(actor, (db) => dueChecks(db, actor, { ours, page: 1 }, on))
  expect(total).toBe(rows.length)
  return rows.map((row) => `${row.kind} ${row.name} ${row.dueOn}${row.checks ? '' : ' (reads)'}`)
}

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => String((error as { cause?: Error }).cause?.message ?? error),
  )

/** As if everything had been added on that day. */
const addedOn = (day: string) =>
  asOwner(async (db) => {
    await db.execute(sql`update contacts set created_at = ${day}::timestamptz`)
    await db.execute(sql`update organisations set created_at = ${day}::timestamptz`)
  })

async function makeKnown() {
  const scene = await makeScene()
  const { coordinator } = scene
  const organisationId = await organisation(coordinator)
  const contactId = await contact(coordinator, { name: 'Spokesman', representations: [{ organisationId, state: 'claimed' }] })
  await addedOn('2025-06-01T12:00:00Z')
  const found = await asActor(coordinator, (db) => findContact(db, contactId))
  return { ...scene, organisationId, contactId, representationId: found?.representations[0]?.id ?? '' }
}

test('one click says that it is still right, for a year; the last check counts, and of a representation its own', async () => {
  const { coordinator, officer, organisationId, contactId, representationId } = await makeKnown()
  expect(await check(coordinator, { contactId })).toEqual({ ok: true })
  expect(await check(officer, { contactId }, { dueOn: '2026-03-01' })).toEqual({ ok: true })
  expect(await check(officer, { contactId }, { representationId })).toEqual({ ok: true })
  expect(await check(officer, { organisationId })).toEqual({ ok: true })
  const last = async (of: Subject) =>
    (await asActor(officer, (db) => lastChecksOf(db, of))).map((row) => [row.representationId, row.by, row.dueOn])
  expect(await last({ contactId })).toEqual([
    [representationId, 'Policy officer', '2027-02-05'],
    [null, 'Policy officer', '2026-03-01'],
  ])
  expect(await last({ organisationId })).toEqual([[null, 'Policy officer', '2027-02-05']])
  const { entries } = await asActor(officer, (db) => timelineOf(db, { contactId }, { zone, now: now.toISOString() }, { show: 'change' }))
  expect(entries.map((entry) => entry.kind === 'change' && entry.verb)).toEqual(['checked', 'checked', 'checked', 'created'])
})

test('what is due is listed with the longest overdue first; never checked is due a year after it was added, and what is over or erased is not asked', async () => {
  const { coordinator, viewer, organisationId, contactId, representationId } = await makeKnown()
  expect(await due(coordinator, '2026-05-31')).toEqual([])
  const all = ['organisation Druze community 2026-06-01', 'contact Spokesman 2026-06-01', 'representation Spokesman 2026-06-01']
  expect(await due(coordinator, '2026-06-01')).toEqual(all)
  expect(await due(viewer, '2026-06-01', false)).toEqual(all.map((line) => `${line} (reads)`))
  expect(await due(viewer, '2026-06-01')).toEqual([])
  await check(coordinator, { contactId }, { dueOn: '2026-02-10' })
  await check(coordinator, { organisationId })
  expect(await due(coordinator, '2026-06-01')).toEqual(['contact Spokesman 2026-02-10', 'representation Spokesman 2026-06-01'])
  await asOwner((db) => db.update(representations).set({ untilOn: '2026-05-01' }).where(eq(representations.id, representationId)))
  expect(await due(coordinator, '2026-06-01')).toEqual(['contact Spokesman 2026-02-10'])
  await asOwner((db) => db.update(contacts).set({ erasedAt: new Date() }).where(eq(contacts.id, contactId)))
  expect(await due(coordinator, '2026-06-01')).toEqual([])
})

test('of a protected contact nobody else learns that it is to be checked, or was', async () => {
  const { coordinator, officer, manager, administrator } = await makeScene()
  const contactId = await contact(coordinator, { name: 'Protected', level: 'need-to-know' })
  const open = await organisation(coordinator)
  await asOwner((db) => db.insert(representations).values({ contactId, organisationId: open, state: 'claimed' }))
  await addedOn('2024-06-01T12:00:00Z')
  await check(coordinator, { organisationId: open })
  await check(coordinator, { contactId }, { dueOn: '2026-02-06' })
  for (const actor of [officer, manager, administrator]) {
    expect(await due(actor, '2026-03-01', false)).toEqual([])
    expect(await asActor(actor, (db) => lastChecksOf(db, { contactId }))).toEqual([])
  }
  expect(await due(coordinator, '2026-03-01')).toHaveLength(2)
})

test('only who may write a record says that it is still right, in their own name, of what is its own, and for a day to come', async () => {
  const { coordinator, officer, stranger, viewer, manager, contactId, representationId } = await makeKnown()
  for (const actor of [stranger, viewer, manager]) expect(await refusal(check(actor, { contactId }))).toContain('row-level security')
  const forged = { id: newId(), contactId, memberId: coordinator.id, dueOn: '2027-01-01' }
  expect(await refusal(asActor(officer, (db) => db.insert(checks).values(forged)))).toContain('row-level security')
  const other = await contact(officer, { name: 'Somebody else' })
  expect(await check(officer, { contactId: other }, { representationId })).toEqual({ ok: false, reason: 'not-found' })
  expect(await check(officer, { contactId }, { dueOn: today })).toEqual({ ok: false, reason: 'not-later' })
  await check(officer, { contactId })
  expect(await refusal(asActor(officer, (db) => db.update(checks).set({ dueOn: '2030-01-01' })))).toContain('permission denied')
  expect(await refusal(asActor(officer, (db) => db.delete(checks)))).toContain('permission denied')
})

test('a year after 29 February is 28 February', () => {
  expect(['2024-02-29', '2026-02-05', '2023-02-28'].map(yearLater)).toEqual(['2025-02-28', '2027-02-05', '2024-02-28'])
})
