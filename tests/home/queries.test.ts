import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { cancelEngagement, scheduleEngagement } from '#app/domain/engagements/commands.server.ts'
import { engagementInput } from '#app/domain/engagements/input.ts'
import { lateBriefs, lateReadOuts } from '#app/domain/home/late-texts.server.ts'
import { communitiesWithoutContact, letterDays, nextVisit, weekOf } from '#app/domain/home/queries.server.ts'
import { writeText } from '#app/domain/texts/texts.server.ts'
import { desks } from '#db/schema/members.ts'
import { mandates } from '#db/schema/topics.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { engagement, makeScene, now, organisation, today, zone } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const at = { zone, today, now: now.toISOString() }
const as = <Result>(actor: Actor, ask: (db: ActorDb) => Promise<Result>) => asActor(actor, ask)

async function owe(actor: Actor, engagementId: string, dueOn: string, body = '') {
  const outcome = await as(actor, (db) => writeText(db, actor, 'read-out', engagementId, undefined, { body, level: 'internal', dueOn }))
  if (!outcome.ok) throw new Error(outcome.reason)
}

test('my week is what I take part in this week', async () => {
  const { officer, coordinator } = await makeScene()
  await engagement(officer, { title: 'Mine', startsOn: '2026-02-06', memberIds: [officer.id] })
  await engagement(officer, { title: 'Not mine', startsOn: '2026-02-06', memberIds: [coordinator.id] })
  await engagement(officer, { title: 'Next week', startsOn: '2026-02-09', memberIds: [officer.id] })
  const week = await as(officer, (db) => weekOf(db, officer, at))
  expect(week.rows.flatMap((row) => ('entries' in row ? row.entries.map(({ title }) => title) : []))).toEqual(['Mine'])
  expect(week.left).toBe(1)
})

test('a read-out is late when its day has passed and nothing was written, for those who were there', async () => {
  const { officer, coordinator } = await makeScene()
  const held = { startsOn: '2026-01-27', status: 'held' as const, memberIds: [officer.id] }
  const owed = await engagement(officer, { ...held, title: 'Kurdish community' })
  await owe(officer, owed, '2026-01-30')
  await owe(officer, await engagement(officer, { ...held, title: 'Written' }), '2026-01-30', 'What was said.')
  await owe(officer, await engagement(officer, { ...held, title: 'Due today' }), today)
  await owe(officer, await engagement(officer, { ...held, title: 'Still to come', startsOn: '2026-02-06' }), '2026-02-01')
  await owe(officer, await engagement(officer, { ...held, title: 'Of another', memberIds: [coordinator.id] }), '2026-01-30')
  const cancelled = await engagement(officer, { ...held, title: 'Cancelled' })
  await owe(officer, cancelled, '2026-01-30')
  await as(officer, (db) => cancelEngagement(db, officer, cancelled))

  expect(await as(officer, (db) => lateReadOuts(db, officer, at))).toEqual([
    { id: owed, title: 'Kurdish community', on: '2026-01-27', dueOn: '2026-01-30', edits: true },
  ])
})

test('a participant of another desk sees the late read-out and no button to write it', async () => {
  const { officer, stranger } = await makeScene()
  await owe(officer, await engagement(officer, { startsOn: '2026-01-27', memberIds: [stranger.id] }), '2026-01-30')
  expect((await as(stranger, (db) => lateReadOuts(db, stranger, at))).map(({ edits }) => edits)).toEqual([false])
})

test('a read-out is owed five working days after a talk, and a brief two before, where nobody named a day', async () => {
  const { officer, stranger } = await makeScene()
  const mine = { memberIds: [officer.id, stranger.id] }
  const [owed, own] = [
    await engagement(officer, { ...mine, title: 'Held', startsOn: '2026-01-28' }),
    await engagement(officer, { ...mine, title: 'Tomorrow', startsOn: '2026-02-06' }),
  ]
  await engagement(officer, { ...mine, title: 'Due today', startsOn: '2026-01-29' })
  await engagement(officer, { ...mine, title: 'Long ago', startsOn: '2025-12-15' })
  await engagement(officer, { ...mine, title: 'Ours alone', startsOn: '2026-01-28', oursOnly: 'on' } as object)
  await engagement(officer, { ...mine, title: 'Never agreed', startsOn: '2026-01-28', status: 'proposed' })
  await engagement(officer, { ...mine, title: 'A meal', startsOn: '2026-01-28', kind: 'meal' })
  await engagement(officer, { title: 'Of others', startsOn: '2026-01-28' })
  await owe(officer, await engagement(officer, { ...mine, title: 'Written', startsOn: '2026-01-28' }), '2026-01-30', 'They agreed.')
  await engagement(officer, { ...mine, title: 'Brief due today', startsOn: '2026-02-09' })
  expect(await as(officer, (db) => lateReadOuts(db, officer, at))).toEqual([
    { id: owed, title: 'Held', on: '2026-01-28', dueOn: '2026-02-04', edits: true },
  ])
  expect(await as(officer, (db) => lateBriefs(db, officer, at))).toEqual([
    { id: own, title: 'Tomorrow', on: '2026-02-06', dueOn: '2026-02-04', edits: true },
  ])
  // Who may not write it owes nothing but what was asked of all who take part.
  expect(await as(stranger, async (db) => [await lateReadOuts(db, stranger, at), await lateBriefs(db, stranger, at)])).toEqual([[], []])
})

test('the desk and the engagement say when a text is due', async () => {
  const { officer } = await makeScene()
  const id = await engagement(officer, { startsOn: '2026-02-20', memberIds: [officer.id] })
  const dueDays = () => as(officer, async (db) => (await lateBriefs(db, officer, at)).map(({ dueOn }) => dueOn))
  expect(await dueDays()).toEqual([])
  await asOwner((db) =>
    db
      .update(desks)
      .set({ briefDaysBefore: 12 })
      .where(eq(desks.id, officer.deskIds[0] ?? '')),
  )
  expect(await dueDays()).toEqual(['2026-02-04'])
  const wish = { body: '', level: 'internal' as const, dueOn: '2026-02-03' }
  await as(officer, (db) => writeText(db, officer, 'brief', id, undefined, wish))
  expect(await dueDays()).toEqual(['2026-02-03'])
  await as(officer, (db) => writeText(db, officer, 'brief', id, 1, { ...wish, body: 'Written' }))
  expect(await dueDays()).toEqual([])
})

test('the next visit is the first that is not off, with its talks by slot', async () => {
  const { officer } = await makeScene()
  const visit = { kind: 'visit' as const, startsOn: '2026-02-09', endsOn: '2026-02-14' }
  const off = await engagement(officer, { ...visit, title: 'Cancelled', startsOn: '2026-02-08' })
  await as(officer, (db) => cancelEngagement(db, officer, off))
  await engagement(officer, { ...visit, title: 'Postponed', startsOn: '2026-02-08', status: 'postponed' })
  const id = await engagement(officer, { ...visit, title: 'Working visit', place: 'The Hague' })
  await engagement(officer, { timing: 'window', startsOn: '2026-02-09', endsOn: '2026-02-14', visitId: id })
  await engagement(officer, { startsOn: '2026-02-10', visitId: id, slot: 'option' })
  expect(await as(officer, (db) => nextVisit(db, at))).toEqual({
    id,
    title: 'Working visit',
    place: 'The Hague',
    startsOn: '2026-02-09',
    endsOn: '2026-02-14',
    slots: [
      { slot: 'option', count: 1, holdUntil: null },
      { slot: 'window', count: 1, holdUntil: null },
    ],
  })
})

test('without a coming visit there is none', async () => {
  const { officer } = await makeScene()
  await engagement(officer, { kind: 'visit', startsOn: '2026-01-05', endsOn: '2026-01-09' })
  expect(await as(officer, (db) => nextVisit(db, at))).toBeUndefined()
})

test('communities without contact are found by what was held with them, as far as the actor knows', async () => {
  const { officer, stranger } = await makeScene()
  const rhythm = { kind: 'community' as const, cadenceWeeks: 6 }
  const christian = await organisation(officer, { ...rhythm, name: 'Christian community' })
  await organisation(officer, { ...rhythm, name: 'Hidden community', level: 'confidential' })
  await organisation(officer, { kind: 'community', name: 'Druze community' })
  await organisation(officer, { kind: 'ngo', cadenceWeeks: 1, name: 'No community' })
  await engagement(officer, { startsOn: '2025-11-18', status: 'held', organisationIds: [christian] })
  await engagement(officer, { startsOn: '2026-01-20', status: 'held', level: 'confidential', organisationIds: [christian] })
  const gaps = (actor: Actor) => as(actor, (db) => communitiesWithoutContact(db, at))
  expect((await gaps(officer)).map(({ name, cadence }) => [name, cadence.state])).toEqual([['Hidden community', 'never']])
  expect((await gaps(stranger)).map(({ name, cadence, last }) => [name, cadence.state, last?.on])).toEqual([
    ['Christian community', 'late', '2025-11-18'],
  ])
})

test('a community met lately is none of them, by whatever it was met; a visit counts to its last day', async () => {
  const { officer, stranger } = await makeScene()
  const community = (name: string) => organisation(officer, { kind: 'community', cadenceWeeks: 6, name })
  const [visited, lately, quietly] = [await community('Visited'), await community('Lately'), await community('Quietly')]
  const held = (organisationId: string, over: object) => engagement(officer, { status: 'held', organisationIds: [organisationId], ...over })
  const visitId = await held(visited, { kind: 'visit', startsOn: '2025-12-22', endsOn: '2025-12-26' })
  await held(visited, { visitId, startsOn: '2025-12-26' })
  await held(lately, { startsOn: '2026-01-20' })
  await held(quietly, { startsOn: '2025-11-18' })
  await held(quietly, { startsOn: '2026-01-20', level: 'confidential' })
  await held(quietly, { startsOn: '2026-02-04', status: 'postponed' })
  await held(quietly, { startsOn: '2026-02-04', kind: 'preparation' })
  const gaps = async (actor: Actor) =>
    (await as(actor, (db) => communitiesWithoutContact(db, at))).map(({ name, cadence }) => [name, cadence.state])
  expect(await gaps(officer)).toEqual([['Visited', 'on-time']])
  expect(await gaps(stranger)).toEqual([
    ['Quietly', 'late'],
    ['Visited', 'on-time'],
  ])
})

async function fromLetter(actor: Actor, over: object) {
  const input = { kind: 'meeting', title: 'Talk', timing: 'all-day', zone, startsOn: '2026-02-05', deskId: actor.deskIds[0], ...over }
  const outcome = await as(actor, (db) => scheduleEngagement(db, actor, engagementInput.parse(input), { source: 'letter' }))
  return outcome.ok ? outcome.id : ''
}

test('the days of the letter are those of its records, with its visit', async () => {
  const { officer } = await makeScene()
  await asOwner((db) => db.insert(mandates).values({ reference: '36 800-V nr. 78', title: 'motion', asks: 'contribute', source: 'letter' }))
  await fromLetter(officer, {})
  const visitId = await fromLetter(officer, { kind: 'visit', startsOn: '2026-02-09', endsOn: '2026-02-14' })
  await engagement(officer, { startsOn: '2026-03-20' })
  const found = (day: string) => as(officer, (db) => letterDays(db, { ...at, today: day }))
  expect(await found('2026-11-24')).toEqual({ from: '2026-02-05', to: '2026-02-14', visitId })
  expect(await found('2026-01-28')).toEqual({ from: '2026-02-05', to: '2026-02-14', visitId })
})

test('nothing leads to the letter where it is not loaded, or when its days are now', async () => {
  const { officer } = await makeScene()
  const found = (day: string) => as(officer, (db) => letterDays(db, { ...at, today: day }))
  expect(await found('2026-11-24')).toBeUndefined()
  await asOwner((db) => db.insert(mandates).values({ reference: '36 800-V nr. 78', title: 'motion', asks: 'contribute', source: 'letter' }))
  expect(await found('2026-11-24')).toBeUndefined()
  await fromLetter(officer, {})
  expect([await found('2026-01-29'), await found('2026-02-12')]).toEqual([undefined, undefined])
})
