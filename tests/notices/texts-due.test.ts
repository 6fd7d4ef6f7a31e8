import { eq, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { briefDueOn, owesTexts, readOutDueOn, workdaysFrom } from '#app/domain/texts/due.ts'
import { writeText } from '#app/domain/texts/texts.server.ts'
import { addDays } from '#app/lib/dates.ts'
import { engagements } from '#db/schema/engagements.ts'
import { desks } from '#db/schema/members.ts'
import { notices } from '#db/schema/notices.ts'
import { type EngagementKind, engagementKinds, type Status, statuses, type Timing, timings } from '#db/schema/words.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { engagement, makeScene, text } from '../timeline/scene.ts'
import { at, inbox, remindAll } from './scene.ts'

useDatabase({ onBoth: false })

const timed = { timing: 'timed', startsTime: '10:00', endsTime: '11:00', status: 'confirmed' } as const
const made = () => asOwner((db) => db.$count(notices))
const set = (id: string, what: Partial<typeof engagements.$inferInsert>) =>
  asOwner((db) => db.update(engagements).set(what).where(eq(engagements.id, id)))

test('a brief that nobody asked for is brought up the working day before the days of the desk, once, and no more once it is written', async () => {
  const { officer, coordinator } = await makeScene()
  // A Monday: two working days before it is the Thursday.
  const id = await engagement(officer, { title: 'Talk', startsOn: '2026-02-09', ...timed, memberIds: [coordinator.id] })
  await engagement(officer, { title: 'Only proposed', startsOn: '2026-02-09', ...timed, status: 'proposed' })
  await engagement(officer, { title: 'Next week', startsOn: '2026-02-12', ...timed })
  await remindAll(at('2026-02-03T08:00:00Z'))
  expect(await made()).toBe(0)
  for (const moment of ['2026-02-04T08:00:00Z', '2026-02-04T08:01:00Z', '2026-02-05T08:00:00Z']) await remindAll(at(moment))
  expect([await inbox(coordinator), await inbox(officer), await made()]).toEqual([['brief-due: Talk'], [], 1])
  await text(officer, 'brief', id, 'What we want of it.')
  expect(await inbox(coordinator)).toEqual([])
})

test('a read-out that nobody asked for is brought up on its day, and not for ever after', async () => {
  const { officer } = await makeScene()
  const held = { ...timed, status: 'held' } as const
  await engagement(officer, { title: 'Held', startsOn: '2026-01-29', ...held })
  await engagement(officer, { title: 'Long ago', startsOn: '2025-12-12', ...held })
  await engagement(officer, { title: 'Ours', startsOn: '2026-01-29', ...held, oursOnly: true })
  await remindAll(at('2026-02-04T22:00:00Z'))
  expect(await inbox(officer)).toEqual([])
  for (const moment of ['2026-02-05T08:00:00Z', '2026-02-06T08:00:00Z']) await remindAll(at(moment))
  expect([await inbox(officer), await made()]).toEqual([['read-out-due: Held'], 1])
})

test.each(['cancelled', 'postponed'] as const)('what is owed for an engagement that is %s is no notice any more', async (status) => {
  const { officer } = await makeScene()
  const ids = [
    await engagement(officer, { title: 'Ahead', startsOn: '2026-02-06', ...timed }),
    await engagement(officer, { title: 'Behind', startsOn: '2026-01-28', ...timed }),
  ]
  await remindAll()
  expect((await inbox(officer)).sort()).toEqual(['brief-due: Ahead', 'read-out-due: Behind'])
  for (const id of ids) await set(id, { status, statusBefore: status === 'cancelled' ? 'confirmed' : null })
  expect(await inbox(officer)).toEqual([])
  for (const id of ids) await set(id, { status: 'confirmed', statusBefore: null })
  expect(await inbox(officer)).toHaveLength(2)
})

test('a day that somebody sets takes the place of the usual one, and the same day is not said twice', async () => {
  const { officer } = await makeScene()
  const id = await engagement(officer, { title: 'Talk', startsOn: '2026-02-09', ...timed })
  await remindAll()
  const ask = (dueOn: string, version?: number) =>
    asActor(officer, (db) => writeText(db, officer, 'brief', id, version, { body: '', level: 'internal', dueOn }))
  await ask('2026-02-05')
  await remindAll()
  expect([await inbox(officer), await made()]).toEqual([['brief-due: Talk'], 1])
  await ask('2026-02-08', 1)
  expect(await inbox(officer)).toEqual([])
  await remindAll(at('2026-02-07T08:00:00Z'))
  expect([await inbox(officer, at('2026-02-07T08:00:00Z')), await made()]).toEqual([['brief-due: Talk'], 2])
})

test('a talk that moves takes its days along, and so does a desk that changes them', async () => {
  const { officer } = await makeScene()
  const id = await engagement(officer, { title: 'Talk', startsOn: '2026-02-09', ...timed })
  await remindAll()
  await asOwner((db) => db.update(desks).set({ briefDaysBefore: 0 }))
  expect(await inbox(officer)).toEqual([])
  await asOwner((db) => db.update(desks).set({ briefDaysBefore: 2 }))
  await set(id, { startsLocal: '2026-02-19 10:00', startsAt: at('2026-02-19T09:00:00Z'), endsAt: at('2026-02-19T10:00:00Z') })
  expect(await inbox(officer)).toEqual([])
  await remindAll(at('2026-02-16T08:00:00Z'))
  expect([await inbox(officer), await made()]).toEqual([['brief-due: Talk'], 2])
})

test('who left the desk owes it nothing by its habit, and a brief one may not know of takes no reminder away', async () => {
  const { officer, coordinator, manager } = await makeScene()
  const mine = await engagement(officer, { title: 'Mine', startsOn: '2026-02-09', ...timed })
  await engagement(coordinator, { title: 'Theirs', startsOn: '2026-02-09', ...timed })
  await text(coordinator, 'brief', mine, 'For few.', 'need-to-know')
  await asOwner((db) => db.execute(sql`update desk_members set desk_id = ${manager.deskIds[0]} where member_id = ${coordinator.id}`))
  await remindAll()
  const gone: Actor = { ...coordinator, deskIds: manager.deskIds }
  expect([await inbox(officer), await inbox(gone), await inbox(manager)]).toEqual([['brief-due: Mine'], [], []])
})

test('the database counts working days and says what is owed as the pages do', async () => {
  const days = Array.from({ length: 21 }, (_, index) => addDays('2026-02-02', index))
  const counts = Array.from({ length: 31 }, (_, index) => index)
  const [row] = await asOwner((db) =>
    db
      .select({
        before: sql<
          string[]
        >`(select json_agg(workdays_before(d::date, n) order by d, n) from unnest(${`{${days}}`}::text[]) d, unnest(${`{${counts}}`}::int[]) n)`,
        after: sql<
          string[]
        >`(select json_agg(workdays_after(d::date, n) order by d, n) from unnest(${`{${days}}`}::text[]) d, unnest(${`{${counts}}`}::int[]) n)`,
      })
      .from(sql`(values (1)) one`),
  )
  const both = (sign: 1 | -1) => days.flatMap((day) => counts.map((count) => workdaysFrom(day, sign * count)))
  expect(row).toEqual({ before: both(-1), after: both(1) })
  expect([
    briefDueOn({ startsOn: '2026-02-09', endsOn: '2026-02-09' }, { briefDaysBefore: 2, readOutDaysAfter: 5 }),
    readOutDueOn({ startsOn: '2026-02-09', endsOn: '2026-02-09' }, { briefDaysBefore: 2, readOutDaysAfter: 5 }),
  ]).toEqual(['2026-02-05', '2026-02-16'])
  const cases = engagementKinds.flatMap((kind) =>
    statuses.flatMap((status) => timings.flatMap((timing) => [true, false].map((oursOnly) => ({ kind, status, timing, oursOnly })))),
  )
  const rows = await asOwner((db) =>
    db
      .select({ owes: sql<boolean>`owes_texts(c.kind, c.status, c.timing, c."oursOnly")` })
      .from(sql`json_to_recordset(${JSON.stringify(cases)}) as c (kind text, status text, timing text, "oursOnly" boolean)`),
  )
  type Case = { kind: EngagementKind; status: Status; timing: Timing; oursOnly: boolean }
  expect(rows.map(({ owes }) => owes)).toEqual(cases.map((one: Case) => owesTexts(one)))
})
