import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { calendarPage } from '#app/domain/calendar/page.server.ts'
import { entriesOfDays, nextBusyDay } from '#app/domain/calendar/queries.server.ts'
import { readAddress } from '#app/domain/calendar/read-address.ts'
import { cancelEngagement } from '#app/domain/engagements/commands.server.ts'
import { addTopic } from '#app/domain/topics/commands.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { engagement, makeScene, organisation, today, zone } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const timed = (startsOn: string, startsTime: string, endsTime: string, over: object = {}) => ({
  ...{ timing: 'timed' as const, startsOn, startsTime, endsTime },
  ...over,
})
const week = { startsOn: '2026-02-09', endsOn: '2026-02-14' }

const choosing = { zone, today, choosing: true }

const page = (actor: Actor, query = '', reader: Partial<typeof choosing> & { zone: string; today: string } = { zone, today }) =>
  asActor(actor, (db) => calendarPage(db, actor, readAddress(new URLSearchParams(query), today), reader))
const agenda = async (actor: Actor, query: string, reader?: { zone: string; today: string }) =>
  (await page(actor, query, reader)).agenda.days.map(({ date, entries }) => [date, entries.map(({ title }) => title)])
const bars = async (actor: Actor) =>
  (await page(actor)).month?.view.weeks.flatMap(({ cells }) =>
    cells.flatMap((cell) => cell.bars.map((bar) => [bar.title, bar.talks, bar.entry.visitId])),
  )

test('a month holds the visit as one bar, its talks in one window, and the Damascus meeting at its hour in The Hague', async () => {
  const { officer } = await makeScene()
  const guests = await organisation(officer, { name: 'The Commission', kind: 'national-commission' })
  const court = await organisation(officer, { name: 'International Court of Justice', shortName: 'ICJ', kind: 'court' })
  const ngos = await organisation(officer, { name: 'International NGOs', kind: 'ngo' })
  const visitId = await engagement(officer, { kind: 'visit', title: 'Working visit', ...week, organisationIds: [guests] })
  const talk = { timing: 'window' as const, ...week, visitId }
  await engagement(officer, { ...talk, title: 'Talk with the court', organisationIds: [guests, court] })
  await engagement(officer, { ...talk, title: 'Talk with NGOs', organisationIds: [guests, ngos] })
  await engagement(officer, { ...talk, title: 'Talk with somebody' })
  await engagement(officer, { ...timed('2026-02-06', '17:00', '17:45'), zone: 'Asia/Damascus', title: 'OHCHR' })

  expect(await bars(officer)).toEqual([
    ['Working visit', [], null],
    ['Talk with the court', ['ICJ', 'International NGOs', 'Talk with somebody'], visitId],
  ])
  const { month } = await page(officer)
  const friday = month?.view.weeks[1]?.cells[4]
  expect(friday?.entries.map(({ title, starts, ends, elsewhere }) => ({ title, starts, ends, elsewhere }))).toEqual([
    { title: 'OHCHR', starts: '15:00', ends: '15:45', elsewhere: { starts: '17:00', ends: '17:45', city: 'Damascus', days: 0 } },
  ])
  expect([month?.view.count, month?.offsets, month?.weekends[5]]).toEqual([5, ['UTC+1'], ['SY']])
})

test('talks of a visit the actor may not see show neither the visit nor its id', async () => {
  const { coordinator, stranger } = await makeScene()
  const visitId = await engagement(coordinator, { kind: 'visit', title: 'Quiet visit', ...week, level: 'confidential' })
  await engagement(coordinator, { timing: 'window', ...week, title: 'Open talk', visitId })
  await engagement(coordinator, { timing: 'window', ...week, title: 'Second open talk', visitId })
  expect(await bars(stranger)).toEqual([
    ['Open talk', [], null],
    ['Second open talk', [], null],
  ])
  expect(JSON.stringify(await page(stranger))).not.toContain(visitId)
})

test('a hidden engagement is in no view, count or choice', async () => {
  const { coordinator, stranger } = await makeScene()
  const hidden = await organisation(coordinator, { name: 'Hidden community', level: 'confidential' })
  await engagement(coordinator, { title: 'Quiet talk', startsOn: '2026-02-05', level: 'confidential', organisationIds: [hidden] })
  for (const view of ['month', 'multiweek', 'agenda', 'week', 'workweek', 'day']) {
    const seen = JSON.stringify(await page(stranger, `view=${view}`, choosing))
    expect([seen.includes('Quiet talk'), seen.includes('Hidden community')]).toEqual([false, false])
    const known = JSON.stringify(await page(coordinator, `view=${view}`, choosing))
    expect([known.includes('Quiet talk'), known.includes('Hidden community')]).toEqual([true, true])
  }
  expect((await page(stranger)).month?.view.count).toBe(0)
})

test('whole days of far zones are on their own dates, at the edges of the page too', async () => {
  const { officer } = await makeScene()
  await engagement(officer, { title: 'Pago Pago', zone: 'Pacific/Pago_Pago', startsOn: '2026-02-05' })
  await engagement(officer, { title: 'Auckland', zone: 'Pacific/Auckland', startsOn: '2026-02-05' })
  await engagement(officer, { title: 'Auckland, the day after', zone: 'Pacific/Auckland', startsOn: '2026-02-06' })
  const kiritimati = { zone: 'Pacific/Kiritimati', today }
  expect(await agenda(officer, 'view=day&date=2026-02-05', kiritimati)).toEqual([['2026-02-05', ['Auckland', 'Pago Pago']]])
  expect(await agenda(officer, 'view=day&date=2026-02-05')).toEqual([['2026-02-05', ['Auckland', 'Pago Pago']]])
})

test('the agenda runs four weeks from its day, the week and the day only their own', async () => {
  const { officer } = await makeScene()
  for (const startsOn of ['2026-02-01', '2026-02-05', '2026-02-08', '2026-03-04', '2026-03-05'])
    await engagement(officer, { title: startsOn, startsOn })
  const dates = async (view: string) => (await agenda(officer, `view=${view}&date=2026-02-05`)).map(([date]) => date)
  expect(await dates('agenda')).toEqual(['2026-02-05', '2026-02-08', '2026-03-04'])
  expect(await dates('week')).toEqual(['2026-02-05', '2026-02-08'])
  expect(await dates('day')).toEqual(['2026-02-05'])
})

test('an empty page names the next day that has something, for its filters', async () => {
  const { officer } = await makeScene()
  await engagement(officer, { title: 'Call', kind: 'call', startsOn: '2026-06-01' })
  await engagement(officer, { title: 'Talk', startsOn: '2026-07-01' })
  expect((await page(officer, 'view=agenda')).nextBusy).toBe('2026-06-01')
  expect((await page(officer, 'view=agenda&kind=meeting')).nextBusy).toBe('2026-07-01')
  expect(await asActor(officer, (db) => nextBusyDay(db, '2026-08-01', zone, {}))).toBeUndefined()
})

test('filters narrow to kind, level, desk, organisation and what the reader takes part in', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  const druze = await organisation(officer)
  await engagement(officer, { title: 'Call', kind: 'call', startsOn: today })
  await engagement(officer, { title: 'Confidential', startsOn: today, level: 'confidential' })
  await engagement(officer, { title: 'Druze', startsOn: today, organisationIds: [druze] })
  await engagement(officer, { title: 'Mine', startsOn: today, memberIds: [officer.id, coordinator.id] })
  await engagement(stranger, { title: 'Elsewhere', startsOn: today })
  const titles = async (query: string) => (await agenda(officer, `view=day&${query}`)).flatMap(([, found]) => found).sort()
  expect(await titles('')).toEqual(['Call', 'Confidential', 'Druze', 'Elsewhere', 'Mine'])
  expect(await titles('kind=call')).toEqual(['Call'])
  expect(await titles('level=confidential')).toEqual(['Confidential'])
  expect(await titles(`desk=${stranger.deskIds[0]}`)).toEqual(['Elsewhere'])
  expect(await titles(`organisation=${druze}`)).toEqual(['Druze'])
  expect(await titles('mine=1')).toEqual(['Mine'])
  expect(await titles('kind=call&level=confidential')).toEqual([])
})

test('the choices are every desk and the organisations met on these days, and the chosen one stays among them', async () => {
  const { officer } = await makeScene()
  const druze = await organisation(officer)
  const kurdish = await organisation(officer, { name: 'Kurdish community' })
  await engagement(officer, { startsOn: '2026-02-05', organisationIds: [druze] })
  await engagement(officer, { startsOn: '2026-06-05', organisationIds: [kurdish] })
  const names = async (query: string) => (await page(officer, query, choosing)).choices.organisations.map(({ name }) => name)
  expect((await page(officer)).choices.desks.map(({ name }) => name)).toEqual(['Europe desk', 'Syria desk'])
  expect(await names('')).toEqual(['Druze community'])
  expect(await names(`organisation=${kurdish}`)).toEqual(['Druze community', 'Kurdish community'])
})

test('status, people and topic narrow further, together too, and offer only what the reader may see', async () => {
  const { officer, coordinator, manager, stranger } = await makeScene()
  const topic = async (name: string) => (await asActor(officer, (db) => addTopic(db, { name }))).id ?? ''
  const freedom = await topic('Freedom of religion')
  const justice = await topic('Justice')
  const both = [officer.id, coordinator.id]
  await engagement(officer, { title: 'Both', startsOn: today, memberIds: both, topicIds: [freedom], status: 'tentative' })
  await engagement(officer, { title: 'Other', startsOn: today, memberIds: [coordinator.id], topicIds: [freedom] })
  const quiet = { level: 'confidential' as const, memberIds: [manager.id], topicIds: [justice] }
  await engagement(officer, { title: 'Quiet', startsOn: today, ...quiet })
  const titles = async (query: string) => (await agenda(officer, `view=day&${query}`)).flatMap(([, found]) => found).sort()
  expect(await titles('status=tentative')).toEqual(['Both'])
  expect(await titles(`member=${coordinator.id}`)).toEqual(['Both', 'Other'])
  expect(await titles(`member=${coordinator.id}&mine=1`)).toEqual(['Both'])
  expect(await titles(`topic=${freedom}&status=confirmed`)).toEqual(['Other'])
  expect((await page(officer, `topic=${freedom}`)).month?.view.count).toBe(2)
  const offered = async (actor: Actor) => {
    const { members, topics } = (await page(actor, '', choosing)).choices
    return [members.map(({ name }) => name), topics.map(({ name }) => name)]
  }
  expect(await offered(officer)).toEqual([
    ['Manager', 'Policy officer', 'Visit coordinator'],
    ['Freedom of religion', 'Justice'],
  ])
  expect(await offered(stranger)).toEqual([['Policy officer', 'Visit coordinator'], ['Freedom of religion']])
})

test('cancelled engagements stay in the calendar and say so', async () => {
  const { officer } = await makeScene()
  const id = await engagement(officer, { title: 'Call', startsOn: today })
  await asActor(officer, (db) => cancelEngagement(db, officer, id))
  const [day] = (await page(officer, 'view=day')).agenda.days
  expect(day?.entries.map(({ title, status }) => [title, status])).toEqual([['Call', 'cancelled']])
})

test('a calendar that is fuller than it can draw says where it was cut', async () => {
  const { officer } = await makeScene()
  for (const title of ['a', 'b', 'c']) await engagement(officer, { title, startsOn: today })
  const few = await asActor(officer, (db) => entriesOfDays(db, { from: today, to: today, zone, limit: 2 }))
  expect(few).toHaveLength(2)
  expect((await page(officer)).cut).toBeUndefined()
})

test('beneath a month the list begins today, in other months on their first day', async () => {
  const { officer } = await makeScene()
  for (const startsOn of ['2026-02-03', '2026-02-06', '2026-03-02']) await engagement(officer, { title: startsOn, startsOn })
  const beneath = async (date: string) => {
    const found = await page(officer, `date=${date}`)
    return [found.month?.listFrom, found.agenda.days.map((day) => day.date)]
  }
  expect(await beneath('2026-02-20')).toEqual([today, ['2026-02-06']])
  expect(await beneath('2026-03-20')).toEqual(['2026-03-01', ['2026-03-02']])
})
