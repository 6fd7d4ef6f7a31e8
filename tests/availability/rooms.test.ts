import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { clashesOfInput } from '#app/domain/engagements/clashes.server.ts'
import { addRoom, listRooms, removeRoom } from '#app/domain/rooms/rooms.server.ts'
import { visibleTakenRooms } from '#db/visible/busy.ts'
import { makeScene, meeting, parsed, schedule } from '#tests/engagements/scene.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'

useDatabase()

const check = (actor: Actor, over: Record<string, unknown>) =>
  asActor(actor, (db) => clashesOfInput(db, parsed(meeting(actor.deskIds[0] ?? '', over))))

const list = (actor: Actor, name: string) => asActor(actor, (db) => addRoom(db, actor, { name }))

test('a room of ours that a hidden talk takes is told as taken, with the desk to ask', async () => {
  const { officer, stranger, manager, administrator } = await makeScene()
  await list(administrator, 'Ministry, Salle é')
  await schedule(officer, { title: 'Secret', place: 'ministry,  SALLE e.', level: 'confidential' })
  const told = [{ about: 'place-busy', place: 'Ministry, salle é', desk: 'Syria desk' }]
  expect(await check(stranger, { place: 'Ministry, salle é' })).toEqual(told)
  expect(await check(stranger, { place: 'Ministry, salle é', startsTime: '11:00', endsTime: '12:00' })).toEqual([])
  expect(await check(stranger, { place: 'Ministry, salle f' })).toEqual([])
  // Whoever sees the talk is told of the talk.
  expect((await check(manager, { place: 'Ministry, salle e' })).map((clash) => clash.about)).toEqual(['same-place'])
})

test('of a need-to-know talk no desk is told, and of a place that is no room of ours nothing at all', async () => {
  const { officer, coordinator, administrator } = await makeScene()
  await list(administrator, 'Room A')
  await schedule(officer, { title: 'Secret', place: 'Room A', level: 'need-to-know' })
  await schedule(officer, { title: 'Secret', place: 'Embassy', level: 'need-to-know' })
  expect(await check(coordinator, { place: 'room a' })).toEqual([{ about: 'place-busy', place: 'room a', desk: null }])
  expect(await check(coordinator, { place: 'Embassy' })).toEqual([])
  expect(await asActor(coordinator, (db) => db.select({ desk: visibleTakenRooms.desk }).from(visibleTakenRooms))).toEqual([{ desk: null }])
})

test('rooms are kept by administrators alone, each once, and forgotten without a trace in what was planned', async () => {
  const { officer, manager, administrator } = await makeScene()
  expect(await list(administrator, 'Room A')).toMatchObject({ ok: true })
  expect(await list(administrator, 'room a.')).toEqual({ ok: false, reason: 'name-taken' })
  for (const actor of [officer, manager]) await expect(list(actor, 'Room B')).rejects.toThrow()
  const [room] = await asActor(officer, listRooms)
  await asActor(officer, (db) => removeRoom(db, officer, room?.id ?? ''))
  expect(await asActor(officer, listRooms)).toEqual([room])
  await asActor(administrator, (db) => removeRoom(db, administrator, room?.id ?? ''))
  expect(await asActor(officer, listRooms)).toEqual([])
})

test('the view of rooms that are taken has no title, no place and no engagement', async () => {
  const columns = await asOwner((db) =>
    db
      .select({ name: sql<string>`column_name::text` })
      .from(sql`information_schema.columns`)
      .where(sql`table_name = 'visible_taken_rooms'`)
      .orderBy(sql`ordinal_position`),
  )
  expect(columns.map((column) => column.name)).toEqual(['id', 'during', 'desk'])
})
