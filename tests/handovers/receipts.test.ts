import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { eraseContact } from '#app/domain/contacts/erasure.server.ts'
import type { About } from '#app/domain/handovers/about.ts'
import { withdrawHandover } from '#app/domain/handovers/commands.server.ts'
import { countToReceive, deedsIn, findHandover, handoversOf } from '#app/domain/handovers/queries.server.ts'
import { type Part, receivePart, signForHandover } from '#app/domain/handovers/receipts.server.ts'
import { answerInHandover, askInHandover, sayInHandover } from '#app/domain/handovers/said.server.ts'
import { mergeContacts, undoMerge } from '#app/domain/merges/commands.server.ts'
import { contacts } from '#db/schema/contacts.ts'
import { handoverReceipts, handovers, handoverWords } from '#db/schema/handovers.ts'
import type { Level } from '#db/schema/words.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { deedsOn, disable, makeContact } from '../follow-ups/scene.ts'
import { at, find, handedOver, handOver, makeLeaving, read } from './scene.ts'

useDatabase({ onBoth: false })

const inside = <Result>(
  actor: Actor,
  id: string,
  work: (db: Parameters<Parameters<typeof asActor>[1]>[0], handover: NonNullable<Awaited<ReturnType<typeof find>>>) => Promise<Result>,
) =>
  asActor(actor, async (db) => {
    const handover = await findHandover(db, id)
    return handover ? work(db, handover) : 'not there'
  })
const say = (actor: Actor, id: string, who: About, body: string | undefined, level: Level = 'internal') =>
  inside(actor, id, (db, handover) => sayInHandover(db, actor, handover, who, { body, level }))
const tick = (actor: Actor, id: string, part: Part, received = true) =>
  inside(actor, id, (db, handover) => receivePart(db, actor, handover, part, received))
const sign = (actor: Actor, id: string) => inside(actor, id, (db, handover) => signForHandover(db, actor, handover, at.now))
const ask = (actor: Actor, id: string, who: About, body: string) =>
  inside(actor, id, (db, handover) => askInHandover(db, actor, handover, who, body))
const answer = (actor: Actor, id: string, question: string, text: string) =>
  inside(actor, id, (db, handover) => answerInHandover(db, actor, handover, question, text))
const refused = (work: Promise<unknown>) =>
  work.then(
    () => 'done',
    (error: { cause?: { code?: string }; code?: string }) => error.cause?.code ?? error.code,
  )

async function makeHanded() {
  const scene = await makeLeaving()
  await scene.talk('2026-02-05', [scene.sheikh, scene.lawyer])
  const { leaver, successor, lead } = scene
  const id = await handedOver(lead, { leaverId: leaver.id, successorId: successor.id, lastOn: '2026-03-01' })
  return { ...scene, id }
}

test('who leaves makes a handover for themselves, a manager for their desk, an administrator for everybody', async () => {
  const { leaver, successor, lead, administrator, manager, outsider, viewer, desk, press } = await makeLeaving()
  const wish = { leaverId: leaver.id, successorId: successor.id }
  const made = await Promise.all([leaver, lead, administrator].map(async (by) => (await handOver(by, wish)).ok))
  expect(made).toEqual([true, true, true])
  for (const by of [successor, manager, outsider, viewer])
    expect(await handOver(by, wish)).toEqual({ ok: false, field: 'leaverId', error: 'errors.unknownChoice' })
  expect(await handOver(leaver, { ...wish, deskId: press.id })).toMatchObject({ field: 'deskId' })
  expect(await handOver(leaver, { ...wish, deskId: desk.id })).toMatchObject({ ok: true })
  await disable(successor)
  expect(await handOver(leaver, wish)).toEqual({ ok: false, field: 'successorId', error: 'errors.ownerGone' })
})

test('the database itself takes a handover from nobody else, and no desk that is not the leaver’s', async () => {
  const { leaver, successor, manager, lead, press } = await makeLeaving()
  const put = (by: Actor, more: object = {}) =>
    refused(asActor(by, (db) => db.insert(handovers).values({ leaverId: leaver.id, successorId: successor.id, madeBy: by.id, ...more })))
  expect([
    await put(successor),
    await put(manager),
    await put(leaver, { deskId: press.id }),
    await put(leaver, { madeBy: lead.id }),
  ]).toEqual(Array(4).fill('42501'))
  expect([await put(leaver), await put(lead)]).toEqual(['done', 'done'])
})

test('a handover is there for whoever leaves, their successor and whoever made it, and for nobody else', async () => {
  const { id, leaver, successor, lead, manager, administrator, outsider, coordinator } = await makeHanded()
  for (const actor of [leaver, successor, lead]) expect((await find(actor, id))?.id).toBe(id)
  for (const actor of [manager, administrator, outsider]) {
    expect(await find(actor, id)).toBeUndefined()
    expect(await asActor(actor, (db) => handoversOf(db))).toEqual([])
    expect(await asActor(actor, (db) => deedsIn(db, id))).toEqual([])
  }
  expect(await asActor(coordinator, (db) => countToReceive(db, coordinator))).toBe(1)
  expect(await asActor(leaver, (db) => countToReceive(db, leaver))).toBe(0)
})

test('the successor reads the words at every level, who made the handover only what their level lets them', async () => {
  const { id, leaver, successor, lead, administrator, sheikh, lawyer, community } = await makeHanded()
  await say(leaver, id, { contactId: sheikh }, 'Bring tea', 'internal')
  await say(leaver, id, { organisationId: community }, 'Proud', 'confidential')
  await say(leaver, id, { contactId: lawyer }, 'Afraid', 'need-to-know')
  const bodies = async (actor: Actor, handover = id) => (await read(actor, handover)).said.words.map(({ body }) => body)
  expect([await bodies(successor), await bodies(leaver), await bodies(lead)]).toEqual([
    ['Bring tea', 'Proud', 'Afraid'],
    ['Bring tea', 'Proud', 'Afraid'],
    ['Bring tea', 'Proud'],
  ])
  const second = await handedOver(administrator, { leaverId: leaver.id, successorId: successor.id })
  for (const level of ['internal', 'confidential', 'need-to-know'] as const) {
    const who = { internal: {}, confidential: { contactId: sheikh }, 'need-to-know': { organisationId: community } }[level]
    await say(leaver, second, who, level, level)
  }
  expect(await bodies(administrator, second)).toEqual(['internal'])
})

test('words about a protected contact reach nobody who may not know the contact', async () => {
  const { id, leaver, successor } = await makeHanded()
  const hidden = await makeContact(leaver, 'Canary', 'need-to-know')
  expect(await say(leaver, id, { contactId: hidden }, 'About the canary')).toEqual({ ok: false, reason: 'not-found' })
  await asOwner((db) => db.execute(sql`insert into record_access (record_id, member_id, reason) values (${hidden}, ${leaver.id}, 'named')`))
  expect(await say(leaver, id, { contactId: hidden }, 'About the canary')).toEqual({ ok: true })
  expect((await read(leaver, id)).said.words.map(({ body }) => body)).toEqual(['About the canary'])
  expect((await read(successor, id)).said.words).toEqual([])
  expect(await ask(successor, id, { contactId: hidden }, 'Who?')).toEqual({ ok: false, reason: 'not-found' })
  expect(await tick(successor, id, { contactId: hidden })).toEqual({ ok: false, reason: 'not-found' })
  const put = (row: object) => refused(asActor(successor, (db) => db.insert(handoverReceipts).values({ handoverId: id, ...row })))
  expect([await put({ contactId: hidden }), await put({ section: 'people' })]).toEqual(['42501', 'done'])
})

test('words are said anew and taken back by who wrote them, and the successor writes none', async () => {
  const { id, leaver, successor, lead, sheikh } = await makeHanded()
  await say(leaver, id, {}, 'Start with the Druze')
  await say(leaver, id, {}, 'Start with the read-outs', 'confidential')
  await say(lead, id, {}, 'Welcome')
  expect(await say(successor, id, { contactId: sheikh }, 'Mine')).toEqual({ ok: false, reason: 'not-yours' })
  const words = async () => (await read(successor, id)).said.words.map(({ by, body }) => [by, body])
  expect(await words()).toEqual(
    expect.arrayContaining([
      ['Policy officer', 'Start with the read-outs'],
      ['Desk manager', 'Welcome'],
    ]),
  )
  const put = refused(
    asActor(successor, (db) => db.insert(handoverWords).values({ handoverId: id, level: 'internal', body: 'x', writtenBy: successor.id })),
  )
  expect(await put).toBe('42501')
  await say(leaver, id, {}, undefined)
  expect(await words()).toEqual([['Desk manager', 'Welcome']])
})

test('the successor ticks off sections and people, takes a tick back, and signs for the whole', async () => {
  const { id, leaver, successor, lead, sheikh, community } = await makeHanded()
  for (const actor of [leaver, lead]) expect(await tick(actor, id, { section: 'people' })).toEqual({ ok: false, reason: 'not-yours' })
  await tick(successor, id, { section: 'people' })
  await tick(successor, id, { contactId: sheikh })
  await tick(successor, id, { contactId: sheikh })
  await tick(successor, id, { organisationId: community })
  await tick(successor, id, { organisationId: community }, false)
  const ticks = async (actor: Actor) => (await read(actor, id)).said.receipts.map(({ section, contactId }) => section ?? contactId).sort()
  expect(await ticks(lead)).toEqual(['people', sheikh].sort())
  expect(await sign(lead, id)).toEqual({ ok: false, reason: 'not-yours' })
  expect(await sign(successor, id)).toEqual({ ok: true })
  expect((await find(leaver, id))?.signedAt).toEqual(at.now)
  expect(await sign(successor, id)).toEqual({ ok: false, reason: 'signed' })
  expect(await tick(successor, id, { section: 'people' }, false)).toEqual({ ok: false, reason: 'signed' })
  expect((await deedsOn(id)).map(({ verb, fields, memberId }) => [verb, fields[0], memberId === successor.id])).toEqual([
    ['created', undefined, false],
    ['received', 'people', true],
    ['received', 'contact', true],
    ['received', 'organisation', true],
    ['reopened', 'organisation', true],
    ['signed', undefined, true],
  ])
})

test('the database refuses ticks after the signature, and a signature of anybody else', async () => {
  const { id, successor, lead } = await makeHanded()
  const put = (by: Actor) => refused(asActor(by, (db) => db.insert(handoverReceipts).values({ handoverId: id, section: 'dates' })))
  expect(await put(lead)).toBe('42501')
  await asActor(lead, (db) => db.update(handovers).set({ signedAt: at.now }).where(eq(handovers.id, id)))
  expect((await find(lead, id))?.signedAt).toBeNull()
  await sign(successor, id)
  expect(await put(successor)).toBe('42501')
})

test('questions go back to whoever leaves, are answered once, and also after the signature', async () => {
  const { id, leaver, successor, lead, sheikh } = await makeHanded()
  expect(await ask(lead, id, {}, 'Is it done?')).toEqual({ ok: false, reason: 'not-yours' })
  await sign(successor, id)
  await ask(successor, id, { contactId: sheikh }, 'Which language?')
  const questions = async () => (await read(successor, id)).said.questions
  const [question] = await questions()
  expect(await answer(successor, id, question?.id ?? '', 'Arabic')).toEqual({ ok: false, reason: 'not-yours' })
  expect(await answer(leaver, id, question?.id ?? '', 'Arabic')).toEqual({ ok: true })
  expect(await answer(lead, id, question?.id ?? '', 'French')).toEqual({ ok: false, reason: 'answered' })
  expect((await questions()).map(({ body, answer, answeredBy }) => [body, answer, answeredBy])).toEqual([
    ['Which language?', 'Arabic', 'Policy officer'],
  ])
  expect((await deedsOn(id)).slice(-2).map(({ verb }) => verb)).toEqual(['asked', 'answered'])
})

test('a handover is withdrawn by who made it or leaves, but not once it was signed for', async () => {
  const { id, leaver, successor, lead } = await makeHanded()
  const withdraw = (actor: Actor) => asActor(actor, (db) => withdrawHandover(db, actor, id))
  await say(leaver, id, {}, 'Words')
  expect(await withdraw(successor)).toEqual({ ok: false, reason: 'not-yours' })
  await sign(successor, id)
  expect(await withdraw(lead)).toEqual({ ok: false, reason: 'signed' })
  await asActor(lead, (db) => db.delete(handovers).where(eq(handovers.id, id)))
  expect(await find(lead, id)).toBeDefined()
  await asOwner((db) => db.update(handovers).set({ signedAt: null }).where(eq(handovers.id, id)))
  expect(await withdraw(lead)).toEqual({ ok: true })
  expect([await find(leaver, id), await asOwner((db) => db.$count(handoverWords))]).toEqual([undefined, 0])
})

test('what was said about a contact is found where the contact went by a merge, and back when that is undone', async () => {
  const { id, leaver, successor, sheikh, lawyer } = await makeHanded()
  await say(leaver, id, { contactId: lawyer }, 'The same man')
  await tick(successor, id, { contactId: lawyer })
  const rows = await asOwner((db) => db.select({ id: contacts.id, version: contacts.version }).from(contacts))
  const side = (which: string) => ({ id: which, version: rows.find((row) => row.id === which)?.version ?? 0 })
  const merge = await asActor(leaver, (db) => mergeContacts(db, leaver, side(sheikh), side(lawyer), []))
  const where = async () => {
    const { words, receipts } = (await read(successor, id)).said
    return [...words, ...receipts].map(({ contactId }) => contactId)
  }
  expect(await where()).toEqual([sheikh, sheikh])
  await asActor(leaver, (db) => undoMerge(db, leaver, merge.ok ? merge.id : ''))
  expect(await where()).toEqual([lawyer, lawyer])
})

test('an erased person leaves the handovers as well: words about them go, and their name goes from what was said of others', async () => {
  const { id, leaver, successor, sheikh, lawyer } = await makeHanded()
  await say(leaver, id, { contactId: lawyer }, 'Careful')
  await say(leaver, id, { contactId: sheikh }, 'Never with Lawyer B. in one room')
  await ask(successor, id, {}, 'Where is Lawyer B. now?')
  await tick(successor, id, { contactId: lawyer })
  const [row] = await asOwner((db) => db.select({ version: contacts.version }).from(contacts).where(eq(contacts.id, lawyer)))
  expect(await asActor(leaver, (db) => eraseContact(db, leaver, lawyer, row?.version ?? 0, 'Lawyer B.'))).toEqual({ ok: true })
  const pack = await read(successor, id)
  expect(pack.said.words.map(({ body }) => body)).toEqual(['Never with A person (erased) in one room'])
  expect(pack.said.questions.map(({ body }) => body)).toEqual(['Where is A person (erased) now?'])
  expect([pack.said.receipts, pack.people.map(({ name }) => name)]).toEqual([[], ['Sheikh A.']])
  expect(await refused(say(leaver, id, { contactId: lawyer }, 'Again'))).toBe('23514')
})
