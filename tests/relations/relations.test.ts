import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeRelation, problemInRelation, removeRelation } from '#app/domain/relations/commands.server.ts'
import { relationChanges, relationInput } from '#app/domain/relations/input.ts'
import { findRelation, relationsOf } from '#app/domain/relations/queries.server.ts'
import type { Subject } from '#app/domain/timeline/met.server.ts'
import { timelineOf } from '#app/domain/timeline/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { relations } from '#db/schema/relations.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { contact, makeScene, now, organisation, zone } from '../timeline/scene.ts'
import { filled, relate, type TypedRelation } from './scene.ts'

useDatabase({ onBoth: false })

const problem = (actor: Actor, typed: TypedRelation) => asActor(actor, (db) => problemInRelation(db, actor, filled(actor, typed)))
const seenBy = async (actor: Actor, of: Subject) =>
  (await asActor(actor, (db) => relationsOf(db, of))).map(({ said, other }) => `${said} ${other}`)

const refusal = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: unknown) => String((error as { cause?: Error }).cause?.message ?? error),
  )

async function makeTwo() {
  const scene = await makeScene()
  const adviser = await contact(scene.coordinator, { name: 'Adviser' })
  const leader = await contact(scene.coordinator, { name: 'Leader' })
  return { ...scene, adviser, leader }
}

test('a relation is said from both ends, each in its own word, with dates, source and note', async () => {
  const { coordinator, adviser, leader } = await makeTwo()
  const terms = { fromOn: '2024-01-01', source: 'The leader himself', note: 'On the constitution' }
  await relate(coordinator, { contactId: adviser, withId: leader, said: 'adviser-of', ...terms })
  await relate(coordinator, { contactId: adviser, withId: leader, said: 'introduced-by-back', untilOn: '2023-01-01' })
  await relate(coordinator, { contactId: leader, withId: adviser, said: 'family', untilOn: '2020-01-01' })
  expect(await seenBy(coordinator, { contactId: adviser })).toEqual(['adviser-of Leader', 'introduced-by-back Leader', 'family Leader'])
  expect(await seenBy(coordinator, { contactId: leader })).toEqual(['adviser-of-back Adviser', 'introduced-by Adviser', 'family Adviser'])
  const [first] = await asActor(coordinator, (db) => relationsOf(db, { contactId: leader }))
  expect(first).toMatchObject({ fromOn: '2024-01-01', untilOn: null, source: 'The leader himself', note: 'On the constitution' })
  const { entries } = await asActor(coordinator, (db) =>
    timelineOf(db, { contactId: leader }, { zone, now: now.toISOString() }, { show: 'change' }),
  )
  expect(entries.filter((entry) => entry.kind === 'change' && entry.noun === 'relation')).toHaveLength(3)
})

test('organisations have relations of their own kinds, beside what stands below what', async () => {
  const { coordinator } = await makeScene()
  const [one, other] = [await organisation(coordinator, { name: 'One' }), await organisation(coordinator, { name: 'Other' })]
  await relate(coordinator, { organisationId: one, withId: other, said: 'splinter-of' })
  expect([await seenBy(coordinator, { organisationId: one }), await seenBy(coordinator, { organisationId: other })]).toEqual([
    ['splinter-of Other'],
    ['splinter-of-back One'],
  ])
  const wrong = (typed: TypedRelation) =>
    relationInput.safeParse({ deskId: newId(), ...typed }).error?.issues.map(({ path, message }) => [path[0], message.split('|')[0]])
  expect(wrong({ organisationId: one, withId: other, said: 'family' })).toEqual([['said', 'errors.unknownChoice']])
  expect(wrong({ contactId: one, withId: one, said: 'family' })).toEqual([['said', 'errors.relatedToItself']])
  expect(wrong({ contactId: one, withId: other, said: 'family', fromOn: '2026-02-01', untilOn: '2026-01-01' })).toEqual([
    ['untilOn', 'errors.endsBeforeStarts'],
  ])
})

test('the database takes no relation between a contact and an organisation, to itself, or of another kind', async () => {
  const { coordinator, adviser, leader } = await makeTwo()
  const organisationId = await organisation(coordinator)
  const base = { deskId: coordinator.deskIds[0] ?? '', kind: 'family' as const }
  const insert = (row: Partial<typeof relations.$inferInsert>) => refusal(asOwner((db) => db.insert(relations).values({ ...base, ...row })))
  expect(await insert({ fromContactId: adviser, toOrganisationId: organisationId })).toContain('relations_')
  expect(await insert({ fromContactId: adviser })).toContain('relations_of_two')
  expect(await insert({ kind: 'funds', toOrganisationId: organisationId })).toContain('relations_of_two')
  expect(await insert({ fromContactId: adviser, toContactId: adviser })).toContain('relations_not_to_itself')
  expect(await insert({ fromContactId: adviser, toContactId: leader, kind: 'funds' })).toContain('relations_kind_fits')
  expect(await insert({ fromContactId: adviser, toContactId: leader, fromOn: '2026-01-02', untilOn: '2026-01-01' })).toContain(
    'relations_order',
  )
  expect(await insert({ fromContactId: adviser, toContactId: leader })).toBe('done')
})

test('a relation is seen by just those who may read its level and know both', async () => {
  const scene = await makeTwo()
  const { coordinator, adviser, leader } = scene
  const protectedOne = await contact(coordinator, { name: 'Protected', level: 'need-to-know', namedIds: [scene.viewer.id] })
  const closed = await contact(coordinator, { name: 'Closed', level: 'confidential' })
  await relate(coordinator, { contactId: adviser, withId: leader, said: 'colleague', level: 'confidential' })
  await relate(coordinator, { contactId: adviser, withId: leader, said: 'friend', level: 'need-to-know' })
  const ofClosed = await relate(coordinator, { contactId: adviser, withId: closed, said: 'family', level: 'public' })
  await relate(coordinator, { contactId: adviser, withId: protectedOne, said: 'opposed-to', level: 'need-to-know' })
  const everyone = Object.entries(scene).filter((entry): entry is [string, Actor] => typeof entry[1] === 'object' && 'role' in entry[1])
  const seen: Record<string, string[]> = {}
  for (const [name, actor] of everyone) {
    seen[name] = (await seenBy(actor, { contactId: adviser })).sort()
    const { entries } = await asActor(actor, (db) =>
      timelineOf(db, { contactId: adviser }, { zone, now: now.toISOString() }, { show: 'change' }),
    )
    const told = entries.filter((entry) => entry.kind === 'change' && entry.noun === 'relation').length
    const found = (await asActor(actor, (db) => findRelation(db, ofClosed))) !== undefined
    expect([name, told, found]).toEqual([name, seen[name].length, seen[name].includes('family Closed')])
  }
  const ofDesk = ['colleague Leader', 'family Closed']
  expect(seen).toEqual({
    coordinator: [...ofDesk, 'friend Leader', 'opposed-to Protected'].sort(),
    officer: ofDesk,
    manager: ofDesk,
    stranger: [],
    participant: [],
    administrator: [],
    viewer: ['opposed-to Protected'],
  })
})

test('only officers of its desk who know both write, edit and remove one; who is what to whom stays', async () => {
  const { coordinator, officer, stranger, viewer, adviser, leader } = await makeTwo()
  const closed = await contact(coordinator, { level: 'confidential' })
  expect(await problem(stranger, { contactId: adviser, withId: closed, said: 'family' })).toEqual({
    field: 'said',
    error: 'errors.subjectGone',
  })
  expect(await problem(stranger, { contactId: closed, withId: adviser, said: 'family' })).toEqual({
    field: 'said',
    error: 'errors.subjectGone',
  })
  expect(await problem(stranger, { contactId: adviser, withId: leader, said: 'family', deskId: newId() })).toMatchObject({
    field: 'deskId',
  })
  expect(await refusal(relate(stranger, { contactId: adviser, withId: closed, said: 'family' }))).toContain('row-level security')
  const id = await relate(coordinator, { contactId: adviser, withId: leader, said: 'adviser-of' })
  const changes = (actor: Actor) => relationChanges.parse({ note: 'Ended', untilOn: '2026-01-01', deskId: actor.deskIds[0] })
  const change = (actor: Actor, version: number) => asActor(actor, (db) => changeRelation(db, actor, id, version, changes(actor)))
  for (const actor of [stranger, viewer]) {
    expect(await change(actor, 1)).toEqual({ ok: false, reason: 'not-yours' })
    expect(await asActor(actor, (db) => removeRelation(db, actor, id))).toEqual({ ok: false, reason: 'not-yours' })
    await refusal(asActor(actor, (db) => db.update(relations).set({ note: 'By force' }).where(eq(relations.id, id))))
  }
  const turn = asActor(officer, (db) => db.update(relations).set({ toContactId: closed }).where(eq(relations.id, id)))
  expect(await refusal(turn)).toContain('permission denied')
  expect(await change(officer, 1)).toEqual({ ok: true })
  expect(await change(officer, 1)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await asActor(officer, (db) => findRelation(db, id))).toMatchObject({ note: 'Ended', untilOn: '2026-01-01', version: 2 })
  expect(await asActor(officer, (db) => removeRelation(db, officer, id))).toMatchObject({ ok: true })
  expect([await seenBy(coordinator, { contactId: adviser }), await asActor(officer, (db) => findRelation(db, id))]).toEqual([[], undefined])
})
