import { and, eq, isNull, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { discardImport } from '#app/domain/imports/begin.server.ts'
import { keepTableChoice } from '#app/domain/list-imports/begin.server.ts'
import { beginApplying, beginUndoing, plannedCounts, plannedPage, printOfLong } from '#app/domain/list-imports/long.server.ts'
import { findTableImport, outcomeCounts } from '#app/domain/list-imports/queries.server.ts'
import { goOn, taskOf } from '#app/domain/list-imports/tasks.server.ts'
import { workNext } from '#app/domain/list-imports/work.server.ts'
import { activity } from '#db/schema/activity.ts'
import { contacts } from '#db/schema/contacts.ts'
import { members } from '#db/schema/members.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeScene } from '../follow-ups/scene.ts'
import { addPerson, begin } from './scene.ts'

useDatabase({ onBoth: false })

const length = 25
const atOnce = 10
// Far from each other in sound, so that nobody is taken for somebody else.
const words =
  'Bagel Cactus Dolphin Falafel Giraffe Hammock Jigsaw Kimono Lantern Mosaic Nougat Origami Pumpkin Quiver Rhubarb Saffron Tulip Umbrella Velvet Walnut Xylem Yoghurt Zipper Bricklayer Foxglove'
const nameOf = (at: number) => `Longtable ${words.split(' ')[at]} ${words.split(' ')[(at * 7 + 3) % 25]}`
const table = (more: string[] = []) =>
  ['Name;Email', ...Array.from({ length: length - more.length }, (_, at) => `${nameOf(at)};person${at}@long.test`), ...more].join('\n')
const beginLong = (actor: Actor, text = table()) => begin(actor, text, { longFrom: 3 })

const made = () => asOwner((db) => db.$count(contacts, and(like(contacts.name, 'Longtable%'), isNull(contacts.deletedAt))))
const stateOf = async (actor: Actor, id: string) => (await asActor(actor, (db) => findTableImport(db, id)))?.state
const counts = (actor: Actor, id: string) => asActor(actor, (db) => plannedCounts(db, id))
const task = (actor: Actor, id: string) => asActor(actor, (db) => taskOf(db, id))

async function start(actor: Actor, id: string) {
  return asActor(actor, async (db) => {
    const found = await findTableImport(db, id)
    return beginApplying(db, actor, id, found && printOfLong(found, await plannedCounts(db, id)))
  })
}

/** Works until so many pieces are done, as a process that is stopped then. */
const workSome = (id: string, pieces: number) => {
  let begun = 0
  return workNext({ id, atOnce, isStopping: () => begun++ >= pieces })
}

test('a long table is looked through, brought in and taken back piece by piece, and what was edited since stays', async () => {
  const { officer, viewer } = await makeScene()
  const known = await addPerson(officer, nameOf(7), { email: 'person7@long.test', phone: '1' })
  const id = await beginLong(officer, table([`${nameOf(3)};person3@long.test`, ';nameless@long.test', `${nameOf(0)};namesake@long.test`]))
  expect(await task(officer, id)).toMatchObject({ task: 'plan', state: 'waiting', rowsDone: 0, total: length })
  expect(await start(officer, id)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect(await workSome(id, 2)).toMatchObject({ task: 'plan', outcome: 'given-back', rows: 20 })
  expect(await task(officer, id)).toMatchObject({ state: 'waiting', rowsDone: 20 })
  expect(await workNext({ id, atOnce })).toMatchObject({ outcome: 'done', rows: length })
  expect([await counts(officer, id), await task(officer, id)]).toEqual([
    { new: length - 3, changed: 0, skipped: 0, unchanged: 1, refused: 2, meanwhile: 0 },
    undefined,
  ])
  const page = await asActor(officer, async (db) => {
    const found = await findTableImport(db, id)
    return found ? plannedPage(db, officer, found, 'refused', 0, 10) : []
  })
  expect(page.map(({ line, reason }) => [line, reason])).toEqual([
    [length - 1, 'tables.reasons.twice|{"other":5}'],
    [length, 'errors.required'],
  ])
  expect([await made(), await stateOf(viewer, id)]).toEqual([1, undefined])

  expect(await start(officer, id)).toEqual({ ok: true })
  expect(await start(officer, id)).toEqual({ ok: false, reason: 'applied-before' })
  expect(await asActor(officer, (db) => discardImport(db, id))).toBe(false)
  expect(await workSome(id, 1)).toMatchObject({ task: 'apply', outcome: 'given-back' })
  expect([await made(), await stateOf(officer, id)]).toEqual([11, 'applying'])
  expect(await workNext({ id, atOnce })).toMatchObject({ outcome: 'done', rows: length - 3 - 10 })
  expect([await made(), await stateOf(officer, id), await task(officer, id)]).toEqual([length - 2, 'applied', undefined])
  expect(await asOwner((db) => db.$count(activity, and(eq(activity.noun, 'contact'), eq(activity.verb, 'created'))))).toBe(length - 2)

  await asOwner((db) =>
    db
      .update(contacts)
      .set({ phone: '2' })
      .where(eq(contacts.name, nameOf(1))),
  )
  // A deed that leaves the contact's own row as it is: a post, a name.
  const [touched] = await asOwner((db) =>
    db
      .select({ id: contacts.id })
      .from(contacts)
      .where(eq(contacts.name, nameOf(2))),
  )
  const deed = { memberId: officer.id, verb: 'changed', noun: 'contact', recordId: touched?.id ?? '', fields: ['names'] } as const
  await asOwner((db) => db.insert(activity).values({ ...deed, fields: ['names'], at: new Date(Date.now() + 1_000) }))
  expect(await asActor(officer, (db) => beginUndoing(db, officer, id))).toEqual({ ok: true })
  expect(await workNext({ id, atOnce })).toMatchObject({ task: 'undo', outcome: 'done', rows: length - 3 })
  expect([await made(), await stateOf(officer, id)]).toEqual([3, 'undone'])
  expect(await asActor(officer, (db) => outcomeCounts(db, id))).toMatchObject({ undone: length - 5, kept: 2 })
  expect(await asOwner((db) => db.$count(contacts, and(eq(contacts.id, known), isNull(contacts.deletedAt))))).toBe(1)
  expect(await asActor(officer, (db) => beginUndoing(db, officer, id))).toEqual({ ok: false, reason: 'not-applied' })
})

test('one that is stopped half-way is taken back whole; who was at work writes nothing more', async () => {
  const { officer } = await makeScene()
  const id = await beginLong(officer)
  await workNext({ id, atOnce })
  await start(officer, id)
  let begun = 0
  const outcome = await workNext({
    id,
    isStopping: () => {
      begun += 1
      return false
    },
    now: () => new Date(),
    atOnce,
    afterPiece: async () => {
      if (begun === 2) await asActor(officer, (db) => beginUndoing(db, officer, id))
    },
  })
  expect([outcome?.outcome, await made(), await stateOf(officer, id)]).toEqual(['gone', 20, 'undoing'])
  await workNext({ id, atOnce })
  expect([await made(), await stateOf(officer, id)]).toEqual([0, 'undone'])
})

test('a row that would do something else by now than was shown is left and counted; another choice looks through it anew', async () => {
  const { officer } = await makeScene()
  const id = await begin(officer, table(), { longFrom: 3, likely: 'update' })
  await workNext({ id, atOnce })
  await addPerson(officer, nameOf(4), { email: 'person4@long.test', phone: '1' })
  await addPerson(officer, nameOf(5), { email: 'other@long.test', phone: '1' })
  await start(officer, id)
  await workNext({ id, atOnce })
  expect([(await counts(officer, id)).meanwhile, await made()]).toEqual([2, length])
  expect(await asOwner((db) => db.$count(contacts, eq(contacts.email, 'other@long.test')))).toBe(1)
  const second = await beginLong(officer)
  await workNext({ id: second, atOnce })
  const before = await counts(officer, second)
  await asActor(officer, async (db) => {
    const found = await findTableImport(db, second)
    if (found) await keepTableChoice(db, officer, found, { columns: ['name', ''], likely: 'skip', usualKind: 'institute' })
  })
  expect(await task(officer, second)).toMatchObject({ task: 'plan', rowsDone: 0 })
  expect(await start(officer, second)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  await workNext({ id: second, atOnce })
  expect([before.unchanged + before.skipped, (await counts(officer, second)).unchanged]).toEqual([length, length])
})

test('nobody without the right goes on with it, and it goes on when the right is back; others’ tables are not there', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await beginLong(officer)
  await workNext({ id, atOnce })
  await start(officer, id)
  await workSome(id, 1)
  await asOwner((db) => db.update(members).set({ disabledAt: new Date() }).where(eq(members.id, officer.id)))
  expect(await workNext({ id, atOnce })).toMatchObject({ outcome: 'refused' })
  await asOwner((db) => db.update(members).set({ disabledAt: null }).where(eq(members.id, officer.id)))
  expect([await workNext({ id, atOnce }), (await task(officer, id))?.state, await made()]).toEqual([undefined, 'failed', 10])
  expect([await task(coordinator, id), await asActor(coordinator, (db) => beginUndoing(db, coordinator, id))]).toEqual([
    undefined,
    { ok: false, reason: 'not-found' },
  ])
  await asActor(coordinator, (db) => goOn(db, id))
  expect(await workNext({ id, atOnce })).toBeUndefined()
  await asActor(officer, (db) => goOn(db, id))
  expect(await workNext({ id, atOnce })).toMatchObject({ outcome: 'done' })
  expect([await made(), await stateOf(officer, id)]).toEqual([length, 'applied'])
})
