import { setTimeout as delay } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cancelEngagement, deleteEngagement } from '#app/domain/engagements/commands.server.ts'
import { applyImport } from '#app/domain/imports/apply.server.ts'
import { keepChoice } from '#app/domain/imports/begin.server.ts'
import { findImport, importsOf, printOf } from '#app/domain/imports/queries.server.ts'
import { activity } from '#db/schema/activity.ts'
import { engagements } from '#db/schema/engagements.ts'
import { externalIds, importRows, imports } from '#db/schema/imports.ts'
import { levels } from '#db/schema/words.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeScene } from '../timeline/scene.ts'
import { calendar, event, programs } from './programs.ts'
import { apply, begin, bringIn, kinds, planned, standing } from './scene.ts'

useDatabase({ onBoth: false })

const talk = (...content: string[]) => calendar(...event('DTSTART;TZID=Europe/Amsterdam:20260210T100000', 'DURATION:PT1H', ...content))
const cancelled = (text: string) => text.replace('VERSION:2.0', 'VERSION:2.0\r\nMETHOD:CANCEL')
const change = (id: string, columns: Partial<typeof engagements.$inferInsert>) =>
  asOwner((db) => db.update(engagements).set(columns).where(eq(engagements.id, id)))

test.each(Object.entries(programs))('a file as %s writes it, brought in twice, leaves no duplicates', async (_, text) => {
  const { officer } = await makeScene()
  await bringIn(officer, text)
  const before = await standing()
  const again = await begin(officer, text)
  expect(new Set(await kinds(officer, again))).toEqual(new Set(['unchanged']))
  expect(await apply(officer, again)).toEqual({ ok: true, counts: { created: 0, changed: 0 } })
  expect(await standing()).toEqual(before)
})

test('what is new is confidential, kept by the desk, and written down as made', async () => {
  const { officer, stranger } = await makeScene()
  await bringIn(officer, programs.google)
  const rows = await standing()
  expect(rows.map(({ title, level, status, kind }) => [title, level, status, kind])).toEqual([
    ['Call, then lunch', 'confidential', 'tentative', 'meeting'],
    ['Team hour', 'confidential', 'confirmed', 'meeting'],
    ['Team hour, moved', 'confidential', 'confirmed', 'meeting'],
    ['Team hour', 'confidential', 'confirmed', 'meeting'],
    ['Team hour', 'confidential', 'confirmed', 'meeting'],
  ])
  expect(rows.map((row) => row.startsAt.toISOString())[2]).toBe('2026-03-17T15:00:00.000Z')
  const deeds = await asOwner((db) => db.select().from(activity))
  expect(deeds.map(({ verb, recordId, memberId }) => [verb, recordId, memberId]).sort()).toEqual(
    rows.map((row) => ['created', row.id, officer.id]).sort(),
  )
  expect(await asActor(stranger, (db) => importsOf(db))).toEqual([])
  const [listed] = await asActor(officer, (db) => importsOf(db))
  expect([listed?.state, listed?.counts.total, listed?.counts.created]).toEqual(['applied', 5, 5])
})

test('a dry run makes nothing, and only the rows chosen are taken', async () => {
  const { officer } = await makeScene()
  const id = await begin(officer, programs.apple)
  expect(await standing()).toEqual([])
  const rows = await planned(officer, id)
  const shown = rows.map((row) => row.id)
  await asActor(officer, (db) => keepChoice(db, id, { shown, taken: shown.slice(1, 2), people: [] }))
  await apply(officer, id)
  expect((await standing()).map((row) => row.title)).toEqual(['Day the clocks change'])
})

test('a later version changes what it says otherwise, and nothing else', async () => {
  const { officer } = await makeScene()
  await bringIn(officer, talk('LOCATION:Room 1', 'SEQUENCE:1'))
  const [made] = await standing()
  await change(made?.id ?? '', { title: 'Our own words' })
  const later = await begin(officer, talk('LOCATION:Room 2', 'SEQUENCE:2').replace('T100000', 'T113000'))
  expect(await kinds(officer, later)).toEqual(['changed place time'])
  const [row] = await planned(officer, later)
  expect(row?.plan.changes[0]).toEqual({ field: 'place', from: 'Room 1', to: 'Room 2' })
  await apply(officer, later)
  const [now] = await standing()
  expect([now?.title, now?.place, now?.startsAt.toISOString(), now?.level]).toEqual([
    'Our own words',
    'Room 2',
    '2026-02-10T10:30:00.000Z',
    'confidential',
  ])
})

test('an older version is refused with both numbers, also after one that said nothing new', async () => {
  const { officer } = await makeScene()
  await bringIn(officer, talk('SEQUENCE:1'))
  await bringIn(officer, talk('SEQUENCE:3'))
  const [row] = await planned(officer, await begin(officer, talk('SEQUENCE:2', 'LOCATION:Elsewhere')))
  expect(row?.plan.reason).toBe('older|{"theirs":2,"ours":3}')
})

test('METHOD:CANCEL cancels what it matches, unless it is older or matches nothing', async () => {
  const { officer } = await makeScene()
  await bringIn(officer, talk('SEQUENCE:2'))
  expect(await kinds(officer, await begin(officer, cancelled(talk('SEQUENCE:1'))))).toEqual(['older'])
  expect(await kinds(officer, await begin(officer, cancelled(talk().replace('one@test', 'other@test'))))).toEqual(['nothingToCancel'])
  await bringIn(officer, cancelled(talk('SEQUENCE:2')))
  const [row] = await standing()
  expect([row?.status, row?.statusBefore]).toEqual(['cancelled', 'confirmed'])
  expect(await kinds(officer, await begin(officer, cancelled(talk('SEQUENCE:2'))))).toEqual(['unchanged'])
  await bringIn(officer, talk('SEQUENCE:3'))
  expect((await standing()).map(({ status, statusBefore }) => [status, statusBefore])).toEqual([['confirmed', null]])
})

test('a cancelled series is cancelled day by day, and a day taken out of it is', async () => {
  const { officer } = await makeScene()
  const series = (...content: string[]) => talk('RRULE:FREQ=WEEKLY;COUNT=3', ...content)
  await bringIn(officer, series())
  const without = series('EXDATE;TZID=Europe/Amsterdam:20260217T100000', 'SEQUENCE:1')
  await bringIn(officer, without)
  expect((await standing()).map((row) => row.status)).toEqual(['confirmed', 'cancelled', 'confirmed'])
  expect(await kinds(officer, await begin(officer, without))).toEqual(['unchanged', 'unchanged', 'unchanged'])
  await bringIn(officer, cancelled(series('SEQUENCE:2')))
  expect((await standing()).map((row) => row.status)).toEqual(['cancelled', 'cancelled', 'cancelled'])
})

test('a series that moved to another hour moves its engagements, and makes no second ones', async () => {
  const { officer } = await makeScene()
  const series = (hour: string) => talk('RRULE:FREQ=WEEKLY;COUNT=3').replace('T100000', `T${hour}0000`)
  await bringIn(officer, series('10'))
  const ids = (await standing()).map((row) => row.id)
  await bringIn(officer, series('14'))
  const rows = await standing()
  expect(rows.map((row) => [row.id, row.startsLocal?.slice(11, 16), row.status])).toEqual(ids.map((id) => [id, '14:00', 'confirmed']))
  expect(await kinds(officer, await begin(officer, series('14')))).toEqual(['unchanged', 'unchanged', 'unchanged'])
})

test('what was cancelled here by hand stays so while the file says nothing new of it', async () => {
  const { officer } = await makeScene()
  await bringIn(officer, talk())
  const [made] = await standing()
  await asActor(officer, (db) => cancelEngagement(db, officer, made?.id ?? ''))
  const later = await begin(officer, talk('LOCATION:Room 2', 'STATUS:TENTATIVE', 'SEQUENCE:1'))
  expect(await kinds(officer, later)).toEqual(['changed place'])
  await apply(officer, later)
  expect((await standing()).map(({ status, place }) => [status, place])).toEqual([['cancelled', 'Room 2']])
})

test('a UID that belongs to what the actor may not see reads as new, word for word', async () => {
  const { officer, stranger } = await makeScene()
  const look = async () => {
    const rows = await planned(stranger, await begin(stranger, talk('SEQUENCE:0')))
    return rows.map(({ id: _, ...row }) => row)
  }
  const unknown = await look()
  await bringIn(officer, talk('SEQUENCE:5'), 'confidential')
  expect(await look()).toEqual(unknown)
  expect(unknown.map(({ plan }) => plan.kind)).toEqual(['new'])
  await bringIn(stranger, talk())
  const rows = await standing()
  expect(rows.map((row) => row.deskId).sort()).toEqual([officer.deskIds[0], stranger.deskIds[0]].sort())
  await bringIn(officer, cancelled(talk('SEQUENCE:5')))
  expect((await standing()).find((row) => row.deskId === stranger.deskIds[0])?.status).toBe('confirmed')
})

test('what another desk keeps openly is named and left', async () => {
  const { officer, stranger } = await makeScene()
  await bringIn(officer, talk(), 'internal')
  const [row] = await planned(stranger, await begin(stranger, talk('LOCATION:Room 9', 'SEQUENCE:1')))
  expect([row?.plan.kind, row?.plan.reason]).toEqual(['refused', 'otherDesk|{"desk":"Syria desk"}'])
})

test('deleted here, it comes as new again; what our own feeds gave out is refused', async () => {
  const { officer } = await makeScene()
  await bringIn(officer, talk())
  const [made] = await standing()
  await asActor(officer, (db) => deleteEngagement(db, officer, made?.id ?? ''))
  expect(await kinds(officer, await begin(officer, talk()))).toEqual(['new'])
  expect(await kinds(officer, await begin(officer, talk().replace('one@test', `${made?.id}@gezant.invalid`)))).toEqual(['ownExport'])
})

test('a dry run that no longer does what it showed is shown again instead', async () => {
  const { officer } = await makeScene()
  const id = await begin(officer, talk('LOCATION:Room 2', 'SEQUENCE:1'))
  const print = printOf(await planned(officer, id))
  await bringIn(officer, talk())
  const applied = await asActor(officer, (db) => applyImport(db, officer, id, print))
  expect(applied).toEqual({ ok: false, reason: 'changed-meanwhile' })
  expect((await asActor(officer, (db) => findImport(db, id)))?.state).toBe('dry-run')
  expect((await standing()).map((row) => row.place)).toEqual([null])
})

test('an import is applied once, and by nobody else', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  const id = await begin(officer, talk())
  expect(await apply(coordinator, id)).toEqual({ ok: false, reason: 'not-found' })
  expect(await apply(stranger, id)).toEqual({ ok: false, reason: 'not-found' })
  await apply(officer, id)
  expect(await apply(officer, id)).toEqual({ ok: false, reason: 'applied-before' })
  expect(await asOwner((db) => db.$count(engagements))).toBe(1)
})

test('the database itself keeps imports to their owner and foreign ids to who may write the engagement', async () => {
  const { officer, coordinator, stranger } = await makeScene()
  const id = await bringIn(officer, talk())
  for (const table of [imports, importRows, externalIds]) {
    await expect(asActor(officer, (db) => db.select().from(table))).rejects.toThrow()
  }
  const taken = (actor: typeof officer) =>
    asActor(actor, async (db) => [
      await db.update(imports).set({ fileName: 'x' }).where(eq(imports.id, id)).returning({ id: imports.id }),
      await db.update(importRows).set({ title: 'x' }).where(eq(importRows.importId, id)).returning({ id: importRows.id }),
    ])
  expect(await taken(coordinator)).toEqual([[], []])
  const gone = await asActor(stranger, (db) => db.delete(externalIds).returning({ id: externalIds.id }))
  expect(gone).toEqual([])
  const [made] = await standing()
  const content = { engagementId: made?.id ?? '', uid: 'u', recurrenceId: '', sequence: 0, content: {} }
  await expect(asActor(stranger, (db) => db.insert(externalIds).values(content))).rejects.toThrow()
})

test('two of one desk who bring in the same file at the same moment make no second engagement', async () => {
  const { officer, coordinator } = await makeScene()
  const ids = [await begin(officer, talk()), await begin(coordinator, talk())] as const
  const done = Promise.withResolvers<void>()
  const first = asActor(officer, async (db) => {
    await applyImport(db, officer, ids[0], undefined)
    done.resolve()
    await delay(150)
  })
  await done.promise
  await asActor(coordinator, (db) => applyImport(db, coordinator, ids[1], undefined))
  await first
  expect(await standing()).toHaveLength(1)
})

test('a row keeps what the file says and no title of ours, which may become too strict to read', async () => {
  const { officer } = await makeScene()
  await bringIn(officer, talk('RRULE:FREQ=WEEKLY;COUNT=2'))
  for (const { id } of await standing()) await change(id, { title: 'OURS' })
  const gone = await begin(officer, talk('RRULE:FREQ=WEEKLY;COUNT=1', 'SEQUENCE:1'))
  const off = await begin(officer, cancelled(talk('SEQUENCE:1')))
  expect([await kinds(officer, gone), await kinds(officer, off)]).toEqual([
    ['unchanged', 'changed status'],
    ['changed status', 'changed status'],
  ])
  expect(JSON.stringify(await asOwner((db) => db.select().from(importRows)))).not.toContain('OURS')
})

test.each(levels)('at level %s the one who brings a file in still finds it the second time', async (level) => {
  const { officer, stranger } = await makeScene()
  await bringIn(officer, talk(), level)
  expect((await standing()).map((row) => row.level)).toEqual([level])
  expect(await kinds(officer, await begin(officer, talk(), level))).toEqual(['unchanged'])
  const open = level === 'public' || level === 'internal'
  expect(await kinds(stranger, await begin(stranger, talk(), level))).toEqual([open ? 'otherDesk' : 'new'])
})
