import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { deleteEngagement } from '#app/domain/engagements/commands.server.ts'
import { holdSlot } from '#app/domain/engagements/holds.server.ts'
import { completeFollowUp, reopenFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { addHelp, endHelp } from '#app/domain/follow-ups/helping.server.ts'
import { addWait } from '#app/domain/follow-ups/predecessors.server.ts'
import { findFollowUp } from '#app/domain/follow-ups/queries.server.ts'
import { noticeWishesOf } from '#app/domain/notices/choices.server.ts'
import { forgetOldNotices, remindDue } from '#app/domain/notices/remind.server.ts'
import { newId } from '#app/lib/ids.ts'
import { representations } from '#db/schema/contacts.ts'
import { engagements } from '#db/schema/engagements.ts'
import { followUps } from '#db/schema/follow-ups.ts'
import { members } from '#db/schema/members.ts'
import { noticeChoices, notices } from '#db/schema/notices.ts'
import { organisations } from '#db/schema/organisations.ts'
import { participants } from '#db/schema/participants.ts'
import { briefs, readOuts } from '#db/schema/texts.ts'
import type { NoticeKind } from '#db/schema/words.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { contact, engagement, followUp, makeScene, organisation, text } from '../timeline/scene.ts'
import { at, inbox, lives, now, remindAll } from './scene.ts'

useDatabase({ onBoth: false })

const timed = { timing: 'timed', startsTime: '10:00', endsTime: '11:00' } as const
// Among ourselves nobody owes a brief or a read-out.
const ours = { ...timed, oursOnly: true } as const
const made = (kind?: NoticeKind) => asOwner((db) => db.$count(notices, kind && eq(notices.kind, kind)))

test('a follow-up is brought up the day before it is due, and again when it is late, and the first gives way to the second', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await followUp(officer, 'Send the paper', { dueOn: '2026-02-06' })
  await followUp(officer, 'Next week', { dueOn: '2026-02-12' })
  await followUp(officer, 'Some day')
  await remindAll(at('2026-02-04T12:00:00Z'))
  expect(await inbox(officer)).toEqual([])
  await remindAll()
  expect([await inbox(officer), await inbox(coordinator)]).toEqual([['follow-up-due: Send the paper'], []])
  await remindAll(at('2026-02-07T08:00:00Z'))
  expect(await inbox(officer)).toEqual(['follow-up-late: Send the paper'])
  await asActor(officer, (db) => completeFollowUp(db, officer, id))
  expect(await inbox(officer)).toEqual([])
})

test('a follow-up that is put off until a day is not brought up before it', async () => {
  const { officer } = await makeScene()
  await followUp(officer, 'Put off', { dueOn: '2026-02-03' })
  await asOwner((db) => db.update(followUps).set({ snoozedUntil: '2026-02-06' }))
  await remindAll()
  expect(await inbox(officer)).toEqual([])
  await remindAll(at('2026-02-06T08:00:00Z'))
  expect(await inbox(officer)).toEqual(['follow-up-late: Put off'])
})

test('when what it waited for is done, the owner hears of it once, but for what they ticked off themselves', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  const [paper, visa, room] = [await followUp(officer, 'Paper'), await followUp(coordinator, 'Visa'), await followUp(officer, 'Room')]
  for (const other of [visa, room]) await asActor(officer, (db) => addWait(db, officer, paper, other))
  const soon = new Date(Date.now() + 60_000)
  const told = async (actor: Actor) => (await inbox(actor, soon)).sort()
  await remindDue(soon)
  expect(await told(officer)).toEqual([])
  await asActor(officer, (db) => completeFollowUp(db, officer, room))
  await asActor(coordinator, (db) => completeFollowUp(db, coordinator, visa))
  for (let round = 0; round < 2; round += 1) await remindDue(soon)
  expect([await told(officer), await told(coordinator), await told(stranger), await made()]).toEqual([
    ['follow-up-freed: Paper'],
    [],
    [],
    1,
  ])
  await asActor(coordinator, (db) => reopenFollowUp(db, coordinator, visa))
  expect(await told(officer)).toEqual([])
  await asActor(coordinator, (db) => completeFollowUp(db, coordinator, visa))
  await remindDue(soon)
  expect(await told(officer)).toEqual(['follow-up-freed: Paper'])
  await asActor(officer, (db) => completeFollowUp(db, officer, paper))
  expect(await told(officer)).toEqual([])
})

test('nobody is told that something is done which they may not know of', async () => {
  const { officer, coordinator } = await makeScene()
  const [paper, visa] = [await followUp(officer, 'Paper'), await followUp(coordinator, 'Visa')]
  await asActor(officer, (db) => addWait(db, officer, paper, visa))
  await asActor(coordinator, (db) => completeFollowUp(db, coordinator, visa))
  await asOwner((db) => db.update(followUps).set({ level: 'need-to-know' }).where(eq(followUps.id, visa)))
  const soon = new Date(Date.now() + 60_000)
  await remindDue(soon)
  expect(await inbox(officer, soon)).toEqual([])
})

test('who helps is reminded if they chose to be, and no more once they stopped', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  const id = await followUp(officer, 'Send the paper', { dueOn: '2026-02-06' })
  for (const one of [coordinator, stranger]) await asActor(officer, (db) => addHelp(db, officer, id, one.id))
  await asOwner((db) => db.insert(noticeChoices).values({ memberId: stranger.id, kind: 'help-due', way: 'app' }))
  for (let round = 0; round < 2; round += 1) await remindAll()
  expect([await inbox(officer), await inbox(coordinator), await inbox(stranger), await made()]).toEqual([
    ['follow-up-due: Send the paper'],
    [],
    ['help-due: Send the paper'],
    2,
  ])
  expect((await asActor(coordinator, (db) => noticeWishesOf(db, coordinator)))['help-due']).toBe('off')
  await asActor(stranger, (db) => endHelp(db, stranger, id, stranger.id))
  expect(await inbox(stranger)).toEqual([])
})

test('what is older than a year is taken away, but for what still stands: that would be told as new', async () => {
  const { officer, coordinator } = await makeScene()
  const done = await followUp(officer, 'Done since', { dueOn: '2026-02-01' })
  await followUp(officer, 'Late for a year', { dueOn: '2026-02-01' })
  const helped = await followUp(coordinator, 'Helped', { dueOn: '2026-02-01' })
  await asActor(coordinator, (db) => addHelp(db, coordinator, helped, officer.id))
  await asOwner((db) => db.insert(noticeChoices).values({ memberId: officer.id, kind: 'help-due', way: 'app' }))
  const behind = await engagement(officer, { title: 'Behind', startsOn: '2026-01-29', ...timed, status: 'held' })
  await text(officer, 'read-out', behind, '')
  await asOwner((db) => db.update(readOuts).set({ dueOn: '2026-02-02' }))
  await engagement(officer, { title: 'Tomorrow', startsOn: '2026-02-06', ...ours, memberIds: [officer.id] })
  await organisation(officer, { name: 'Druze community', cadenceWeeks: 2 })
  await asOwner((db) => db.update(organisations).set({ createdAt: at('2026-01-01T09:00:00Z') }))
  await remindAll()
  const before = await made()
  await asActor(officer, (db) => completeFollowUp(db, officer, done))
  expect(await forgetOldNotices(at('2027-02-05T07:59:00Z'))).toBe(0)
  const year = at('2027-02-05T08:01:00Z')
  expect([await forgetOldNotices(year), await forgetOldNotices(year)]).toEqual([2, 0])
  await remindAll(year)
  expect([await made(), (await inbox(officer, year)).sort()]).toEqual([
    before - 2,
    ['contact-never: Druze community', 'follow-up-late: Late for a year', 'help-due: Helped', 'read-out-due: Behind'],
  ])
})

test('a day begins at seven on the clocks of each member', async () => {
  const { officer, coordinator } = await makeScene()
  await lives(coordinator, 'Asia/Damascus')
  await followUp(officer, 'In The Hague', { dueOn: '2026-02-06' })
  await followUp(coordinator, 'In Damascus', { dueOn: '2026-02-06' })
  const both = async () => [...(await inbox(officer)), ...(await inbox(coordinator))]
  await remindAll(at('2026-02-05T03:59:00Z'))
  expect(await both()).toEqual([])
  await remindAll(at('2026-02-05T04:00:00Z'))
  expect(await both()).toEqual(['follow-up-due: In Damascus'])
  await remindAll(at('2026-02-05T06:00:00Z'))
  expect(await both()).toEqual(['follow-up-due: In The Hague', 'follow-up-due: In Damascus'])
})

test('our participants hear the day before of what is held tomorrow on their own clocks, and no longer once it has begun', async () => {
  const { officer, participant } = await makeScene()
  await lives(participant, 'America/New_York')
  const late = { ...ours, startsTime: '01:00', endsTime: '02:00', memberIds: [officer.id, participant.id] }
  await engagement(officer, { title: 'Night call', startsOn: '2026-02-06', ...late })
  await engagement(officer, { title: 'Whole day', oursOnly: true, startsOn: '2026-02-06', memberIds: [officer.id] })
  await engagement(officer, { title: 'Without me', startsOn: '2026-02-06', ...ours })
  await engagement(officer, {
    title: 'In a window',
    timing: 'window',
    startsOn: '2026-02-06',
    endsOn: '2026-02-08',
    memberIds: [officer.id],
  })
  await remindAll(at('2026-02-05T13:00:00Z'))
  expect((await inbox(officer)).sort()).toEqual(['engagement-tomorrow: Night call', 'engagement-tomorrow: Whole day'])
  // In New York it begins on the evening of the fifth.
  expect(await inbox(participant)).toEqual([])
  expect(await inbox(officer, at('2026-02-06T00:00:00Z'))).toEqual(['engagement-tomorrow: Whole day'])
})

test('an engagement that is called off, moved or left is no notice any more, and one that moves makes another', async () => {
  const { officer } = await makeScene()
  const id = await engagement(officer, { title: 'Talk', startsOn: '2026-02-06', ...ours, memberIds: [officer.id] })
  await remindAll()
  const set = (what: Partial<typeof engagements.$inferInsert>) =>
    asOwner((db) => db.update(engagements).set(what).where(eq(engagements.id, id)))
  await set({ status: 'postponed' })
  expect(await inbox(officer)).toEqual([])
  await set({ status: 'confirmed', startsAt: at('2026-02-06T13:00:00Z'), endsAt: at('2026-02-06T14:00:00Z') })
  expect(await inbox(officer)).toEqual([])
  await remindAll()
  expect(await inbox(officer)).toEqual(['engagement-tomorrow: Talk'])
  await asOwner((db) => db.update(participants).set({ answer: 'declined' }).where(eq(participants.engagementId, id)))
  expect(await inbox(officer)).toEqual([])
})

test('who takes part for the desk owes brief and read-out, else whoever wrote the engagement down', async () => {
  const { officer, coordinator, participant } = await makeScene()
  const ahead = await engagement(officer, { title: 'Ahead', startsOn: '2026-02-08', ...timed, memberIds: [coordinator.id, participant.id] })
  const behind = await engagement(officer, { title: 'Behind', startsOn: '2026-02-03', ...timed })
  await text(officer, 'brief', ahead, '')
  await text(officer, 'read-out', behind, '')
  await asOwner((db) => db.update(briefs).set({ dueOn: '2026-02-06' }))
  await asOwner((db) => db.update(readOuts).set({ dueOn: '2026-02-05' }))
  await remindAll()
  expect([await inbox(officer), await inbox(coordinator), await inbox(participant)]).toEqual([
    ['read-out-due: Behind'],
    ['brief-due: Ahead'],
    [],
  ])
  await asOwner((db) => db.update(readOuts).set({ body: 'It was said.' }))
  expect([await inbox(officer), await inbox(coordinator, at('2026-02-08T12:00:00Z'))]).toEqual([[], []])
})

test('officers of the desk hear of holds in their last three days and of representations in their last thirty', async () => {
  const { officer, coordinator, stranger, manager } = await makeScene()
  const id = await engagement(officer, { title: 'Held place', startsOn: '2026-03-01', ...timed })
  await asActor(officer, (db) => holdSlot(db, officer, id, at('2026-02-08T08:00:00Z')))
  const [contactId, organisationId] = [await contact(officer, { name: 'Speaker' }), await organisation(officer)]
  await asOwner((db) =>
    db.insert(representations).values({ id: newId(), contactId, organisationId, state: 'recognised', untilOn: '2026-03-07' }),
  )
  await remindAll(at('2026-02-05T07:59:00Z'))
  expect([await inbox(officer), await inbox(stranger)]).toEqual([['representation-ends: Speaker'], []])
  await remindAll()
  for (const one of [officer, coordinator])
    expect((await inbox(one)).sort()).toEqual(['hold-ends: Held place', 'representation-ends: Speaker'])
  expect([await inbox(stranger), await inbox(manager)]).toEqual([[], []])
  expect(await inbox(officer, at('2026-02-08T08:00:00Z'))).toEqual(['representation-ends: Speaker'])
})

test('a community that was never met is brought up once the time that was agreed is over, until it is met', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  const organisationId = await organisation(officer, { name: 'Druze community', cadenceWeeks: 2 })
  await organisation(officer, { name: 'Court', kind: 'court', cadenceWeeks: 2 })
  await organisation(officer, { name: 'As it comes' })
  await asOwner((db) => db.update(organisations).set({ createdAt: at('2026-01-22T09:00:00Z') }))
  await remindAll()
  expect(await inbox(officer)).toEqual([])
  const later = at('2026-02-06T08:00:00Z')
  await remindAll(later)
  await remindAll(at('2026-02-07T08:00:00Z'))
  const never = ['contact-never: Druze community']
  expect([await inbox(officer), await inbox(coordinator), await inbox(stranger), await made()]).toEqual([never, never, [], 2])
  await engagement(officer, { startsOn: '2026-02-06', status: 'held', organisationIds: [organisationId] })
  await remindAll(at('2026-02-08T08:00:00Z'))
  expect(await inbox(officer)).toEqual([])
})

test('an organisation met longer ago than agreed is brought up with its desk once, until it is met again', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  const organisationId = await organisation(officer, { name: 'Druze community', cadenceWeeks: 2 })
  await organisation(officer, { name: 'Never met', cadenceWeeks: 2 })
  const meet = (startsOn: string, more = {}) =>
    engagement(officer, { startsOn, status: 'held', organisationIds: [organisationId], ...more })
  const ofContacts = async (actor: Actor) => (await inbox(actor)).filter((line) => line.startsWith('contact-'))
  await meet('2026-01-20')
  await remindAll(at('2026-02-03T08:00:00Z'))
  expect(await ofContacts(officer)).toEqual([])
  await remindAll()
  const late = ['contact-late: Druze community']
  expect([await ofContacts(officer), await ofContacts(coordinator), await ofContacts(stranger)]).toEqual([late, late, []])
  // The coordinator may not know of it, and is told no less than before.
  const secret = await meet('2026-02-04', { level: 'need-to-know', namedIds: [officer.id] })
  await remindAll(at('2026-02-06T08:00:00Z'))
  expect([await ofContacts(officer), await ofContacts(coordinator)]).toEqual([[], late])
  await asOwner((db) => db.update(engagements).set({ deletedAt: now }).where(eq(engagements.id, secret)))
  const before = await made('contact-late')
  await remindAll(at('2026-02-07T08:00:00Z'))
  expect([await ofContacts(officer), await made('contact-late')]).toEqual([late, before])
})

test('a notice is made once, however often, by however many at once, and wherever the clock stands', async () => {
  const { officer, coordinator } = await makeScene()
  for (let day = 1; day <= 8; day += 1) await followUp(officer, `Paper ${day}`, { dueOn: `2026-02-0${day}` })
  await engagement(officer, { startsOn: '2026-02-06', ...timed, memberIds: [officer.id, coordinator.id] })
  const counts = await Promise.all([remindDue(now), remindDue(now), remindDue(now)])
  expect(counts.filter((count) => Object.keys(count).length > 0)).toEqual([
    { 'follow-up-late': 4, 'follow-up-due': 2, 'engagement-tomorrow': 2, 'brief-due': 2 },
  ])
  for (const moment of ['2026-02-05T07:00:00Z', '2026-02-04T23:59:59Z', '2026-02-05T08:01:00Z']) await remindAll(at(moment))
  const twice = await asOwner((db) =>
    db.select({ count: sql<number>`count(*)::int` }).from(notices).groupBy(notices.memberId, notices.kind, notices.recordId),
  )
  expect([await made(), twice.filter(({ count }) => count > 1)]).toEqual([10, []])
})

test('a follow-up that was late when it was written down is brought up at once, as late', async () => {
  const { officer } = await makeScene()
  await followUp(officer, 'Years ago', { dueOn: '1999-12-31' })
  await remindAll()
  expect(await inbox(officer)).toEqual(['follow-up-late: Years ago'])
})

test('of a deleted engagement its follow-up stays with its owner, and its texts and day are brought up no more', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await engagement(officer, { title: 'CANARY', startsOn: '2026-02-06', ...timed, memberIds: [officer.id] })
  const todo = await followUp(officer, 'Thank them', { dueOn: '2026-02-05', engagementId: id })
  await remindAll()
  expect((await inbox(officer)).length).toBe(3)
  await asActor(officer, (db) => deleteEngagement(db, officer, id))
  await remindAll(at('2026-02-06T08:00:00Z'))
  expect(await inbox(officer)).toEqual(['follow-up-late: Thank them'])
  const found = (actor: Actor) => asActor(actor, (db) => findFollowUp(db, todo))
  expect([(await found(officer))?.engagement, await found(coordinator)]).toEqual([null, undefined])
  expect(await asActor(officer, (db) => completeFollowUp(db, officer, todo))).toEqual({ ok: true })
})

test('nothing is made for a member who is disabled, and a zone nobody knows takes nobody’s notices away', async () => {
  const { officer, coordinator } = await makeScene()
  await followUp(officer, 'Mine', { dueOn: '2026-02-05' })
  await followUp(coordinator, 'Theirs', { dueOn: '2026-02-05' })
  await asOwner((db) => db.update(members).set({ disabledAt: now }).where(eq(members.id, coordinator.id)))
  await lives(officer, 'Mars/Base')
  expect(await remindAll()).toEqual({ 'follow-up-due': 1 })
})

test('ten thousand that are due at one moment are made in one go', async () => {
  const { officer } = await makeScene()
  await asOwner((db) =>
    db.execute(sql`insert into follow_ups (id, desk_id, owner_id, title, due_on)
      select gen_random_uuid(), ${officer.deskIds[0]}, ${officer.id}, 'Paper ' || n, date '2026-02-05' from generate_series(1, 10000) n`),
  )
  expect(await remindDue(now)).toEqual({ 'follow-up-due': 10_000 })
  expect(await remindDue(now)).toEqual({})
})
