import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { withdrawAssessment } from '#app/domain/assessments/commands.server.ts'
import { assessmentsOf } from '#app/domain/assessments/queries.server.ts'
import { contactsPage } from '#app/domain/contacts/queries.server.ts'
import { searchAll } from '#app/domain/search/results.server.ts'
import { suggest } from '#app/domain/search/suggestions.server.ts'
import type { Subject } from '#app/domain/timeline/met.server.ts'
import { timelineOf } from '#app/domain/timeline/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { assessments } from '#db/schema/assessments.ts'
import { levels } from '#db/schema/words.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { contact, makeScene, now, organisation, zone } from '../timeline/scene.ts'
import { assessment, note } from './scene.ts'

useDatabase()

const notesOf = (actor: Actor, of: Subject) =>
  asActor(actor, async (db) => (await assessmentsOf(db, of)).notes.map((row) => row.note).join(', '))

const inTimeline = (actor: Actor, of: Subject) =>
  asActor(actor, async (db) => {
    const { counts, entries } = await timelineOf(db, of, { zone, now: now.toISOString() }, {})
    return [counts.assessment ?? 0, entries.flatMap((entry) => (entry.kind === 'assessment' ? [entry.note] : [])).join(', ')]
  })

const found = (actor: Actor, text: string) =>
  asActor(actor, async (db) => {
    const results = await searchAll(db, text)
    const group = results.state === 'searched' ? results.texts.find((one) => one.group === 'note') : undefined
    return [group?.count ?? 0, group?.found.map(({ title, snippet }) => [...title, ...snippet].map((piece) => piece.text).join('')) ?? []]
  })

test('a note has a level of its own: who may not read it finds it neither on the page nor in the timeline, its counts or by search', async () => {
  const { coordinator, officer, stranger, viewer, manager, administrator } = await makeScene()
  const contactId = await contact(coordinator, { name: 'Guest', level: 'public' })
  for (const level of levels) await note(coordinator, { contactId, level, note: `Noted ${level}` })
  const seen = async (actor: Actor) => {
    const read = (await notesOf(actor, { contactId })).split(', ').length
    const [count, shown] = await inTimeline(actor, { contactId })
    const [times, , suggested] = [
      ...(await found(actor, 'noted')),
      await asActor(actor, async (db) => (await suggest(db, 'noted')).flatMap(({ texts }) => texts).length),
    ]
    return [read, count, String(shown).split(', ').length, times, suggested]
  }
  expect([await seen(coordinator), await seen(officer), await seen(manager)]).toEqual([
    [4, 4, 4, 4, 3],
    [3, 3, 3, 3, 3],
    [3, 3, 3, 3, 3],
  ])
  for (const actor of [stranger, viewer, administrator]) expect(await seen(actor)).toEqual([2, 2, 2, 2, 2])
})

test('a public note of a contact or an organisation is hidden from who may not know them', async () => {
  const { coordinator, stranger } = await makeScene()
  const contactId = await contact(coordinator, { name: 'Protected', level: 'need-to-know' })
  const organisationId = await organisation(coordinator, { level: 'confidential' })
  await note(coordinator, { contactId, level: 'public', note: 'Noted of somebody' })
  await note(coordinator, { organisationId, level: 'public', note: 'Noted of a community' })
  const seen = async (actor: Actor) => [
    await notesOf(actor, { contactId }),
    await notesOf(actor, { organisationId }),
    (await found(actor, 'noted'))[0],
  ]
  expect(await seen(coordinator)).toEqual(['Noted of somebody', 'Noted of a community', 2])
  expect(await seen(stranger)).toEqual(['', '', 0])
})

test('a note is found by its words in any form and script, beside whom it is about, until its author withdraws it', async () => {
  const { coordinator, officer } = await makeScene()
  const contactId = await contact(coordinator, { name: 'Guest' })
  await note(coordinator, { contactId, note: 'Vraagt naar de gevangenen; يطلب زيارة السويداء' })
  const organisationId = await organisation(coordinator, { name: 'Council' })
  const id = await note(coordinator, { organisationId, note: 'They asked about prisons twice' })
  expect(await found(officer, 'gevangene')).toEqual([1, ['GuestVraagt naar de gevangenen; يطلب زيارة السويداء']])
  expect((await found(officer, 'السويداء'))[0]).toBe(1)
  expect(await found(officer, 'prison')).toEqual([1, ['CouncilThey asked about prisons twice']])
  const withdraw = (actor: Actor) => asActor(actor, (db) => withdrawAssessment(db, actor, id, { reason: 'Another council' }))
  expect([await withdraw(officer), await withdraw(coordinator)]).toEqual([{ ok: false, reason: 'not-yours' }, { ok: true }])
  expect([await found(officer, 'prison'), await notesOf(officer, { organisationId })]).toEqual([[0, []], 'They asked about prisons twice'])
})

test('notes stand latest first, and neither follow nor hide an assessment, in lists as on the page', async () => {
  const { coordinator } = await makeScene()
  const contactId = await contact(coordinator, { name: 'Guest' })
  await note(coordinator, { contactId, note: 'Second', assessedOn: '2026-01-02' })
  await note(coordinator, { contactId, note: 'First', assessedOn: '2026-01-01' })
  await assessment(coordinator, { contactId, grade: 'influence-4', assessedOn: '2025-12-01' })
  await note(coordinator, { contactId, note: 'Third', assessedOn: '2026-01-03' })
  const { current, earlier, notes } = await asActor(coordinator, (db) => assessmentsOf(db, { contactId }))
  expect([current.map(({ kind, value }) => [kind, value]), earlier, notes.map((row) => row.note)]).toEqual([
    [['influence', 4]],
    [],
    ['Third', 'Second', 'First'],
  ])
  const order = { sort: 'influence', descending: true } as const
  expect((await asActor(coordinator, (db) => contactsPage(db, { order }, now))).rows.map((row) => row.name)).toEqual(['Guest'])
})

test('a note has no value and nothing else lacks one, and no note is changed', async () => {
  const { coordinator } = await makeScene()
  const contactId = await contact(coordinator)
  const row = { contactId, deskId: coordinator.deskIds[0] ?? '', assessedOn: '2026-02-05', note: 'Why' }
  const refusal = (work: Promise<unknown>) =>
    work.then(
      () => 'done',
      (error: { cause?: Error }) => String(error.cause?.message),
    )
  const insert = (more: object) => refusal(asOwner((db) => db.insert(assessments).values({ id: newId(), ...row, kind: 'note', ...more })))
  expect(await insert({ value: 3 })).toContain('assessments_note_without_value')
  expect(await insert({ kind: 'interest' })).toContain('assessments_note_without_value')
  const id = await note(coordinator, { contactId })
  const change = asActor(coordinator, (db) => db.update(assessments).set({ note: 'Otherwise' }).where(eq(assessments.id, id)))
  expect(await refusal(change)).toContain('permission denied')
})

test('a note from which an erasure took a name is not found by its words any more', async () => {
  const { coordinator } = await makeScene()
  const person = await contact(coordinator, { name: 'Khaled al-Zaytuni' })
  const organisationId = await organisation(coordinator)
  await note(coordinator, { organisationId, note: 'Asked for Khaled al-Zaytuni' })
  expect((await found(coordinator, 'zaytuni'))[0]).toBe(1)
  await asOwner((db) => db.execute(sql`select erase_person(${person}, now())`))
  const [left] = await asOwner((db) => db.select({ note: assessments.note, folded: assessments.folded }).from(assessments))
  expect([left, await found(coordinator, 'zaytuni')]).toEqual([{ note: expect.not.stringMatching(/Khaled|Zaytuni/), folded: '' }, [0, []]])
})
