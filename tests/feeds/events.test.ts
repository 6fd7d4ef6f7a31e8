import { afterEach, expect, test, vi } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cancelEngagement, deleteEngagement, restoreEngagement } from '#app/domain/engagements/commands.server.ts'
import { addFollowUp, completeFollowUp, reopenFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { snoozeFollowUp } from '#app/domain/follow-ups/snooze.server.ts'
import { clear } from '#tests/helpers/clearance.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import {
  ask,
  change,
  day,
  entriesOf,
  makeContact,
  makeOrganisation,
  makeScene,
  read,
  readEntries,
  readEntry,
  schedule,
  speakFor,
  subscribe,
  visit,
} from './scene.ts'

useDatabase({ onBoth: false })
afterEach(() => {
  vi.useRealTimers()
})

const titles = async (token: string) => (await readEntries(token)).map((entry) => entry.summary)

test('line 12: the name says what its owner called it and stays from fetch to fetch', async () => {
  const { officer } = await makeScene()
  const token = await subscribe(officer, { name: 'Everything, mine', colour: 'teal', language: 'nl' })
  const head = async () => /^NAME:.*\r\nX-WR-CALNAME:.*\r\n/m.exec(await read(token))?.[0]
  expect(await head()).toBe('NAME:Everything\\, mine\r\nX-WR-CALNAME:Everything\\, mine\r\n')
  await schedule(officer)
  expect(await head()).toBe('NAME:Everything\\, mine\r\nX-WR-CALNAME:Everything\\, mine\r\n')
})

test('line 14: a feed with a colour says it in both ways, one without in none', async () => {
  const { officer } = await makeScene()
  const colours = (text: string) => text.split('\r\n').filter((line) => /COLOR/.test(line))
  expect(colours(await read(await subscribe(officer, { colour: 'sienna' })))).toEqual(['X-APPLE-CALENDAR-COLOR:#A0522D', 'COLOR:sienna'])
  expect(colours(await read(await subscribe(officer)))).toEqual([])
})

test('line 16: a feed of nothing is a calendar with a zone in it', async () => {
  const { officer } = await makeScene()
  for (const scope of ['all', 'mine', 'follow-ups'] as const) {
    const text = await read(await subscribe(officer, { scope }))
    expect([entriesOf(text), text.match(/BEGIN:\w+/g)]).toEqual([[], ['BEGIN:VCALENDAR', 'BEGIN:VTIMEZONE', 'BEGIN:STANDARD']])
  }
})

test('line 17: the UID is the id of the record, whatever happens to it and whoever reads it', async () => {
  const { officer, viewer } = await makeScene()
  const id = await schedule(officer)
  const uid = /^UID:.*/m
  const text = await read(await subscribe(officer))
  expect(uid.exec(text)?.[0].trim()).toBe(`UID:${id}@gezant.invalid`)
  await change(officer, id, { startsOn: day(3), title: 'Moved' })
  expect(uid.exec(await read(await subscribe(viewer, { detail: 'busy' })))?.[0].trim()).toBe(`UID:${id}@gezant.invalid`)
})

test('line 21: SEQUENCE rises with time, place, status and level, and with nothing else', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer)
  const token = await subscribe(officer)
  const sequences: number[] = []
  const wishes = [{}, { startsTime: '09:30' }, { place: 'Embassy' }, { status: 'tentative' as const }, { level: 'confidential' as const }]
  for (const wish of [...wishes, { level: 'confidential' as const, title: 'Other', purpose: 'Other' }]) {
    await change(officer, id, { status: 'confirmed', place: 'Ministry', ...wish })
    if ('level' in wish && sequences.length < 5) await clear(officer, id)
    sequences.push((await readEntry(token)).sequence)
  }
  // Each wish also takes back the one before it, in the same change.
  expect(sequences).toEqual([1, 2, 3, 4, 5, 5])
})

test('line 22: the venue’s clock stands in the text and the instant in UTC', async () => {
  const { officer } = await makeScene()
  await schedule(officer, { startsOn: '2026-02-10', zone: 'Asia/Damascus' })
  const text = await read(await subscribe(officer, { pastDays: 3660 }))
  expect(text).toContain('DTSTART:20260210T070000Z\r\nDTEND:20260210T080000Z\r\n')
  expect(entriesOf(text)[0]?.description).toMatch(/^10:00-11:00 Damascus, UTC\+3\n/)
})

test('line 26: a visit is one whole-day event that takes up no time, its last day included', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer)
  const token = await subscribe(officer, { scope: `visit:${id}` })
  expect(await readEntry(token)).toMatchObject({ start: day(1), end: day(6), transparent: true, parent: undefined })
  expect(await read(token)).toContain('CATEGORIES:Visit\r\n')
})

test('line 27: the programme names its visit as parent, and follows when it is moved to another', async () => {
  const { officer } = await makeScene()
  const first = await visit(officer, { title: 'First' })
  const second = await visit(officer, { title: 'Second' })
  const id = await schedule(officer, { visitId: first })
  const tokens = { all: await subscribe(officer), first: await subscribe(officer, { scope: `visit:${first}` }) }
  const before = await readEntry(tokens.all, id)
  expect(before.parent).toBe(first)
  await change(officer, id, { visitId: second })
  const after = await readEntry(tokens.all, id)
  expect([after.id, after.parent, after.lastModified > before.lastModified]).toEqual([before.id, second, true])
  expect(await titles(tokens.first)).toEqual(['First'])
})

test('line 27: a reader who may not see the visit does not learn its UID', async () => {
  const { officer, stranger } = await makeScene()
  const id = await visit(officer, { level: 'confidential' })
  const item = await schedule(officer, { visitId: id })
  const text = await read(await subscribe(stranger))
  expect([entriesOf(text).map((entry) => [entry.id, entry.parent]), text.includes(id)]).toEqual([[[item, undefined]], false])
})

test('line 30: a moved event says when it was to be, in words, until it is moved back', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer, { startsOn: '2030-01-15', startsTime: '10:00', endsTime: '11:00' })
  const busy = await subscribe(officer, { detail: 'busy', futureDays: '3000' })
  const full = await subscribe(officer, { futureDays: '3000' })
  const told = async () => /Moved[^\n]*/.exec((await readEntry(full, id)).description)?.[0]
  expect(await told()).toBeUndefined()
  const next = { startsOn: '2030-01-16', startsTime: '14:00', endsTime: '15:00' }
  await change(officer, id, next)
  expect(await told()).toBe('Moved. It was: 15 January 2030, 10:00-11:00 Damascus, UTC+3')
  expect(await read(busy)).not.toContain('Moved')
  await change(officer, id, { ...next, title: 'Another title' })
  expect(await told()).toBe('Moved. It was: 15 January 2030, 10:00-11:00 Damascus, UTC+3')
  await change(officer, id, { startsOn: '2030-01-15', startsTime: '10:00', endsTime: '11:00' })
  expect(await told()).toBeUndefined()
})

test('line 30: what had no fixed time and gets one was not moved', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer, { timing: 'window', startsOn: day(1), endsOn: day(3), startsTime: '', endsTime: '' })
  const token = await subscribe(officer)
  await change(officer, id, { timing: 'all-day', startsOn: day(2), endsOn: day(2) })
  expect((await readEntry(token, id)).description).not.toContain('Moved')
  await change(officer, id, { timing: 'all-day', startsOn: day(3), endsOn: day(4) })
  expect((await readEntry(token, id)).description).toContain('Moved')
})

test('line 29: cancelled, restored and cancelled again: one UID, SEQUENCE rising, shown for a week', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer, { title: 'Talk', startsOn: day(1) })
  const token = await subscribe(officer, { language: 'nl' })
  const seen = []
  for (const step of [cancelEngagement, restoreEngagement, cancelEngagement]) {
    await asActor(officer, (db) => step(db, officer, id))
    const { summary, status, sequence, transparent } = await readEntry(token, id)
    seen.push({ summary, status, sequence, transparent })
  }
  expect(seen).toEqual([
    { summary: 'GEANNULEERD: Talk', status: 'CANCELLED', sequence: 1, transparent: true },
    { summary: 'Talk', status: 'CONFIRMED', sequence: 2, transparent: false },
    { summary: 'GEANNULEERD: Talk', status: 'CANCELLED', sequence: 3, transparent: true },
  ])
  // It ends at 11:00 in Damascus, 08:00 UTC.
  const weekLater = day(8)
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(`${weekLater}T07:59:00Z`)
  expect(await titles(token)).toHaveLength(1)
  vi.setSystemTime(`${weekLater}T08:01:00Z`)
  expect(await titles(token)).toHaveLength(0)
})

test('line 29: a deleted engagement is gone at the next fetch', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer)
  const token = await subscribe(officer)
  expect(await titles(token)).toHaveLength(1)
  await asActor(officer, (db) => deleteEngagement(db, officer, id))
  expect(await titles(token)).toEqual([])
})

test('line 31: each detail shows its own fields and no other’s', async () => {
  const { officer } = await makeScene()
  const visitId = await visit(officer)
  const id = await schedule(officer, {
    title: 'Talk',
    place: 'Embassy',
    purpose: 'Protection',
    joinLink: 'https://meet.test/1',
    visitId,
    memberIds: [officer.id],
  })
  const see = async (detail: 'busy' | 'limited' | 'full') => {
    const text = await read(await subscribe(officer, { detail }))
    const said = ['Talk', 'Embassy', 'Protection', 'meet.test', 'Policy officer', 'engagements/', visitId, 'Working visit']
    return [
      said.filter((word) => text.replaceAll('\r\n ', '').includes(word)),
      entriesOf(text).find((entry) => entry.id === id)?.properties,
    ]
  }
  const always = ['uid', 'sequence', 'dtstamp', 'dtstart', 'dtend', 'summary', 'transp', 'status', 'created', 'last-modified']
  const [[busy, busyNames], [limited, limitedNames], [full, fullNames]] = [await see('busy'), await see('limited'), await see('full')]
  expect([busy, [...(busyNames ?? [])].sort()]).toEqual([[visitId], [...always, 'class'].sort()])
  expect([limited, [...(limitedNames ?? [])].sort()]).toEqual([
    ['Talk', 'Embassy', visitId, 'Working visit'],
    [...always, 'location', 'description', 'related-to'].sort(),
  ])
  expect([full, [...(fullNames ?? [])].sort()]).toEqual([
    ['Talk', 'Embassy', 'Protection', 'meet.test', 'Policy officer', 'engagements/', visitId, 'Working visit'],
    [...always, 'location', 'description', 'related-to', 'url', 'conference'].sort(),
  ])
})

test('line 32: nobody is invited and nothing rings, unless the subscriber chose an alarm', async () => {
  const { officer } = await makeScene()
  await schedule(officer, { memberIds: [officer.id] })
  await visit(officer)
  const rings = async (wish: { alarmMinutes?: number }) =>
    (await read(await subscribe(officer, wish))).match(/^(ATTENDEE|ORGANIZER|ATTACH|BEGIN:VALARM|BEGIN:VTODO|TRIGGER).*$/gm)
  expect([await rings({}), await rings({ alarmMinutes: 15 })]).toEqual([null, ['BEGIN:VALARM', 'TRIGGER:-PT15M']])
})

test('line 32: follow-ups are a feed of their own: the owner’s, on the due date, gone when done and back when reopened', async () => {
  const { officer, coordinator } = await makeScene()
  const add = (title: string, ownerId: string, dueOn: string | undefined) =>
    asActor(officer, (db) => addFollowUp(db, officer, { title, ownerId, dueOn, level: 'internal', deskId: officer.deskIds[0] ?? '' }))
  const id = await add('Send the invitation', officer.id, day(3))
  await add('Of another', coordinator.id, day(3))
  await add('Without a date', officer.id, undefined)
  await add('Long past', officer.id, day(-100))
  await schedule(officer)
  const token = await subscribe(officer, { scope: 'follow-ups' })
  const before = await readEntry(token)
  expect(before).toMatchObject({ id, summary: 'Send the invitation', start: day(3), end: day(4), transparent: true, status: 'CONFIRMED' })
  await asActor(officer, (db) => completeFollowUp(db, officer, id))
  expect(await titles(token)).toEqual([])
  await asActor(officer, (db) => reopenFollowUp(db, officer, id))
  const after = await readEntry(token)
  expect([after.id, after.sequence > before.sequence]).toEqual([id, true])
})

test('line 32: a follow-up that its owner put off leaves their feed until its day, as it leaves their list', async () => {
  const { officer } = await makeScene()
  const input = {
    title: 'Send the invitation',
    ownerId: officer.id,
    dueOn: day(3),
    level: 'internal',
    deskId: officer.deskIds[0] ?? '',
  } as const
  const id = await asActor(officer, (db) => addFollowUp(db, officer, input))
  const token = await subscribe(officer, { scope: 'follow-ups' })
  const putOff = async (until: string | null, today = day(0)) => {
    await asActor(officer, (db) => snoozeFollowUp(db, officer, id, until, today))
    return titles(token)
  }
  expect([await titles(token), await putOff(day(1)), await putOff(null)]).toEqual([['Send the invitation'], [], ['Send the invitation']])
  expect(await putOff(day(0), day(-1))).toEqual(['Send the invitation'])
})

test('line 36: a feed holds three months back and eighteen ahead unless it is asked for more or less; one of a visit holds all', async () => {
  const { officer } = await makeScene()
  const visitId = await visit(officer, { title: 'long ago', startsOn: day(-300), endsOn: day(-299) })
  for (const days of [-93, -92, 0, 548, 549]) await schedule(officer, { title: String(days), startsOn: day(days), zone: 'UTC' })
  expect(await titles(await subscribe(officer))).toEqual(['-92', '0', '548'])
  expect(await titles(await subscribe(officer, { pastDays: 0, futureDays: 0 }))).toEqual(['0'])
  expect(await titles(await subscribe(officer, { pastDays: 400, futureDays: 600 }))).toEqual(['long ago', '-93', '-92', '0', '548', '549'])
  expect(await titles(await subscribe(officer, { scope: `visit:${visitId}`, pastDays: 0 }))).toEqual(['long ago'])
})

test('a feed of an organisation holds what is held with it, and where somebody speaks for it; that of mine where I take part', async () => {
  const { officer } = await makeScene()
  const organisationId = await makeOrganisation(officer, 'Druze community')
  await schedule(officer, { title: 'with it', organisationIds: [organisationId] })
  const spoken = await schedule(officer, { title: 'for it' })
  await speakFor(spoken, await makeContact(officer, 'Spokesman'), organisationId)
  await schedule(officer, { title: 'mine', memberIds: [officer.id] })
  expect((await titles(await subscribe(officer, { scope: `organisation:${organisationId}` }))).sort()).toEqual(['for it', 'with it'])
  expect(await titles(await subscribe(officer, { scope: 'mine' }))).toEqual(['mine'])
  expect((await ask(await subscribe(officer, { scope: 'all' }))).status).toBe(200)
})
