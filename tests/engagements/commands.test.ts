import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import {
  cancelEngagement,
  changeEngagement,
  deleteEngagement,
  restoreEngagement,
  scheduleEngagement,
  undeleteEngagement,
} from '#app/domain/engagements/commands.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { newFormKey, newId } from '#app/lib/ids.ts'
import { activity } from '#db/schema/activity.ts'
import { contacts } from '#db/schema/contacts.ts'
import { engagements } from '#db/schema/engagements.ts'
import { organisations } from '#db/schema/organisations.ts'
import { participants } from '#db/schema/participants.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeScene, meeting, parsed, schedule } from './scene.ts'

useDatabase()

const stored = async (id: string) => {
  const [row] = await asOwner((db) => db.select().from(engagements).where(eq(engagements.id, id)))
  return row
}

const deeds = (id: string) =>
  asOwner((db) =>
    db.select({ verb: activity.verb, fields: activity.fields }).from(activity).where(eq(activity.recordId, id)).orderBy(activity.at),
  )

async function makeContact(deskId: string, name: string, level: 'internal' | 'confidential' | 'need-to-know' = 'internal') {
  const id = newId()
  await asOwner((db) => db.insert(contacts).values({ id, deskId, name, level }))
  return id
}

test('a scheduled meeting stands with its time, its people and who scheduled it', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await schedule(officer, { zone: 'Asia/Damascus', memberIds: [officer.id, coordinator.id] })
  const found = await asActor(officer, (db) => findEngagement(db, id))
  expect(found).toMatchObject({
    title: 'Talk with the Druze community',
    startsLocal: '2026-02-05T10:00',
    startsAt: new Date('2026-02-05T07:00:00Z'),
    level: 'internal',
    desk: 'Syria desk',
    version: 1,
    sequence: 0,
    createdBy: officer.id,
  })
  expect(found?.participants.map((person) => [person.name, person.side])).toEqual([
    ['Policy officer', 'ours'],
    ['Visit coordinator', 'ours'],
  ])
  expect(await deeds(id)).toEqual([{ verb: 'created', fields: [] }])
})

test('an edit keeps the host, for whom its form has no field', async () => {
  const { officer, desk } = await makeScene()
  const hostId = newId()
  await asOwner((db) => db.insert(organisations).values({ id: hostId, deskId: desk.id, kind: 'ministry', name: 'Ministry' }))
  const id = await schedule(officer, { hostId })
  const outcome = await asActor(officer, (db) => changeEngagement(db, officer, id, 1, parsed(meeting(desk.id, { title: 'Another title' }))))
  expect(outcome).toEqual({ ok: true })
  expect(await stored(id)).toMatchObject({ title: 'Another title', hostId })
})

test('a form posted twice, even at the same moment, makes one engagement', async () => {
  const { officer, desk } = await makeScene()
  const key = newFormKey()
  const send = () =>
    asActor(officer, (db) =>
      once(db, officer, key, async () => {
        const outcome = await scheduleEngagement(db, officer, parsed(meeting(desk.id)))
        return outcome.ok ? outcome.id : undefined
      }),
    )
  const answers = await Promise.all([send(), send(), send()])
  expect(new Set(answers).size).toBe(1)
  expect(await asOwner((db) => db.$count(engagements))).toBe(1)
})

test('a refused form may be sent again with the same key, mended', async () => {
  const { officer, desk } = await makeScene()
  const key = newFormKey()
  const send = (memberIds: string[]) =>
    asActor(officer, (db) =>
      once(db, officer, key, async () => {
        const outcome = await scheduleEngagement(db, officer, parsed(meeting(desk.id, { memberIds })))
        return outcome.ok ? outcome.id : undefined
      }),
    )
  expect(await send([newId()])).toBeUndefined()
  expect(await send([officer.id])).toEqual(expect.any(String))
})

test('the second of two who edit the same version is told and changes nothing', async () => {
  const { officer, coordinator, desk } = await makeScene()
  const id = await schedule(officer)
  const change = (actor: typeof officer, title: string) =>
    asActor(actor, (db) => changeEngagement(db, actor, id, 1, parsed(meeting(desk.id, { title }))))
  expect(await change(officer, 'First')).toEqual({ ok: true })
  expect(await change(coordinator, 'Second')).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect((await stored(id))?.title).toBe('First')
})

test('an edit names the fields it touched, and never their content', async () => {
  const { officer, desk } = await makeScene()
  const id = await schedule(officer)
  await asActor(officer, (db) =>
    changeEngagement(db, officer, id, 1, parsed(meeting(desk.id, { place: 'Ministry, room A', memberIds: [officer.id] }))),
  )
  expect((await deeds(id)).at(-1)).toEqual({ verb: 'changed', fields: ['place', 'memberIds'] })
})

test('SEQUENCE rises with time, place, status and level, not with the purpose', async () => {
  const { officer, desk } = await makeScene()
  const id = await schedule(officer)
  const edits = [{ purpose: 'New' }, { purpose: 'New', place: 'Room A' }, { purpose: 'New', place: 'Room A', endsTime: '12:00' }]
  const seen: (number | undefined)[] = []
  for (const [index, edit] of edits.entries()) {
    await asActor(officer, (db) => changeEngagement(db, officer, id, index + 1, parsed(meeting(desk.id, edit))))
    seen.push((await stored(id))?.sequence)
  }
  expect(seen).toEqual([0, 1, 2])
})

test('a cancelled engagement keeps everything, and restoring gives it the status it had', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer, { status: 'tentative' })
  expect(await asActor(officer, (db) => cancelEngagement(db, officer, id, 'They are ill'))).toEqual({ ok: true })
  expect(await stored(id)).toMatchObject({ status: 'cancelled', statusBefore: 'tentative', cancelledReason: 'They are ill', sequence: 1 })
  expect(await asActor(officer, (db) => cancelEngagement(db, officer, id))).toEqual({ ok: false, reason: 'already-cancelled' })
  expect(await asActor(officer, (db) => restoreEngagement(db, officer, id))).toEqual({ ok: true })
  expect(await stored(id)).toMatchObject({ status: 'tentative', statusBefore: null, cancelledReason: null, sequence: 2 })
  expect(await asActor(officer, (db) => restoreEngagement(db, officer, id))).toEqual({ ok: false, reason: 'not-cancelled' })
})

test('editing a cancelled engagement leaves it cancelled and changes what it is restored to', async () => {
  const { officer, desk } = await makeScene()
  const id = await schedule(officer)
  await asActor(officer, (db) => cancelEngagement(db, officer, id))
  await asActor(officer, (db) => changeEngagement(db, officer, id, 2, parsed(meeting(desk.id, { status: 'tentative' }))))
  expect(await stored(id)).toMatchObject({ status: 'cancelled', statusBefore: 'tentative' })
})

test('a deleted engagement is gone for everyone, and comes back with all its people', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer, { memberIds: [officer.id] })
  await asActor(officer, (db) => deleteEngagement(db, officer, id))
  expect(await asActor(officer, (db) => findEngagement(db, id))).toBeUndefined()
  await asActor(officer, (db) => undeleteEngagement(db, officer, id))
  expect((await asActor(officer, (db) => findEngagement(db, id)))?.participants).toHaveLength(1)
})

test('what the writer may not know cannot be linked, and the answer is that of an id that is not there', async () => {
  const { officer, stranger, otherDesk, desk } = await makeScene()
  const hidden = await makeContact(otherDesk.id, 'Source of another desk', 'confidential')
  const link = (contactId: string) =>
    asActor(officer, (db) => scheduleEngagement(db, officer, parsed(meeting(desk.id, { contactIds: [contactId] }))))
  expect(await link(hidden)).toEqual({ ok: false, reason: 'unknown-choice', field: 'contactIds' })
  expect(await link(newId())).toEqual({ ok: false, reason: 'unknown-choice', field: 'contactIds' })
  expect(stranger.deskIds).toEqual([otherDesk.id])
})

test('a participant the editor cannot see stays when the editor saves', async () => {
  const { officer, otherDesk, desk } = await makeScene()
  const hidden = await makeContact(otherDesk.id, 'Source of another desk', 'need-to-know')
  const id = await schedule(officer)
  await asOwner((db) => db.insert(participants).values({ engagementId: id, contactId: hidden, side: 'theirs' }))
  const seen = await asActor(officer, (db) => findEngagement(db, id))
  expect(seen?.participants).toEqual([])
  await asActor(officer, (db) => changeEngagement(db, officer, id, 1, parsed(meeting(desk.id, { title: 'Renamed' }))))
  expect(await asOwner((db) => db.$count(participants, eq(participants.contactId, hidden)))).toBe(1)
})

test('whoever makes an engagement need-to-know stays named on it', async () => {
  const { officer, coordinator, desk } = await makeScene()
  const id = await schedule(officer, { level: 'need-to-know' })
  await asActor(officer, (db) =>
    changeEngagement(db, officer, id, 1, parsed(meeting(desk.id, { level: 'need-to-know', namedIds: [coordinator.id] }))),
  )
  const found = await asActor(officer, (db) => findEngagement(db, id))
  expect(found?.named.map((member) => member.name)).toEqual(['Policy officer', 'Visit coordinator'])
})

test('only the desk writes: others are refused and nothing changes', async () => {
  const { officer, stranger, viewer, manager, administrator, desk } = await makeScene()
  const id = await schedule(officer)
  const before = await stored(id)
  for (const actor of [stranger, viewer, manager, administrator]) {
    const change = asActor(actor, (db) => changeEngagement(db, actor, id, 1, parsed(meeting(desk.id, { title: 'Taken over' }))))
    expect(await change).toEqual({ ok: false, reason: 'not-yours' })
    expect(await asActor(actor, (db) => cancelEngagement(db, actor, id))).toEqual({ ok: false, reason: 'not-yours' })
    expect(await asActor(actor, (db) => deleteEngagement(db, actor, id))).toEqual({ ok: false, reason: 'not-yours' })
  }
  expect(await stored(id)).toEqual(before)
})

test('nobody schedules for a desk that is not theirs', async () => {
  const { officer, otherDesk, administrator, viewer } = await makeScene()
  for (const actor of [officer, administrator, viewer]) {
    const attempt = asActor(actor, (db) => scheduleEngagement(db, actor, parsed(meeting(otherDesk.id))))
    await expect(attempt).rejects.toThrow()
  }
  expect(await asOwner((db) => db.$count(engagements))).toBe(0)
})
