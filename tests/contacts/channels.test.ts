import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeContact } from '#app/domain/contacts/commands.server.ts'
import { type ChannelInput, contactInput, filledRows } from '#app/domain/contacts/input.ts'
import { findContact } from '#app/domain/contacts/queries.server.ts'
import { mergeContacts, undoMerge } from '#app/domain/merges/commands.server.ts'
import { newId } from '#app/lib/ids.ts'
import { visibleChannels } from '#db/visible/contacts.ts'
import { note } from '#tests/assessments/scene.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { contact, makeScene, organisation } from '../timeline/scene.ts'

useDatabase()

type Scene = Awaited<ReturnType<typeof makeScene>>
const channelsOf = ({ coordinator }: Scene, id: string) => asActor(coordinator, async (db) => (await findContact(db, id))?.channels ?? [])
const said = (rows: { kind: string; address: string; use: string; remark: string | null }[]) =>
  rows.map(({ kind, address, use, remark }) => [kind, address, use, remark])

test('ways to reach a contact are kept, changed and taken away one by one, the preferred first and what is not safe last', async () => {
  const scene = await makeScene()
  const { coordinator } = scene
  const id = await contact(coordinator, {
    channels: [
      { kind: 'mobile', address: '+963 11 1', use: 'unsafe', remark: 'Listened to' },
      { kind: 'email', address: 'x@ngo.test' },
      { kind: 'signal', address: '+31 6 1', use: 'preferred' },
    ],
  })
  const [signal, email, mobile] = await channelsOf(scene, id)
  if (!signal || !email || !mobile) throw new Error('Not kept')
  expect(said([signal, email, mobile])).toEqual([
    ['signal', '+31 6 1', 'preferred', null],
    ['email', 'x@ngo.test', 'usual', null],
    ['mobile', '+963 11 1', 'unsafe', 'Listened to'],
  ])
  const change = (version: number, channels: ChannelInput[]) =>
    asActor(coordinator, (db) =>
      changeContact(db, coordinator, id, version, { name: 'Guest', level: 'internal', deskId: coordinator.deskIds[0] ?? '', channels }),
    )
  expect(await change(1, [{ ...signal, address: '+31 6 9' }, mobile, { kind: 'person', address: 'His brother' }])).toEqual({ ok: true })
  const after = await channelsOf(scene, id)
  expect(after.map((row) => [row.id === signal.id || row.id === mobile.id, row.address])).toEqual([
    [true, '+31 6 9'],
    [false, 'His brother'],
    [true, '+963 11 1'],
  ])
  expect(await change(1, [])).toMatchObject({ ok: false, reason: 'changed-meanwhile' })
  expect(await channelsOf(scene, id)).toHaveLength(3)
})

test('a row without a kind or an address is refused beside that field; one that says nothing is none', () => {
  const form = (channels: object[]) => ({ name: 'Guest', deskId: newId(), channels })
  const wrong = contactInput.safeParse(
    form([
      { address: '+31 6 1', use: 'usual' },
      { kind: 'signal', use: 'usual' },
      { kind: 'pigeon', address: 'x' },
    ]),
  )
  expect(wrong.error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)).toEqual([
    'channels.0.kind: errors.required',
    'channels.1.address: errors.required',
    'channels.2.kind: errors.unknownChoice',
  ])
  const empty = contactInput.parse(
    form([{ use: 'usual' }, { kind: 'signal', address: '1', remove: 'on' }, { kind: 'signal', address: '2' }]),
  )
  expect(filledRows(empty.channels).map(({ place }) => place)).toEqual([2])
})

test('whoever may not know a contact reads none of the ways to reach them, nor adds one', async () => {
  const { coordinator, stranger, viewer } = await makeScene()
  const channels = [{ kind: 'signal' as const, address: '+31 6 1' }]
  await contact(coordinator, { level: 'need-to-know', channels })
  await contact(coordinator, { level: 'confidential', channels })
  const open = await contact(coordinator, { channels })
  const seen = await Promise.all([coordinator, stranger, viewer].map((actor) => asActor(actor, (db) => db.$count(visibleChannels))))
  expect(seen).toEqual([3, 1, 1])
  const change = { name: 'Guest', level: 'internal' as const, deskId: stranger.deskIds[0] ?? '', channels: [] }
  expect(await asActor(stranger, (db) => changeContact(db, stranger, open, 1, { ...change }))).toEqual({ ok: false, reason: 'not-yours' })
})

test('a merge keeps the ways of both, each once, and its undoing gives them back', async () => {
  const scene = await makeScene()
  const { coordinator } = scene
  const both = { kind: 'signal' as const, address: '+31 6 1' }
  const kept = await contact(coordinator, { name: 'Khaled', channels: [both] })
  const gone = await contact(coordinator, { name: 'Khalid', channels: [both, { kind: 'post', address: 'Homs' }] })
  const addresses = async (id: string) => (await channelsOf(scene, id)).map(({ address }) => address).sort()
  const side = (id: string) => ({ id, version: 1 })
  const merged = await asActor(coordinator, (db) => mergeContacts(db, coordinator, side(kept), side(gone), []))
  if (!merged.ok) throw new Error(merged.reason)
  expect(await addresses(kept)).toEqual(['+31 6 1', 'Homs'])
  await asActor(coordinator, (db) => undoMerge(db, coordinator, merged.id))
  expect([await addresses(kept), await addresses(gone)]).toEqual([['+31 6 1'], ['+31 6 1', 'Homs']])
})

test('an erasure takes numbers and addresses out of other texts, and no handle that may be a word', async () => {
  const { coordinator } = await makeScene()
  const id = await contact(coordinator, {
    name: 'Khaled al-Zaytuni',
    channels: [
      { kind: 'telegram', address: 'olives' },
      { kind: 'signal', address: '+31 6 1234 5678' },
    ],
  })
  await note(coordinator, { organisationId: await organisation(coordinator), note: 'They grow olives; ring +31 6 1234 5678' })
  await asOwner((db) => db.execute(sql`select erase_person(${id}, now())`))
  const [left] = await asOwner((db) => db.select({ note: sql<string>`note` }).from(sql`assessments`))
  expect([left?.note.includes('olives'), left?.note.includes('1234')]).toEqual([true, false])
})
