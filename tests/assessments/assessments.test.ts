import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { withdrawAssessment } from '#app/domain/assessments/commands.server.ts'
import { assessmentInput } from '#app/domain/assessments/input.ts'
import { assessmentsOf, findAssessment } from '#app/domain/assessments/queries.server.ts'
import { isAged, newestOfEach } from '#app/domain/assessments/rules.ts'
import type { Subject } from '#app/domain/timeline/met.server.ts'
import { timelineOf } from '#app/domain/timeline/queries.server.ts'
import { addTopic } from '#app/domain/topics/commands.server.ts'
import { newId } from '#app/lib/ids.ts'
import { assessments } from '#db/schema/assessments.ts'
import { levels } from '#db/schema/words.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { contact, makeScene, now, organisation, zone } from '../timeline/scene.ts'
import { assessment, problem } from './scene.ts'

useDatabase({ onBoth: false })

const seenBy = (actor: Actor, of: Subject) => asActor(actor, (db) => assessmentsOf(db, of))
const notes = (rows: { note: string }[]) => rows.map((row) => row.note)

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => String((error as { cause?: Error }).cause?.message ?? error),
  )

test('a new assessment follows the old, which stays as history; the newest of each kind and topic counts', async () => {
  const { coordinator, officer } = await makeScene()
  const organisationId = await organisation(coordinator)
  const topic = await asActor(officer, (db) => addTopic(db, { name: 'Freedom of religion' }))
  if (!topic.ok) throw new Error('Taken')
  const of = { organisationId }
  await assessment(coordinator, { ...of, note: 'First', assessedOn: '2024-05-01' })
  await assessment(officer, { ...of, note: 'Second', assessedOn: '2026-01-10', grade: 'influence-2' })
  await assessment(coordinator, { ...of, note: 'Late entry of an old day', assessedOn: '2025-01-10', grade: 'influence-5' })
  await assessment(officer, { ...of, note: 'In general', grade: 'stance-3' })
  await assessment(officer, { ...of, note: 'On the topic', grade: 'stance-5', topicId: topic.id })
  const { current, earlier } = await seenBy(officer, of)
  expect(current.map(({ kind, value, note, by, topic }) => [kind, value, note, by, topic])).toEqual([
    ['influence', 2, 'Second', 'Policy officer', null],
    ['stance', 5, 'On the topic', 'Policy officer', 'Freedom of religion'],
    ['stance', 3, 'In general', 'Policy officer', null],
  ])
  expect(notes(earlier)).toEqual(['Late entry of an old day', 'First'])
})

test('a value without a note is refused by the form and by the database', async () => {
  const { coordinator } = await makeScene()
  const contactId = await contact(coordinator)
  const typed = { contactId, grade: 'interest-3', assessedOn: '2026-02-05', deskId: coordinator.deskIds[0] }
  const wrong = (more: object) =>
    assessmentInput.safeParse({ ...typed, ...more }).error?.issues.map(({ path, message }) => [path[0], message])
  expect([wrong({}), wrong({ note: ' \n ' })]).toEqual([[['note', 'errors.required']], [['note', 'errors.required']]])
  const row = { contactId, deskId: coordinator.deskIds[0] ?? '', kind: 'interest' as const, value: 3, assessedOn: '2026-02-05' }
  const insert = (more: object) => refusal(asOwner((db) => db.insert(assessments).values({ id: newId(), ...row, note: 'Why', ...more })))
  expect(await insert({ note: '  ' })).toContain('assessments_note')
  expect(await insert({ note: null })).toContain('"note"')
  expect(await insert({ value: 6 })).toContain('assessments_value')
  expect(await insert({ topicId: newId() })).toContain('assessments_topic_of_stance')
  expect(await insert({ withdrawnReason: 'Why not' })).toContain('assessments_withdrawn_with_reason')
  expect(await insert({})).toBe('done')
})

test('a topic belongs to a stance, a day is not to come, the desk is one’s own and the subject is there', async () => {
  const { coordinator, stranger } = await makeScene()
  const contactId = await contact(coordinator, { level: 'confidential' })
  const typed = { contactId, grade: 'influence-1', topicId: newId(), assessedOn: '2026-02-05', note: 'Why', deskId: newId() }
  expect(assessmentInput.safeParse(typed).error?.issues.map(({ message }) => message)).toEqual(['errors.topicOfStance'])
  expect(await problem(coordinator, { contactId })).toBeUndefined()
  expect(await problem(coordinator, { contactId, assessedOn: '2026-02-06' })).toEqual({ field: 'assessedOn', error: 'errors.inFuture' })
  expect(await problem(coordinator, { contactId, deskId: newId() })).toEqual({ field: 'deskId', error: 'errors.unknownChoice' })
  expect(await problem(stranger, { contactId })).toEqual({ field: 'grade', error: 'errors.subjectGone' })
  expect(await refusal(assessment(stranger, { contactId }))).toContain('row-level security')
})

test('an assessment is seen by just those who may read its level and know whom it is about, in lists, timelines and counts', async () => {
  const scene = await makeScene()
  const { coordinator } = scene
  const open = await organisation(coordinator)
  const closed = await contact(coordinator, { level: 'confidential' })
  const protectedOne = await contact(coordinator, { level: 'need-to-know', namedIds: [scene.viewer.id] })
  for (const level of levels) await assessment(coordinator, { organisationId: open, level, note: level })
  await assessment(coordinator, { contactId: closed, level: 'public', note: 'of a confidential contact' })
  await assessment(coordinator, { contactId: protectedOne, level: 'public', note: 'of a protected contact' })
  await assessment(coordinator, { contactId: protectedOne, level: 'need-to-know', note: 'for those on its list' })
  const everyone = Object.entries(scene).filter((entry): entry is [string, Actor] => 'role' in entry[1])
  const seen: Record<string, string[]> = {}
  for (const [name, actor] of everyone) {
    seen[name] = []
    for (const of of [{ organisationId: open }, { contactId: closed }, { contactId: protectedOne }]) {
      const { current, earlier } = await seenBy(actor, of)
      const { entries, counts } = await asActor(actor, (db) => timelineOf(db, of, { zone, now: now.toISOString() }, { show: 'assessment' }))
      const all = [...current, ...earlier]
      expect([entries.length, counts.assessment], 'as many in the timeline').toEqual([all.length, all.length])
      seen[name].push(...notes(all))
    }
    seen[name].sort()
  }
  const ofDesk = ['confidential', 'internal', 'of a confidential contact', 'public']
  expect(seen).toEqual({
    coordinator: [...ofDesk, 'need-to-know', 'of a protected contact', 'for those on its list'].sort(),
    officer: ofDesk,
    manager: ofDesk,
    stranger: ['internal', 'public'],
    participant: ['internal', 'public'],
    administrator: ['internal', 'public'],
    viewer: ['for those on its list', 'internal', 'of a protected contact', 'public'],
  })
})

test('its author withdraws one with a reason: it stays to be read, and the one before counts again', async () => {
  const { coordinator, officer, viewer } = await makeScene()
  const organisationId = await organisation(coordinator)
  await assessment(coordinator, { organisationId, note: 'Before', assessedOn: '2026-01-01' })
  const wrong = await assessment(officer, { organisationId, note: 'Wrong' })
  const hidden = await assessment(officer, { organisationId, note: 'Hidden', level: 'need-to-know' })
  const withdraw = (actor: Actor, id: string) => asActor(actor, (db) => withdrawAssessment(db, actor, id, { reason: 'Mixed up' }))
  expect(await withdraw(coordinator, wrong)).toEqual({ ok: false, reason: 'not-yours' })
  expect(await withdraw(viewer, wrong)).toEqual({ ok: false, reason: 'not-yours' })
  expect(await withdraw(coordinator, hidden)).toEqual({ ok: false, reason: 'not-found' })
  expect(await withdraw(officer, wrong)).toEqual({ ok: true })
  expect(await withdraw(officer, wrong)).toEqual({ ok: false, reason: 'withdrawn' })
  const { current, earlier } = await seenBy(coordinator, { organisationId })
  expect([notes(current), earlier.map(({ note, withdrawnReason }) => [note, withdrawnReason])]).toEqual([
    ['Before'],
    [['Wrong', 'Mixed up']],
  ])
})

test('the database lets nobody change or delete an assessment, nor take back what is another’s', async () => {
  const { coordinator, officer } = await makeScene()
  const organisationId = await organisation(coordinator)
  const id = await assessment(officer, { organisationId })
  const of = eq(assessments.id, id)
  expect(await refusal(asActor(officer, (db) => db.update(assessments).set({ note: 'Other' }).where(of)))).toContain('permission denied')
  expect(await refusal(asActor(officer, (db) => db.update(assessments).set({ value: 1 }).where(of)))).toContain('permission denied')
  expect(await refusal(asActor(officer, (db) => db.delete(assessments).where(of)))).toContain('permission denied')
  const back = { withdrawnAt: new Date(), withdrawnReason: 'Not mine' }
  await asActor(coordinator, (db) => db.update(assessments).set(back).where(of))
  const now = () => asActor(officer, (db) => findAssessment(db, id))
  expect((await now())?.withdrawnAt).toBeNull()
  await asActor(officer, (db) => db.update(assessments).set(back).where(of))
  await refusal(asActor(officer, (db) => db.update(assessments).set({ withdrawnAt: null, withdrawnReason: null }).where(of)))
  expect((await now())?.withdrawnReason).toBe('Not mine')
  const forged = {
    id: newId(),
    organisationId,
    deskId: officer.deskIds[0] ?? '',
    kind: 'interest' as const,
    value: 3,
    assessedOn: '2026-02-05',
  }
  const insert = asActor(officer, (db) =>
    db.insert(assessments).values({ ...forged, note: 'In another’s name', createdBy: coordinator.id }),
  )
  expect(await refusal(insert)).toContain('row-level security')
  expect(await asOwner((db) => db.$count(assessments, sql`true`))).toBe(1)
})

test('one is old when it is of more than a year ago', () => {
  expect(['2025-02-05', '2025-02-04', '2024-02-29', '2026-02-05'].map((on) => isAged(on, '2026-02-05'))).toEqual([false, true, true, false])
  expect(newestOfEach([])).toEqual({ current: [], earlier: [] })
})
