import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpBoard } from '#app/domain/follow-ups/board.server.ts'
import { changeFollowUp, completeFollowUp, reopenFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { commentOnFollowUp, commentsOn } from '#app/domain/follow-ups/comments.server.ts'
import { addHelp, endHelp, helpersOf } from '#app/domain/follow-ups/helping.server.ts'
import { concludeFollowUp } from '#app/domain/follow-ups/outcome.server.ts'
import { countOpenFollowUps, dueFollowUps, findFollowUp, followUpsPage } from '#app/domain/follow-ups/queries.server.ts'
import { repeatFollowUp } from '#app/domain/follow-ups/repetition.server.ts'
import { snoozeFollowUp } from '#app/domain/follow-ups/snooze.server.ts'
import { moveFollowUp } from '#app/domain/follow-ups/stages.server.ts'
import { newId } from '#app/lib/ids.ts'
import { followUpHelpers } from '#db/schema/follow-up-links.ts'
import { followUps } from '#db/schema/follow-ups.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { deedsOn, disable, makeEngagement, makeFollowUp, makeScene, today } from './scene.ts'

useDatabase({ onBoth: false })

const as = <Result>(actor: Actor, ask: (db: ActorDb) => Promise<Result>) => asActor(actor, ask)
const help = (actor: Actor, id: string, helper: Actor) => as(actor, (db) => addHelp(db, actor, id, helper.id))
const names = async (actor: Actor, id: string) => (await as(actor, (db) => helpersOf(db, id))).map(({ name }) => name)

test('who helps finds the follow-up among their own, marked so, and the count goes by that', async () => {
  const { officer, outsider } = await makeScene()
  const id = await makeFollowUp(officer, { dueOn: today })
  await makeFollowUp(officer, { title: 'Not helped', dueOn: today })
  expect(await help(officer, id, outsider)).toEqual({ ok: true })
  expect(await help(officer, id, outsider)).toEqual({ ok: true })
  const own = await as(outsider, async (db) => ({
    list: (await followUpsPage(db, outsider, { view: 'mine', page: 1 }, today)).rows.map((row) => [row.title, row.owner, row.helping]),
    home: (await dueFollowUps(db, outsider, today)).length,
    count: await countOpenFollowUps(db, today),
    board: (await followUpBoard(db, 'mine', { now: new Date(), today })).map(({ total }) => total),
  }))
  expect(own).toEqual({ list: [['Confirm interpreter', 'Policy officer', true]], home: 1, count: 1, board: [1, 0, 0, 0] })
  expect(await names(officer, id)).toEqual(['Press officer'])
  expect((await as(officer, (db) => findFollowUp(db, id)))?.helping).toBe(false)
  expect((await deedsOn(id)).map(({ fields }) => fields)).toEqual([[], ['helpers']])
})

test('who helps says something about it, ticks it off and takes the tick back, and does nothing else', async () => {
  const { officer, viewer } = await makeScene()
  const id = await makeFollowUp(officer)
  const before = await as(viewer, (db) => completeFollowUp(db, viewer, id))
  await help(officer, id, viewer)
  expect(before).toEqual({ ok: false, reason: 'not-yours' })
  const found = await as(viewer, (db) => findFollowUp(db, id))
  expect([found?.mayTick, found?.mayChange]).toEqual([true, false])
  expect(await as(viewer, (db) => commentOnFollowUp(db, viewer, id, 'I rang them.'))).toEqual({ ok: true })
  expect((await as(officer, (db) => commentsOn(db, id))).map(({ by }) => by)).toEqual(['Viewer'])
  expect(await as(viewer, (db) => completeFollowUp(db, viewer, id))).toEqual({ ok: true })
  expect((await as(officer, (db) => findFollowUp(db, id)))?.doneBy).toBe('Viewer')
  expect(await as(viewer, (db) => reopenFollowUp(db, viewer, id))).toEqual({ ok: true })
  const no = { ok: false, reason: 'not-yours' }
  const { version } = (await as(viewer, (db) => findFollowUp(db, id))) ?? { version: 0 }
  const tried = [
    await as(viewer, (db) => changeFollowUp(db, viewer, id, version, { title: 'Mine now' })),
    await as(viewer, (db) => moveFollowUp(db, viewer, id, { to: 'doing' })),
    await as(viewer, (db) => snoozeFollowUp(db, viewer, id, '2026-03-01', today)),
    await as(viewer, (db) => repeatFollowUp(db, viewer, id, { every: 1, unit: 'week' }, today)),
    await as(viewer, (db) => concludeFollowUp(db, viewer, id, { outcome: 'Well' })),
    await help(viewer, id, viewer),
    await as(viewer, (db) => endHelp(db, viewer, id, officer.id)),
  ]
  expect(tried).toEqual(tried.map(() => no))
})

test('the database lets who helps tick and nothing else, whatever the code asks', async () => {
  const { officer, viewer } = await makeScene()
  const id = await makeFollowUp(officer)
  const set = (what: Partial<typeof followUps.$inferInsert>) =>
    as(viewer, (db) => db.update(followUps).set(what).where(eq(followUps.id, id)).returning({ id: followUps.id }))
  expect(await set({ doneAt: new Date(), doneBy: viewer.id })).toEqual([])
  await help(officer, id, viewer)
  for (const what of [
    { title: 'Mine' },
    { ownerId: viewer.id },
    { level: 'public' as const },
    { deletedAt: new Date() },
    { snoozedUntil: today },
  ])
    await expect(set(what), JSON.stringify(what)).rejects.toThrow()
  expect(await set({ doneAt: new Date(), doneBy: viewer.id })).toEqual([{ id }])
})

test('nobody helps with what they may not see, who owns it, or who no longer signs in', async () => {
  const { officer, coordinator, outsider, manager, viewer } = await makeScene()
  const confidential = await makeFollowUp(officer, { level: 'confidential' })
  const secret = await makeFollowUp(officer, { level: 'need-to-know' })
  const talk = await makeEngagement(officer, { level: 'confidential', memberIds: [viewer.id] })
  const linked = await makeFollowUp(officer, { engagementId: talk, level: 'confidential' })
  await disable(outsider)
  const refused = (error: string) => ({ ok: false, reason: 'refused', problem: { field: 'memberId', error } })
  const unseeing = refused('errors.helperUnseeing')
  expect([await help(officer, confidential, coordinator), await help(officer, confidential, manager)]).toEqual([{ ok: true }, { ok: true }])
  expect([await help(officer, confidential, viewer), await help(officer, secret, coordinator)]).toEqual([unseeing, unseeing])
  // Taking part in the talk opens the talk, not what is kept as confidential beside it.
  expect(await help(officer, linked, viewer)).toEqual(unseeing)
  expect(await help(officer, confidential, officer)).toEqual(refused('errors.helperOwns'))
  expect(await help(officer, confidential, outsider)).toEqual(refused('errors.ownerGone'))
  expect(await as(officer, (db) => addHelp(db, officer, confidential, newId()))).toEqual(refused('errors.unknownChoice'))
  const put = (memberId: string) => as(officer, (db) => db.insert(followUpHelpers).values({ id: newId(), followUpId: secret, memberId }))
  await expect(put(coordinator.id)).rejects.toThrow()
})

test('asking whether a colleague would see it leaves the asker who they are', async () => {
  const { officer, coordinator } = await makeScene()
  const secret = await makeFollowUp(officer, { level: 'need-to-know' })
  const seen = await as(officer, async (db) => {
    const [row] = await db.select({ other: sql<boolean>`member_sees_follow_up(${coordinator.id}, ${secret})` }).from(sql`(values (1)) one`)
    const [mine] = await db.select({ me: sql<string>`current_setting('gezant.member')` }).from(sql`(values (1)) one`)
    return [row?.other, mine?.me, (await findFollowUp(db, secret))?.id]
  })
  expect(seen).toEqual([false, officer.id, secret])
  // Of what one may not change, nothing is told.
  const asked = (actor: Actor, other: Actor) =>
    as(actor, (db) => db.select({ sees: sql<boolean>`member_sees_follow_up(${other.id}, ${secret})` }).from(sql`(values (1)) one`))
  expect(await asked(coordinator, officer)).toEqual([{ sees: false }])
})

test('who may no longer see it helps no more, and finds nothing of it', async () => {
  const { officer, outsider } = await makeScene()
  const id = await makeFollowUp(officer)
  await help(officer, id, outsider)
  await asOwner((db) => db.update(followUps).set({ level: 'confidential' }).where(eq(followUps.id, id)))
  const left = await as(outsider, async (db) => [
    await countOpenFollowUps(db, today),
    (await followUpsPage(db, outsider, { view: 'mine', page: 1 }, today)).total,
    await findFollowUp(db, id),
    await completeFollowUp(db, outsider, id),
  ])
  expect(left).toEqual([0, 0, undefined, { ok: false, reason: 'not-found' }])
  const update = () =>
    as(outsider, (db) => db.update(followUps).set({ doneAt: null }).where(eq(followUps.id, id)).returning({ id: followUps.id }))
  expect(await update()).toEqual([])
})

test('who helps may stop, and the desk may end it; both are written down', async () => {
  const { officer, coordinator, viewer } = await makeScene()
  const id = await makeFollowUp(officer)
  await help(coordinator, id, viewer)
  expect(await as(viewer, (db) => endHelp(db, viewer, id, viewer.id))).toEqual({ ok: true })
  expect(await names(officer, id)).toEqual([])
  await help(officer, id, viewer)
  expect(await as(coordinator, (db) => endHelp(db, coordinator, id, viewer.id))).toEqual({ ok: true })
  expect(await as(coordinator, (db) => endHelp(db, coordinator, id, viewer.id))).toEqual({ ok: true })
  expect((await deedsOn(id)).map(({ memberId, fields }) => [memberId, ...(fields ?? [])])).toEqual([
    [officer.id],
    [coordinator.id, 'helpers'],
    [viewer.id, 'helpers'],
    [officer.id, 'helpers'],
    [coordinator.id, 'helpers'],
  ])
})

test('what comes again keeps who helps, also when they did it, and their undoing leaves the next one to the owner', async () => {
  const { officer, viewer } = await makeScene()
  const id = await makeFollowUp(officer, { dueOn: today })
  await help(officer, id, viewer)
  await as(officer, (db) => repeatFollowUp(db, officer, id, { every: 1, unit: 'week' }, today))
  expect(await as(viewer, (db) => completeFollowUp(db, viewer, id))).toEqual({ ok: true })
  const next = (await as(officer, (db) => findFollowUp(db, id)))?.next ?? ''
  expect(await names(viewer, next)).toEqual(['Viewer'])
  expect(await as(viewer, (db) => reopenFollowUp(db, viewer, id))).toEqual({ ok: true })
  expect((await as(officer, (db) => findFollowUp(db, next)))?.doneAt).toBeNull()
})

test('the new owner of what they helped with finds it once', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await makeFollowUp(officer)
  await help(officer, id, coordinator)
  await as(officer, (db) => changeFollowUp(db, officer, id, 1, { title: 'Theirs', ownerId: coordinator.id }))
  const { rows } = await as(coordinator, (db) => followUpsPage(db, coordinator, { view: 'mine', page: 1 }, today))
  expect(rows.map(({ title, helping }) => [title, helping])).toEqual([['Theirs', false]])
})
