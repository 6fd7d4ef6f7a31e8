import { eq } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cancelEngagement, restoreEngagement } from '#app/domain/engagements/commands.server.ts'
import { type EngagementForm, engagementInput } from '#app/domain/engagements/input.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { changeSeries, type Scope } from '#app/domain/series/changes.server.ts'
import { scheduleAsAsked } from '#app/domain/series/commands.server.ts'
import { addDays } from '#app/lib/dates.ts'
import { engagements } from '#db/schema/engagements.ts'
import { members } from '#db/schema/members.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { change, day, makeOrganisation, makeScene, meeting, read, readEntries, readEntry, schedule, subscribe, visit } from './scene.ts'

useDatabase({ onBoth: false })
afterEach(() => {
  vi.useRealTimers()
})

/** Every week at the same hour in Damascus, from tomorrow. */
async function series(actor: Actor, count: string, wish: Partial<EngagementForm> = {}): Promise<void> {
  const form = meeting(actor.deskIds[0] ?? '', { title: 'Weekly', repeats: 'weekly', count, ...wish })
  const outcome = await asActor(actor, (db) => scheduleAsAsked(db, actor, engagementInput.parse(form), day(0)))
  if (!outcome.ok) throw new Error(`Not scheduled: ${outcome.reason}`)
}

test('line 18: no UID stands twice in a feed, and none has a RECURRENCE-ID, of a visit with its programme as of a series', async () => {
  const { officer } = await makeScene()
  const visitId = await visit(officer)
  for (const hour of ['08', '09']) await schedule(officer, { visitId, startsTime: `${hour}:00` })
  await series(officer, '3', { memberIds: [officer.id] })
  for (const [scope, count] of [
    ['all', 6],
    [`visit:${visitId}`, 3],
    ['mine', 3],
  ] as const) {
    const text = await read(await subscribe(officer, { scope }))
    const uids = text.match(/^UID:.*$/gm) ?? []
    expect([scope, uids.length, new Set(uids).size, text.includes('RECURRENCE-ID')]).toEqual([scope, count, count, false])
  }
})

test('line 19: DTSTAMP is when the row was last written, whoever is renamed since and whenever it is fetched', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer, { memberIds: [officer.id] })
  const token = await subscribe(officer)
  const stamp = async () => /^DTSTAMP:(\w+)\r$/m.exec(await read(token))?.[1]
  const written = async () => {
    const [row] = await asOwner((db) => db.select({ at: engagements.changedAt }).from(engagements).where(eq(engagements.id, id)))
    return row?.at.toISOString().replace(/[-:]|\.\d+/g, '')
  }
  expect(await stamp()).toBe(await written())
  await asOwner((db) =>
    db
      .update(engagements)
      .set({ changedAt: new Date('2026-01-01T10:00:00Z') })
      .where(eq(engagements.id, id)),
  )
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(Date.now() + 3_600_000)
  const before = await stamp()
  expect(before).toBe(await written())
  vi.setSystemTime(Date.now() + 3_600_000)
  await asOwner((db) => db.update(members).set({ name: 'New name' }).where(eq(members.id, officer.id)))
  expect([await stamp(), (await readEntry(token)).description.includes('New name')]).toEqual([before, true])
})

type Wish = Partial<EngagementForm>

/** Makes each change to an engagement of its own, then takes it back; answers what the feed says before, after and at the end. */
async function tell(actor: Actor, changes: Record<string, [first: Wish, then: Wish]>) {
  const token = await subscribe(actor)
  const wishes = Object.entries(changes)
  const ids: Record<string, string> = {}
  for (const [name, [first]] of wishes) ids[name] = await schedule(actor, first)
  const told = async () => new Map((await readEntries(token)).map((entry) => [entry.id, entry]))
  const before = await told()
  for (const [name, [, then]] of wishes) await change(actor, ids[name] ?? '', then)
  const after = await told()
  for (const [name, [first]] of wishes) await change(actor, ids[name] ?? '', first)
  const back = await told()
  return wishes.map(([name]) => ({ name, entries: [before, after, back].map((entries) => entries.get(ids[name] ?? '')) }))
}

test('line 20: whatever is changed moves LAST-MODIFIED, and so does taking it back within the same second', async () => {
  const { officer } = await makeScene()
  const told = await tell(officer, {
    place: [{}, { place: 'Embassy' }],
    title: [{}, { title: 'Another title' }],
    purpose: [{}, { purpose: 'Protection' }],
    join: [{}, { joinLink: 'https://meet.test/1' }],
    hour: [{}, { startsTime: '10:30' }],
    status: [{}, { status: 'tentative' }],
    level: [{}, { level: 'public' }],
    participants: [{}, { memberIds: [officer.id] }],
    organisations: [{}, { organisationIds: [await makeOrganisation(officer, 'Druze community')] }],
  })
  const still = told.filter(({ entries: [before, after, back] }) => {
    const [first = 0, second = 0, third = 0] = [before, after, back].map((entry) => entry?.lastModified)
    return !(first < second && second < third)
  })
  expect(still.map(({ name }) => name)).toEqual([])
})

test('line 20: a visit’s title moves LAST-MODIFIED of the visit', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer)
  const token = await subscribe(officer)
  const before = await readEntry(token)
  await change(officer, id, { kind: 'visit', timing: 'all-day', startsOn: day(1), endsOn: day(5), title: 'Visit of the commission' })
  const after = await readEntry(token)
  expect([after.summary, after.lastModified > before.lastModified]).toEqual(['Visit of the commission', true])
})

test('line 21: SEQUENCE rises by one with any part of the time, with place, status or level alone, and with nothing else', async () => {
  const { officer } = await makeScene()
  const night = { startsTime: '00:00', endsOn: day(2), endsTime: '00:00' }
  const told = await tell(officer, {
    'first hour': [{}, { startsTime: '09:30' }],
    'last hour': [{}, { endsTime: '11:30' }],
    day: [{}, { startsOn: day(2) }],
    'zone, the instants the same': [{}, { zone: 'Asia/Riyadh' }],
    'no hours, the instants the same': [night, { timing: 'all-day', endsOn: day(1), startsTime: '', endsTime: '' }],
    place: [{}, { place: 'Embassy' }],
    status: [{}, { status: 'tentative' }],
    level: [{}, { level: 'public' }],
    title: [{}, { title: 'Another title' }],
    purpose: [{}, { purpose: 'Protection' }],
    nothing: [{}, {}],
  })
  const sequences = told.map(({ name, entries }) => [name, ...entries.map((entry) => entry?.sequence)])
  const without = ['title', 'purpose', 'nothing']
  expect(sequences).toEqual(told.map(({ name }) => [name, ...(without.includes(name) ? [0, 0, 0] : [0, 1, 2])]))
})

test('line 21: cancelling and restoring raise SEQUENCE by one each', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer)
  const token = await subscribe(officer)
  const told = [(await readEntry(token)).sequence]
  for (const step of [cancelEngagement, restoreEngagement]) {
    await asActor(officer, (db) => step(db, officer, id))
    told.push((await readEntry(token)).sequence)
  }
  expect(told).toEqual([0, 1, 2])
})

test('line 28: a series is single events inside the window, each under a UID that stays when it is moved or cancelled', async () => {
  const { officer } = await makeScene()
  await series(officer, '20')
  const token = await subscribe(officer, { futureDays: '40' })
  const move = (id: string, wish: Partial<EngagementForm>, scope: Scope) =>
    asActor(officer, async (db) => {
      const saved = await findEngagement(db, id)
      if (!saved) throw new Error('not there')
      const input = engagementInput.parse(meeting(officer.deskIds[0] ?? '', { title: 'Weekly', ...wish }))
      expect(await changeSeries(db, officer, saved, saved.version, input, scope)).toEqual({ ok: true })
    })
  // Ten in Damascus is seven in UTC.
  const starts = (hours: string[]) => hours.map((hour, week) => `${addDays(day(1), week * 7)}T${hour}:00Z`)
  const told = async () => (await readEntries(token)).map(({ id, start, status }) => ({ id, start, status }))
  const before = await told()
  const ids = before.map(({ id }) => id)
  expect(before.map(({ start }) => start)).toEqual(starts(Array(6).fill('07:00')))
  await move(ids[1] ?? '', { startsOn: addDays(day(1), 7), startsTime: '15:00', endsTime: '16:00' }, 'this')
  await asActor(officer, (db) => cancelEngagement(db, officer, ids[2] ?? ''))
  await move(ids[3] ?? '', { startsOn: addDays(day(1), 21), startsTime: '11:00', endsTime: '12:00' }, 'following')
  const after = await told()
  expect(after.map(({ id }) => id)).toEqual(ids)
  expect(after.map(({ start }) => start)).toEqual(starts(['07:00', '12:00', '07:00', '08:00', '08:00', '08:00']))
  expect(after.map(({ status }) => status)).toEqual(Array(6).fill('CONFIRMED').with(2, 'CANCELLED'))
  expect(await read(token)).not.toMatch(/^(RRULE|RDATE|EXDATE|RECURRENCE-ID)/m)
})
