import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { removeGroup, renameGroup, setAttendance } from '#app/domain/delegations/groups.server.ts'
import { addGuests, removeGuest } from '#app/domain/delegations/guests.server.ts'
import { groupsOf } from '#app/domain/delegations/queries.server.ts'
import { splitDays } from '#app/domain/visits/split.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { given, item } from '../handouts/scene.ts'
import { contact, makeScene } from '../timeline/scene.ts'
import { attend, attendanceAs, group, guestsAs, pageAs, party, say } from './party.ts'

useDatabase({ onBoth: false })

const at = (startsTime: string, endsTime: string, title: string) => ({ title, startsTime, endsTime, place: 'Ministry' })

/** Two groups with a guest each, a car, and a morning that splits. */
async function splitVisit(officer: Actor) {
  const { visit, guestIds } = await party(officer, ['Guest One', 'Guest Two', 'Guest Three'])
  const [a, b] = [await group(officer, visit.id, 'Group A'), await group(officer, visit.id, 'Group B')]
  await say(officer, visit, guestIds[0] ?? '', { role: 'head', groupId: a, needs: 'NEEDS-nuts' })
  await say(officer, visit, guestIds[1] ?? '', { groupId: b })
  const [welcome, lab, court, talk] = [
    await item(officer, visit.id, at('09:00', '09:30', 'Welcome')),
    await item(officer, visit.id, at('10:00', '12:00', 'Lab')),
    await item(officer, visit.id, at('11:00', '12:30', 'Court')),
    await item(officer, visit.id, at('14:00', '15:00', 'Talk')),
  ]
  await attend(officer, visit.id, lab, { groupIds: [a] })
  await attend(officer, visit.id, court, { groupIds: [b] })
  await attend(officer, visit.id, talk, { guestIds: [guestIds[2] ?? ''] })
  return { visit, guestIds, groups: { a, b }, items: { welcome, lab, court, talk } }
}

const warned = async (actor: Actor, visitId: string) =>
  (await pageAs(actor, visitId)).warnings.flatMap((warning) =>
    'next' in warning ? [[warning.about, warning.entry.title, warning.next.title, warning.names]] : [],
  )

const drawn = async (actor: Actor, visitId: string) => {
  const page = await pageAs(actor, visitId)
  const day = splitDays(page.programme.days, page.groups).find(({ rows }) => rows.length > 0)
  const named = (columns: object[]) => columns.map((column) => ('name' in column ? column.name : 'single'))
  return day?.rows.map(({ cells }) => cells.map(({ columns, items }) => [named(columns).join('+'), ...items.map(({ title }) => title)]))
}

test('a day that splits has a column for each group, what is for everybody across them, and the same hour side by side', async () => {
  const { officer } = await makeScene()
  const { visit } = await splitVisit(officer)
  expect(await drawn(officer, visit.id)).toEqual([
    [['Group A+Group B+single', 'Welcome']],
    [['Group A', 'Lab'], ['Group B', 'Court'], ['single']],
    [['Group A+Group B'], ['single', 'Talk']],
  ])
  expect(await warned(officer, visit.id)).toEqual([])
})

test('a person in two items at once is warned about, by the group where that says it, and never refused', async () => {
  const { officer } = await makeScene()
  const { visit, guestIds, groups, items } = await splitVisit(officer)
  expect(await attend(officer, visit.id, items.court, { groupIds: [groups.b], guestIds: [guestIds[0] ?? ''] })).toEqual({ ok: true })
  expect(await warned(officer, visit.id)).toEqual([['overlap', 'Lab', 'Court', ['Guest One']]])
  await attend(officer, visit.id, items.court, { groupIds: [groups.a, groups.b] })
  expect(await warned(officer, visit.id)).toEqual([['overlap', 'Lab', 'Court', ['Group A']]])
  await attend(officer, visit.id, items.court)
  expect(await warned(officer, visit.id)).toEqual([['overlap', 'Lab', 'Court', ['Group A']]])
  await attend(officer, visit.id, items.lab)
  expect(await warned(officer, visit.id)).toEqual([['overlap', 'Lab', 'Court', []]])
})

test('of an emptied delegation the programme stays whole: groups and people go from the slots, and no slot falls to everybody', async () => {
  const { officer } = await makeScene()
  const { visit, guestIds, groups, items } = await splitVisit(officer)
  for (const id of guestIds) await asActor(officer, (db) => removeGuest(db, officer, visit, id))
  await asActor(officer, (db) => removeGroup(db, officer, visit.id, groups.a))
  const page = await pageAs(officer, visit.id)
  const shown = page.programme.days.flatMap((day) => day.items.map(({ title, who }) => [title, who]))
  expect([page.delegation, page.isSplit, shown]).toEqual([
    [],
    true,
    [
      ['Welcome', undefined],
      ['Lab', { groups: [], people: [] }],
      ['Court', { groups: [{ id: groups.b, name: 'Group B' }], people: [] }],
      ['Talk', { groups: [], people: [] }],
    ],
  ])
  const { page: paper } = await given(officer, visit.id, 'delegation')
  expect([paper.includes('for part of the delegation'), paper.includes('Group A'), paper.includes('Guest')]).toEqual([true, false, false])
  // An item that nobody is named for is at the same time as Group B's: were it everybody's, that would be warned about.
  expect(await warned(officer, visit.id)).toEqual([])
  await attend(officer, visit.id, items.lab)
  expect((await attendanceAs(officer, visit.id)).has(items.lab)).toBe(false)
})

test('someone in an item whom the reader may not know stays absent there, uncounted, and stays in it when a reader saves', async () => {
  const { officer, coordinator } = await makeScene()
  const { visit, groups, items } = await splitVisit(officer)
  const hidden = await contact(officer, { name: 'HIDDEN', level: 'need-to-know' })
  await asActor(officer, (db) => addGuests(db, officer, visit, [hidden]))
  const guest = (await guestsAs(officer, visit.id)).find(({ contactId }) => contactId === hidden)?.id ?? ''
  await attend(officer, visit.id, items.talk, { guestIds: [guest] })
  const who = async (actor: Actor) =>
    (await pageAs(actor, visit.id)).programme.days.flatMap((day) => day.items).find(({ id }) => id === items.talk)?.who
  expect([await who(officer), await who(coordinator)]).toEqual([
    { groups: [], people: [{ id: guest, name: 'HIDDEN' }] },
    { groups: [], people: [] },
  ])
  expect(JSON.stringify(await pageAs(coordinator, visit.id))).not.toContain('HIDDEN')
  expect(JSON.stringify(await given(officer, visit.id, 'hosts'))).not.toContain('HIDDEN')
  await attend(coordinator, visit.id, items.talk, { groupIds: [groups.a] })
  expect((await who(officer))?.people).toEqual([{ id: guest, name: 'HIDDEN' }])
})

test('attendance is of the visit’s own groups and people, of its own desk, and not over a colleague’s head', async () => {
  const { officer, stranger, coordinator } = await makeScene()
  const { visit, groups, items } = await splitVisit(officer)
  const other = await party(officer, ['Elsewhere'])
  const away = await group(officer, other.visit.id, 'Group A')
  const refused = { ok: false, reason: 'unknown-choice' }
  expect(await attend(officer, visit.id, items.welcome, { groupIds: [away] })).toEqual(refused)
  expect(await attend(officer, visit.id, items.welcome, { guestIds: [other.guestIds[0] ?? ''] })).toEqual(refused)
  await expect(attend(stranger, visit.id, items.welcome, { groupIds: [groups.a] })).rejects.toThrow()
  const whole = { who: 'whole' as const, groupIds: [], guestIds: [] }
  const late = await asActor(coordinator, (db) => setAttendance(db, coordinator, { id: items.lab, visitId: visit.id }, 9, whole))
  expect([late, (await attendanceAs(officer, visit.id)).size]).toEqual([{ ok: false, reason: 'changed-meanwhile' }, 3])
})

test('two groups of one name are refused, and a rename of what was renamed meanwhile', async () => {
  const { officer } = await makeScene()
  const { visit } = await party(officer, [])
  const a = await group(officer, visit.id, 'Group A')
  await group(officer, visit.id, 'Group B')
  await group(officer, visit.id, 'Group A', 'vehicle')
  const rename = (name: string, version: number) => asActor(officer, (db) => renameGroup(db, officer, visit.id, { id: a, version, name }))
  expect([await rename('Group B', 1), await rename('Lab', 1), await rename('Other', 1)]).toEqual([
    { ok: false, reason: 'name-taken' },
    { ok: true },
    { ok: false, reason: 'changed-meanwhile' },
  ])
  expect((await asActor(officer, (db) => groupsOf(db, visit.id))).map(({ name, kind }) => [name, kind])).toEqual([
    ['Group B', 'group'],
    ['Lab', 'group'],
  ])
})

test('every reader and form of a hand-out tells who is in each slot, and none holds what anyone needs', async () => {
  const { officer } = await makeScene()
  const { visit } = await splitVisit(officer)
  for (const reader of ['full', 'hosts', 'delegation'] as const) {
    const { page, docx, calendar } = await given(officer, visit.id, reader)
    expect(page).toContain('for \u2068Group A\u2069')
    expect(page).toContain('head of delegation, \u2068Group A\u2069')
    expect(docx).toMatch(/>for </)
    expect(calendar).toContain('SUMMARY:Lab (\u2068Group A\u2069)')
    expect(calendar).toContain('SUMMARY:Welcome\r\n')
    expect(page + docx + calendar).not.toContain('NEEDS')
  }
  expect((await given(officer, visit.id, 'delegation', 'ar')).page).toContain('رئيس الوفد')
})
