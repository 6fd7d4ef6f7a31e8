import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { clashesOfEngagement, clashesOfInput } from '#app/domain/engagements/clashes.server.ts'
import { cancelEngagement, deleteEngagement } from '#app/domain/engagements/commands.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { contacts } from '#db/schema/contacts.ts'
import type { Level } from '#db/schema/words.ts'
import { visibleBusy } from '#db/visible/busy.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeScene, meeting, parsed, schedule } from './scene.ts'

useDatabase()

const check = (actor: Actor, over: Record<string, unknown>, id?: string) =>
  asActor(actor, (db) => clashesOfInput(db, parsed(meeting(actor.deskIds[0] ?? '', over)), id))

const before = new Date('2026-01-01T00:00:00Z')

const busySeenBy = (actor: Actor) =>
  asActor(actor, (db) =>
    db.select({ memberId: visibleBusy.memberId, contactId: visibleBusy.contactId, desk: visibleBusy.desk }).from(visibleBusy),
  )

async function makeContact(deskId: string, level: Level = 'internal') {
  const id = newId()
  await asOwner((db) => db.insert(contacts).values({ id, deskId, name: 'A contact', level }))
  return id
}

test('a talk at the time of another of the same people names it, with its people and its room', async () => {
  const { officer, desk } = await makeScene()
  const contact = await makeContact(desk.id)
  const people = { memberIds: [officer.id], contactIds: [contact], place: 'Room A' }
  const id = await schedule(officer, { title: 'First', ...people })
  const engagement = { id, title: 'First' }
  expect(await check(officer, { title: 'Second', ...people })).toEqual([
    { about: 'same-time', person: 'Policy officer', interpreter: false, engagement },
    { about: 'same-time', person: 'A contact', interpreter: false, engagement },
    { about: 'same-place', place: 'Room A', engagement },
  ])
  expect(await check(officer, { ...people, startsTime: '11:00', endsTime: '12:00' })).toEqual([])
})

test('an engagement does not clash with itself, nor with what was cancelled, deleted, a window, or a whole visit', async () => {
  const { officer } = await makeScene()
  const people = { memberIds: [officer.id] }
  const own = await schedule(officer, people)
  const visit = await schedule(officer, { kind: 'visit', timing: 'all-day', ...people })
  await schedule(officer, { timing: 'window', ...people })
  const cancelled = await schedule(officer, people)
  await asActor(officer, (db) => cancelEngagement(db, officer, cancelled))
  const deleted = await schedule(officer, people)
  await asActor(officer, (db) => deleteEngagement(db, officer, deleted))
  expect(await check(officer, { ...people, visitId: visit }, own)).toEqual([])
  const found = await asActor(officer, (db) => findEngagement(db, own))
  expect(found && (await asActor(officer, (db) => clashesOfEngagement(db, found, before)))).toEqual([])
})

test('the page of an engagement tells what was scheduled against it later', async () => {
  const { officer } = await makeScene()
  const own = await schedule(officer, { memberIds: [officer.id] })
  const later = await schedule(officer, { title: 'Later', memberIds: [officer.id] })
  const found = await asActor(officer, (db) => findEngagement(db, own))
  expect(found && (await asActor(officer, (db) => clashesOfEngagement(db, found, before)))).toEqual([
    { about: 'same-time', person: 'Policy officer', interpreter: false, engagement: { id: later, title: 'Later' } },
  ])
  const over = new Date('2026-02-05T10:00:00Z')
  expect(found && (await asActor(officer, (db) => clashesOfEngagement(db, found, over)))).toEqual([])
})

test('an item outside its visit is told', async () => {
  const { officer } = await makeScene()
  const visitId = await schedule(officer, {
    kind: 'visit',
    title: 'Visit',
    timing: 'all-day',
    startsOn: '2026-02-09',
    endsOn: '2026-02-12',
  })
  expect(await check(officer, { visitId })).toEqual([{ about: 'outside-visit', visit: { id: visitId, title: 'Visit' } }])
  expect(await check(officer, { visitId, startsOn: '2026-02-12' })).toEqual([])
})

test('of a confidential talk of another desk only the busy people and the desk are told', async () => {
  const { officer, stranger, coordinator, administrator, desk } = await makeScene()
  const contact = await makeContact(desk.id)
  const hidden = await makeContact(desk.id, 'confidential')
  await schedule(officer, {
    title: 'Secret',
    place: 'Room A',
    level: 'confidential',
    memberIds: [coordinator.id],
    contactIds: [contact, hidden],
  })
  expect(await busySeenBy(stranger)).toHaveLength(2)
  expect(await busySeenBy(administrator)).toHaveLength(2)
  const clashes = await check(stranger, { place: 'Room A', memberIds: [coordinator.id, stranger.id], contactIds: [contact] })
  expect(clashes).toEqual([
    { about: 'busy', person: 'Visit coordinator', desk: 'Syria desk' },
    { about: 'busy', person: 'A contact', desk: 'Syria desk' },
  ])
  expect(await check(stranger, { memberIds: [coordinator.id], startsTime: '11:00', endsTime: '12:00' })).toEqual([])
})

test('of a need-to-know talk only that our people are busy is told, to the administrator as well', async () => {
  const { officer, coordinator, manager, administrator, desk } = await makeScene()
  const contact = await makeContact(desk.id)
  await schedule(officer, { title: 'Secret', level: 'need-to-know', memberIds: [officer.id], contactIds: [contact] })
  const told = [{ memberId: officer.id, contactId: null, desk: null }]
  for (const actor of [coordinator, manager, administrator]) expect(await busySeenBy(actor)).toEqual(told)
  expect(await busySeenBy(officer)).toEqual([])
  expect(await check(coordinator, { memberIds: [officer.id], contactIds: [contact] })).toEqual([
    { about: 'busy', person: 'Policy officer', desk: null },
  ])
})

test('the view of who is busy has no title, no place and no engagement', async () => {
  const columns = await asOwner((db) =>
    db
      .select({ name: sql<string>`column_name::text` })
      .from(sql`information_schema.columns`)
      .where(sql`table_name = 'visible_busy'`)
      .orderBy(sql`ordinal_position`),
  )
  expect(columns.map((column) => column.name)).toEqual(['member_id', 'contact_id', 'during', 'desk'])
})
