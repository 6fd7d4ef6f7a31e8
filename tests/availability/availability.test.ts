import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { availabilityInput } from '#app/domain/availability/input.ts'
import { availability } from '#app/domain/availability/page.server.ts'
import { arrange, arrangementsInput, findArrangements } from '#app/domain/engagements/arrangements.server.ts'
import { clashesOfInput } from '#app/domain/engagements/clashes.server.ts'
import { addRoom } from '#app/domain/rooms/rooms.server.ts'
import { availabilityPage } from '#app/http/availability-form.server.ts'
import { asTyped, withChosenTime } from '#app/http/chosen-time.ts'
import { parseEngagement } from '#app/http/engagement-form.server.ts'
import type { Reader } from '#app/i18n/reader.tsx'
import { makeScene, meeting, parsed, schedule } from '#tests/engagements/scene.ts'
import { useDatabase } from '#tests/helpers/database.ts'

useDatabase()

const now = new Date('2026-02-02T08:00:00Z')
const wish = {
  minutes: '60',
  earliest: '2026-02-05',
  zone: 'Europe/Amsterdam',
  workFrom: '09:00',
  workTo: '17:00',
  workdays: ['1', '2', '3', '4', '5'],
}
type Around = { except?: string; visit?: { startsOn: string; endsOn: string } }
const look = (actor: Actor, over: Record<string, unknown>, around: Around = {}) =>
  asActor(actor, (db) => availability(db, availabilityInput.parse({ ...wish, ...over }), { now, ...around }))
const startsOf = ({ slots }: Awaited<ReturnType<typeof look>>) => slots.map((slot) => slot.startsLocal)

test('what is proposed clashes with nothing: no person, no room, no way that is too short, also of what is hidden', async () => {
  const { officer, coordinator, stranger, administrator } = await makeScene()
  await asActor(administrator, (db) => addRoom(db, administrator, { name: 'Ministry, room A' }))
  const hours = (startsTime: string, endsTime: string) => ({ startsTime, endsTime })
  await schedule(officer, { title: 'Elsewhere', place: 'Peace Palace', memberIds: [officer.id], ...hours('10:00', '11:00') })
  await schedule(stranger, { title: 'Hidden', level: 'confidential', memberIds: [coordinator.id], ...hours('12:00', '13:00') })
  await schedule(stranger, { title: 'Hidden', level: 'need-to-know', place: 'ministry, Room A', ...hours('14:00', '15:00') })
  const asked = { memberIds: [officer.id, coordinator.id], place: 'Ministry, room A' }
  const found = await look(officer, asked)
  expect(startsOf(found)).toEqual(['2026-02-05T13:00', '2026-02-05T15:00', '2026-02-05T16:00'])
  for (const { startsLocal, endsLocal } of found.slots) {
    const at = { startsOn: startsLocal.slice(0, 10), startsTime: startsLocal.slice(11), endsTime: endsLocal.slice(11) }
    expect(await asActor(officer, (db) => clashesOfInput(db, parsed(meeting(officer.deskIds[0] ?? '', { ...asked, ...at }))))).toEqual([])
  }
})

test('an interpreter who is only written down in what is arranged is taken, and named once where they also take part', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await schedule(officer, { title: 'Talk', memberIds: [officer.id] })
  const write = (interpreter: string) =>
    asActor(officer, async (db) => {
      const version = (await findArrangements(db, id))?.version ?? 0
      return arrange(db, officer, id, version, arrangementsInput.parse({ interpreter }))
    })
  const rows = async () =>
    (await look(officer, { memberIds: [officer.id, coordinator.id] })).days[0]?.rows.map(({ name, stretches }) => [name, stretches.length])
  await write('Arabic: VISIT coördinator, by telephone')
  expect(await rows()).toEqual([
    ['Policy officer', 1],
    ['Visit coordinator', 1],
  ])
  await write('Arabic: the Policy officer. A coordinator, not of this visit')
  expect(await rows()).toEqual([
    ['Policy officer', 1],
    ['Visit coordinator', 0],
  ])
})

test('of what the reader may not see the grid tells that somebody is busy and whom to ask, and of need-to-know not even that', async () => {
  const { officer, stranger, administrator } = await makeScene()
  await asActor(administrator, (db) => addRoom(db, administrator, { name: 'Room A' }))
  await schedule(officer, { title: 'Open', memberIds: [officer.id] })
  await schedule(officer, { title: 'Secret', level: 'confidential', memberIds: [officer.id], startsTime: '12:00', endsTime: '13:00' })
  await schedule(officer, { title: 'Top secret', level: 'need-to-know', place: 'Room A', startsTime: '14:00', endsTime: '18:00' })
  const found = await look(stranger, { memberIds: [officer.id], place: 'room a' })
  const told = found.days[0]?.rows.map(({ name, stretches }) => [
    name,
    ...stretches.map(({ hours, by }) => [hours?.starts, hours?.ends, by]),
  ])
  expect(told).toEqual([
    ['Policy officer', ['10:00', '11:00', { id: expect.any(String), title: 'Open' }], ['12:00', '13:00', { desk: 'Syria desk' }]],
    ['room a', ['14:00', '17:00', { desk: null }]],
  ])
  expect(JSON.stringify(found)).not.toMatch(/secret/i)
})

test('an engagement that is moved does not stand in its own way, and an item of a visit stays within its days', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer, { memberIds: [officer.id], startsTime: '09:00', endsTime: '17:00' })
  expect(startsOf(await look(officer, { memberIds: [officer.id] }))[0]).toBe('2026-02-06T09:00')
  expect(startsOf(await look(officer, { memberIds: [officer.id] }, { except: id }))[0]).toBe('2026-02-05T09:00')
  const visit = { startsOn: '2026-02-10', endsOn: '2026-02-10' }
  expect(startsOf(await look(officer, { minutes: '240' }, { visit }))).toEqual(['2026-02-10T09:00', '2026-02-10T13:00'])
})

test('days on which offices are closed are passed over, unless they are asked for', async () => {
  const { officer } = await makeScene()
  const easter = { earliest: '2026-04-03', minutes: '480' }
  expect(startsOf(await look(officer, easter))).toEqual(['2026-04-07T09:00', '2026-04-08T09:00', '2026-04-09T09:00'])
  expect(startsOf(await look(officer, { ...easter, holidays: 'on' }))[0]).toBe('2026-04-03T09:00')
})

const reader: Reader = {
  locale: 'en',
  zone: 'Europe/Amsterdam',
  theme: null,
  singleKeys: true,
  now: now.toISOString(),
  today: '2026-02-02',
}
const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return form
}

test('what was typed goes to the page and comes back with the chosen time, and nothing that is missing is complained of yet', async () => {
  const { officer } = await makeScene()
  const typed = {
    formKey: 'key',
    purpose: 'One\nTwo',
    startsOn: '2026-02-05',
    startsTime: '10:00',
    endsTime: '11:30',
    memberIds: officer.id,
  }
  const page = await asActor(officer, (db) => availabilityPage(db, officer, reader, formOf(typed)))
  expect(page.carried.map(({ name }) => name)).toEqual(['purpose', 'startsOn', 'startsTime', 'endsTime'])
  expect(page.chosen.memberIds).toEqual([{ id: officer.id, name: 'Policy officer' }])
  const [slot] = page.times?.slots ?? []
  expect(slot).toEqual({ startsLocal: '2026-02-05T09:00', endsLocal: '2026-02-05T10:30' })
  const carried = Object.fromEntries(page.carried.map(({ name, value }) => [name, value]))
  const back = withChosenTime(formOf({ ...carried, chosen: `${slot?.startsLocal}/${slot?.endsLocal}` }))
  const { initialValue, error } = asTyped(parseEngagement(back))
  expect(initialValue).toMatchObject({ purpose: 'One\nTwo', startsOn: '2026-02-05', startsTime: '09:00', endsTime: '10:30' })
  expect(error).toBeUndefined()
  expect(withChosenTime(formOf({ startsTime: '10:00', chosen: 'nonsense' })).get('startsTime')).toBe('10:00')
})

test('the way back is a form of ours, for an engagement the actor may change', async () => {
  const { officer, stranger, viewer } = await makeScene()
  const [open, hidden] = [await schedule(officer), await schedule(officer, { level: 'confidential' })]
  const asked = (actor: Actor, path: string) => asActor(actor, (db) => availabilityPage(db, actor, reader, formOf({ for: path })))
  expect((await asked(officer, `/engagements/${open}/postponement`)).back.path).toBe(`/engagements/${open}/postponement`)
  expect((await asked(officer, 'https://elsewhere.example/')).back.path).toBe('/engagements/new')
  await expect(asked(stranger, `/engagements/${open}/edit`)).rejects.toMatchObject({ status: 403 })
  await expect(asked(viewer, `/engagements/${hidden}/edit`)).rejects.toMatchObject({ status: 404 })
})
