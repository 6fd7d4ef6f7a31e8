import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { fillGroup } from '#app/domain/delegations/group-people.server.ts'
import { addGuests, removeGuest } from '#app/domain/delegations/guests.server.ts'
import { needsOnPaper } from '#app/domain/delegations/queries.server.ts'
import { changeEngagement } from '#app/domain/engagements/commands.server.ts'
import { engagementInput } from '#app/domain/engagements/input.ts'
import { newId } from '#app/lib/ids.ts'
import { activity } from '#db/schema/activity.ts'
import { delegationMembers, delegationNeeds } from '#db/schema/delegations.ts'
import { participants } from '#db/schema/participants.ts'
import { visibleActivity } from '#db/visible/trail.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { contact, makeScene, zone } from '../timeline/scene.ts'
import { group, guestsAs, needsAs, party, say, visitOf } from './party.ts'

useDatabase({ onBoth: false })

const rowsLeft = async () => [await asOwner((db) => db.$count(delegationMembers)), await asOwner((db) => db.$count(delegationNeeds))]

test('a known part is kept as a word of the list in any language, another as it was written', async () => {
  const { officer } = await makeScene()
  const { visit, guestIds } = await party(officer, ['Guest One', 'Guest Two', 'Guest Three'])
  await say(officer, visit, guestIds[0] ?? '', { role: 'ADVISEUR', languages: 'French' })
  await say(officer, visit, guestIds[1] ?? '', { role: 'رئيس الوفد' })
  await say(officer, visit, guestIds[2] ?? '', { role: 'Photographer' })
  expect((await guestsAs(officer, visit.id)).map(({ name, role, languages, version }) => [name, role, languages, version])).toEqual([
    ['Guest Two', 'head', null, 1],
    ['Guest One', 'adviser', 'French', 1],
    ['Guest Three', 'Photographer', null, 1],
  ])
})

test('who is of the delegation already is not added twice, and a contact one may not know is not added at all', async () => {
  const { officer, stranger } = await makeScene()
  const { visit, contactIds } = await party(officer, ['Guest One'])
  const hidden = await contact(stranger, { name: 'Hidden', level: 'confidential' })
  const add = (ids: string[]) => asActor(officer, (db) => addGuests(db, officer, visit, ids))
  expect([await add(contactIds), await add([hidden]), await add([newId()])]).toEqual([
    { ok: true, guestIds: [] },
    { ok: false, reason: 'unknown-choice' },
    { ok: false, reason: 'unknown-choice' },
  ])
  expect(await guestsAs(officer, visit.id)).toHaveLength(1)
})

test('a group is filled at once with whom a form ticked; what a colleague did meanwhile stays, and who has another part keeps it', async () => {
  const { officer, stranger } = await makeScene()
  const { visit, guestIds } = await party(officer, ['Guest One', 'Guest Two', 'Guest Three'])
  const [one = '', two = '', three = ''] = guestIds
  const [a, b, bus] = [
    await group(officer, visit.id, 'A'),
    await group(officer, visit.id, 'B'),
    await group(officer, visit.id, 'Bus', 'vehicle'),
  ]
  await say(officer, visit, one, { role: 'Adviser' })
  const fill = (groupId: string, was: string[], ticked: string[], actor = officer) =>
    asActor(actor, (db) => fillGroup(db, actor, visit.id, { groupId, was, ticked }))
  const names = new Map([a, b, bus].map((id, index) => [id, ['A', 'B', 'Bus'][index]]))
  const places = async () =>
    (await guestsAs(officer, visit.id)).map(({ name, role, groupId, vehicleId }) =>
      [name, role, names.get(groupId ?? ''), names.get(vehicleId ?? '')].filter(Boolean).join(' '),
    )
  await fill(a, [], [one, two, newId()])
  await fill(bus, [], [two, three])
  expect((await places()).sort()).toEqual(['Guest One adviser A', 'Guest Three Bus', 'Guest Two A Bus'])
  // The form of A was opened before a colleague put Two into B and Three into A.
  await fill(b, [], [two])
  await fill(a, [], [three])
  await fill(a, [one, two], [one, two])
  expect((await places()).sort()).toEqual(['Guest One adviser A', 'Guest Three A Bus', 'Guest Two B Bus'])
  await fill(a, [one, two], [])
  expect((await places()).sort()).toEqual(['Guest One adviser', 'Guest Three A Bus', 'Guest Two B Bus'])
  expect([await fill(newId(), [], [one]), await fill(a, [], [one], stranger)]).toEqual([{ ok: false }, { ok: false }])
  expect((await places()).sort()).toEqual(['Guest One adviser', 'Guest Three A Bus', 'Guest Two B Bus'])
})

test('needs are seen by desk, participants and managers; others see none and count none', async () => {
  const scene = await makeScene()
  const { officer, participant } = scene
  const { visit, guestIds } = await party(officer, ['Guest One', 'Guest Two'])
  await asOwner((db) => db.insert(participants).values({ engagementId: visit.id, memberId: participant.id, side: 'ours' }))
  await say(officer, visit, guestIds[0] ?? '', { needs: 'No nuts' })
  await say(officer, visit, guestIds[1] ?? '', { needs: 'Insulin', needsLevel: 'need-to-know' })
  const seen = async (actor: Actor) => [
    (await needsAs(actor, visit.id)).sort(),
    (await asActor(actor, (db) => needsOnPaper(db, visit.id))).length,
  ]
  const { coordinator, stranger, viewer, manager, administrator } = scene
  expect({
    officer: await seen(officer),
    coordinator: await seen(coordinator),
    manager: await seen(manager),
    participant: await seen(participant),
    stranger: await seen(stranger),
    viewer: await seen(viewer),
    administrator: await seen(administrator),
  }).toEqual({
    officer: [['Insulin', 'No nuts'], 2],
    coordinator: [['No nuts'], 1],
    manager: [['No nuts'], 1],
    participant: [['Insulin', 'No nuts'], 2],
    stranger: [[], 0],
    viewer: [[], 0],
    administrator: [[], 0],
  })
  const trail = async (actor: Actor) =>
    (await asActor(actor, (db) => db.select().from(visibleActivity).where(eq(visibleActivity.noun, 'needs')))).length
  expect([await trail(officer), await trail(coordinator), await trail(stranger)]).toEqual([2, 1, 0])
  expect(
    (await asOwner((db) => db.select().from(activity).where(eq(activity.noun, 'engagement')))).flatMap(({ fields }) => fields),
  ).not.toContain('needs')
})

test('the needs of a guest whom one may not know are not there, nor the guest', async () => {
  const { officer, coordinator } = await makeScene()
  const { visit } = await party(officer, ['Guest One'])
  const hidden = await contact(officer, { name: 'Hidden', level: 'need-to-know' })
  await asActor(officer, (db) => addGuests(db, officer, visit, [hidden]))
  const guest = (await guestsAs(officer, visit.id)).find(({ contactId }) => contactId === hidden)
  await say(officer, visit, guest?.id ?? '', { role: 'head', needs: 'A ramp' })
  expect([await needsAs(officer, visit.id), await needsAs(coordinator, visit.id)]).toEqual([['A ramp'], []])
  expect((await guestsAs(coordinator, visit.id)).map(({ name }) => name)).toEqual(['Guest One'])
  expect(await say(coordinator, visit, guest?.id ?? '', { role: 'member' }, 1)).toEqual({ ok: false, reason: 'not-found' })
})

test('needs are never below confidential', async () => {
  const { officer } = await makeScene()
  const { visit, guestIds } = await party(officer, ['Guest One'])
  await expect(say(officer, visit, guestIds[0] ?? '', { needs: 'No nuts', needsLevel: 'internal' })).rejects.toThrow()
  const row = { visitId: visit.id, participantId: guestIds[0] ?? '', deskId: visit.deskId, body: 'No nuts', level: 'internal' as never }
  await expect(asOwner((db) => db.insert(delegationNeeds).values(row))).rejects.toThrow()
})

test('of two who write of one guest the second is told, and emptied needs are erased', async () => {
  const { officer, coordinator } = await makeScene()
  const { visit, guestIds } = await party(officer, ['Guest One'])
  const id = guestIds[0] ?? ''
  expect(await say(officer, visit, id, { role: 'head', needs: 'No nuts' })).toEqual({ ok: true })
  expect(await say(coordinator, visit, id, { role: 'member' })).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await say(coordinator, visit, id, { role: 'head', needs: 'Other' }, 1)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  const [needs] = await asOwner((db) => db.select().from(delegationNeeds))
  const shown = { role: 'head', needsId: needs?.id, needsVersion: 1 }
  expect(await say(coordinator, visit, id, { ...shown, needs: 'No nuts, no fish' }, 1)).toEqual({ ok: true })
  expect(await say(officer, visit, id, { ...shown }, 1)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await needsAs(officer, visit.id)).toEqual(['No nuts, no fish'])
  expect(await say(officer, visit, id, { ...shown, needsVersion: 2 }, 1)).toEqual({ ok: true })
  expect(await rowsLeft()).toEqual([1, 0])
})

test('whoever may not write the visit writes nothing of its guests', async () => {
  const { officer, stranger, viewer } = await makeScene()
  const { visit, guestIds } = await party(officer, ['Guest One'])
  for (const actor of [stranger, viewer]) {
    await expect(say(actor, visit, guestIds[0] ?? '', { role: 'head' })).rejects.toThrow()
    await expect(say(actor, visit, guestIds[0] ?? '', { needs: 'No nuts' })).rejects.toThrow()
    expect(await asActor(actor, (db) => removeGuest(db, actor, visit, guestIds[0] ?? ''))).toEqual({ ok: false })
    await expect(group(actor, visit.id, 'Group A')).rejects.toThrow()
  }
  expect([(await guestsAs(officer, visit.id)).map(({ role }) => role), await rowsLeft()]).toEqual([[null], [0, 0]])
})

test('a guest is in a group and a vehicle of their own visit only', async () => {
  const { officer } = await makeScene()
  const { visit, guestIds } = await party(officer, ['Guest One'])
  const other = await party(officer, [])
  const [here, there, car] = [
    await group(officer, visit.id, 'Group A'),
    await group(officer, other.visit.id, 'Group A'),
    await group(officer, visit.id, 'Car 1', 'vehicle'),
  ]
  const id = guestIds[0] ?? ''
  const refused = { ok: false, reason: 'unknown-choice' }
  expect([await say(officer, visit, id, { groupId: there }), await say(officer, visit, id, { groupId: car })]).toEqual([refused, refused])
  expect(await say(officer, visit, id, { groupId: here, vehicleId: car })).toEqual({ ok: true })
  const stray = { visitId: visit.id, participantId: id, groupId: there }
  await expect(asOwner((db) => db.update(delegationMembers).set(stray))).rejects.toThrow()
})

test('removed on either page a guest leaves no ghost', async () => {
  const { officer } = await makeScene()
  const { visit, contactIds, guestIds } = await party(officer, ['Guest One', 'Guest Two'])
  for (const id of guestIds) await say(officer, visit, id, { role: 'member', needs: 'No nuts' })
  expect(await rowsLeft()).toEqual([2, 2])
  await asActor(officer, (db) => removeGuest(db, officer, visit, guestIds[0] ?? ''))
  expect([await rowsLeft(), (await guestsAs(officer, visit.id)).map(({ name }) => name)]).toEqual([[1, 1], ['Guest Two']])
  const { version } = await visitOf(officer, visit.id)
  const form = {
    kind: 'visit',
    title: visit.title,
    timing: 'all-day',
    zone,
    startsOn: visit.startsOn,
    endsOn: visit.endsOn,
    deskId: visit.deskId,
  }
  const emptied = await asActor(officer, (db) =>
    changeEngagement(db, officer, visit.id, version, engagementInput.parse({ ...form, contactIds: [] })),
  )
  expect([emptied.ok, await rowsLeft(), contactIds.length]).toEqual([true, [0, 0], 2])
})
