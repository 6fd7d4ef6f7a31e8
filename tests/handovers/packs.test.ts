import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addCommitment } from '#app/domain/commitments/commands.server.ts'
import { writeText } from '#app/domain/texts/texts.server.ts'
import { affiliations, contacts, representations } from '#db/schema/contacts.ts'
import { engagements } from '#db/schema/engagements.ts'
import { organisations } from '#db/schema/organisations.ts'
import { support } from '#db/schema/support.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeContact, makeEngagement, makeFollowUp, makeOrganisation } from '../follow-ups/scene.ts'
import { handedOver, makeLeaving, read } from './scene.ts'

useDatabase({ onBoth: false })

test('a pack tells whom the leaver met, how often, when last and when next, in which posts', async () => {
  const { leaver, successor, talk, sheikh, lawyer, community } = await makeLeaving()
  await talk('2026-01-10', [sheikh])
  await talk('2026-02-05', [sheikh, lawyer])
  await talk('2026-03-01', [sheikh])
  await makeContact(leaver, 'Never met')
  await makeEngagement(successor, { contactIds: [await makeContact(leaver, 'Met by others')], memberIds: [successor.id] })
  await asOwner(async (db) => {
    await db.insert(affiliations).values({ contactId: sheikh, organisationId: community, post: 'Spokesman' })
    await db.update(organisations).set({ cadenceWeeks: 1 }).where(eq(organisations.id, community))
  })
  const { people, organisations: met } = await read(successor, await handedOver(leaver, { leaverId: leaver.id, successorId: successor.id }))
  expect(people.map(({ name, times, last, next, posts }) => [name, times, last?.on, next?.on, posts.map(({ post }) => post)])).toEqual([
    ['Sheikh A.', 2, '2026-02-05', '2026-03-01', ['Spokesman']],
    ['Lawyer B.', 1, '2026-02-05', undefined, []],
  ])
  expect(met.map(({ name, times, cadence }) => [name, times, cadence.state])).toEqual([['Druze community', 2, 'late']])
})

test('talks in the programme of a visit with the same people count as one meeting', async () => {
  const { leaver, successor, talk, sheikh } = await makeLeaving()
  const visitId = await talk('2026-02-02', [sheikh], { kind: 'visit', endsOn: '2026-02-04' })
  await talk('2026-02-03', [sheikh], { visitId, slot: 'confirmed' })
  const { people } = await read(successor, await handedOver(leaver, { leaverId: leaver.id, successorId: successor.id }))
  expect(people.map(({ name, times }) => [name, times])).toEqual([['Sheikh A.', 1]])
})

test('with a desk its whole file goes along, also who was never met', async () => {
  const { leaver, successor, desk, press, outsider, coordinator, sheikh } = await makeLeaving()
  await makeEngagement(coordinator, { contactIds: [sheikh], memberIds: [coordinator.id] })
  const never = await makeOrganisation(leaver, 'Ismaili community')
  await asOwner((db) => db.update(organisations).set({ cadenceWeeks: 8 }).where(eq(organisations.id, never)))
  await makeContact(outsider, 'A journalist')
  const names = async (deskId?: string) => {
    const pack = await read(successor, await handedOver(leaver, { leaverId: leaver.id, successorId: successor.id, deskId }))
    return [pack.people.map(({ name }) => name).sort(), pack.organisations.map(({ name, cadence }) => `${name} ${cadence.state}`)]
  }
  expect([await names(), await names(desk.id)]).toEqual([
    [[], []],
    [['Lawyer B.', 'Sheikh A.'], ['Ismaili community never']],
  ])
  expect(press.id).not.toBe(desk.id)
})

test('a pack holds promises of both sides, follow-ups, dates to come and dates that run out', async () => {
  const { leaver, successor, talk, sheikh, community, desk } = await makeLeaving()
  const past = await talk('2026-02-05', [sheikh])
  await talk('2026-03-10', [sheikh], { title: 'The next round' })
  await asOwner((db) => db.update(engagements).set({ title: 'The first round' }).where(eq(engagements.id, past)))
  const promise = (wording: string, direction: 'ours' | 'theirs', whom: object) =>
    asActor(leaver, (db) => addCommitment(db, leaver, { wording, direction, level: 'internal', deskId: desk.id, ...whom }))
  await promise('We send experts', 'ours', { contactId: sheikh })
  await promise('They send a list', 'theirs', { organisationId: community, engagementId: past })
  await makeFollowUp(leaver, { title: 'Write the letter' })
  await makeFollowUp(successor, { title: 'Of the successor' })
  await asOwner(async (db) => {
    const pair = { contactId: sheikh, organisationId: community }
    await db.insert(representations).values({ ...pair, state: 'contested', byWhom: 'the elders', untilOn: '2026-04-01' })
    await db.insert(affiliations).values({ ...pair, post: 'Mayor', untilOn: '2026-06-30' })
    await db.insert(affiliations).values({ ...pair, post: 'Long over', untilOn: '2025-06-30' })
    await db
      .insert(support)
      .values({ deskId: desk.id, organisationId: community, what: 'A school', untilOn: '2026-05-01', level: 'internal' })
  })
  const pack = await read(successor, await handedOver(leaver, { leaverId: leaver.id, successorId: successor.id }))
  expect(pack.promises.map(({ wording, direction }) => [direction, wording])).toEqual([
    ['ours', 'We send experts'],
    ['theirs', 'They send a list'],
  ])
  expect(pack.followUps.map(({ title }) => title)).toEqual(['Write the letter'])
  expect(pack.coming.map(({ title, on }) => [title, on])).toEqual([['The next round', '2026-03-10']])
  expect(pack.ending.map(({ kind, untilOn }) => [kind, untilOn])).toEqual([
    ['standing', '2026-04-01'],
    ['support', '2026-05-01'],
    ['post', '2026-06-30'],
  ])
  expect(pack.people.map(({ standings, promises }) => [standings.map(({ state }) => state), promises])).toEqual([[['contested'], 1]])
  expect(pack.organisations.map((one) => one.support?.what)).toEqual(['A school'])
})

test('the read-out that open promises come from is to be read before a newer one', async () => {
  const { leaver, successor, talk, sheikh, community, desk } = await makeLeaving()
  const older = await talk('2026-01-05', [sheikh], { title: 'Older' })
  const newer = await talk('2026-02-05', [sheikh], { title: 'Newer' })
  const empty = await talk('2026-02-06', [sheikh], { title: 'Without words' })
  for (const [id, body] of [
    [older, 'They asked for experts.'],
    [newer, 'Tea.'],
    [empty, ''],
  ] as const)
    await asActor(leaver, (db) => writeText(db, leaver, 'read-out', id, undefined, { body, level: 'internal' }))
  await asActor(leaver, (db) =>
    addCommitment(db, leaver, {
      wording: 'Experts',
      direction: 'ours',
      level: 'internal',
      deskId: desk.id,
      organisationId: community,
      engagementId: older,
    }),
  )
  const { readOuts } = await read(successor, await handedOver(leaver, { leaverId: leaver.id, successorId: successor.id }))
  expect(readOuts.map(({ title, excerpt }) => [title, excerpt])).toEqual([
    ['Older', 'They asked for experts.'],
    ['Newer', 'Tea.'],
  ])
})

test('a pack gives no rights: what its reader may not see is absent, and counts nowhere', async () => {
  const { leaver, successor, outsider, talk, sheikh, lawyer, community, lead } = await makeLeaving()
  await talk('2026-02-05', [sheikh])
  const hidden = await talk('2026-02-06', [sheikh, lawyer], { level: 'confidential', title: 'Canary talk' })
  await talk('2026-03-06', [sheikh], { level: 'confidential', title: 'Canary to come' })
  await asActor(leaver, (db) => writeText(db, leaver, 'read-out', hidden, undefined, { body: 'Canary text', level: 'confidential' }))
  await makeFollowUp(leaver, { title: 'Canary follow-up', level: 'confidential' })
  const secret = await makeContact(leaver, 'Canary person', 'need-to-know')
  await asOwner(async (db) => {
    await db.update(contacts).set({ codeName: 'Birch' }).where(eq(contacts.id, secret))
    await db.insert(affiliations).values({ contactId: lawyer, organisationId: community, post: 'Canary post' })
  })
  const ids = {
    desk: await handedOver(leaver, { leaverId: leaver.id, successorId: successor.id }),
    elsewhere: await handedOver(lead, { leaverId: leaver.id, successorId: outsider.id }),
  }
  const seen = await read(outsider, ids.elsewhere)
  expect(JSON.stringify(seen)).not.toMatch(/canary|birch/i)
  expect(seen.people.map(({ name, times, last }) => [name, times, last?.on])).toEqual([['Sheikh A.', 1, '2026-02-05']])
  expect([seen.organisations.map(({ times }) => times), seen.morePeople, seen.coming]).toEqual([[1], 0, []])
  expect((await read(successor, ids.desk)).people.map(({ times }) => times)).toEqual([2, 1])
})
