import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cancelEngagement } from '#app/domain/engagements/commands.server.ts'
import { postponeEngagement, postponementInput, postponementsOf } from '#app/domain/engagements/postponements.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { blankEngagement } from '#app/http/engagement-form.server.ts'
import { activity } from '#db/schema/activity.ts'
import { engagements } from '#db/schema/engagements.ts'
import { postponements } from '#db/schema/postponements.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { makeScene, schedule } from './scene.ts'

useDatabase()

const toTime = (startsOn: string, startsTime = '10:00', endsTime = '11:00') => ({
  to: 'new-time',
  ...{ timing: 'timed', zone: 'Europe/Amsterdam', startsOn, startsTime, endsTime },
})

const postpone = (actor: Actor, id: string, form: Record<string, unknown>, version = 1) =>
  asActor(actor, (db) => postponeEngagement(db, actor, id, version, postponementInput.parse(form)))

const stored = async (id: string) => (await asOwner((db) => db.select().from(engagements).where(eq(engagements.id, id))))[0]
const told = (actor: Actor, id: string) => asActor(actor, (db) => postponementsOf(db, id))

test('a talk put off to a new time keeps the old one, who put it off and why, and calendars hear of it', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer)
  expect(await postpone(officer, id, { ...toTime('2026-02-12'), reason: 'They are travelling', status: 'tentative' })).toEqual({ ok: true })
  expect(await stored(id)).toMatchObject({ startsLocal: '2026-02-12 10:00:00', status: 'tentative', sequence: 1, version: 2 })
  expect(await told(officer, id)).toMatchObject([
    {
      by: 'Policy officer',
      reason: 'They are travelling',
      startsLocal: '2026-02-05T10:00',
      endsLocal: '2026-02-05T11:00',
      startsAt: new Date('2026-02-05T09:00:00Z'),
    },
  ])
  const deeds = await asOwner((db) =>
    db.select({ verb: activity.verb }).from(activity).where(eq(activity.recordId, id)).orderBy(activity.at),
  )
  expect(deeds).toEqual([{ verb: 'created' }, { verb: 'postponed' }])
})

test('a talk put off without a date is postponed, and takes up its new time when there is one', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer)
  expect(await postpone(officer, id, { to: 'open' })).toEqual({ ok: true })
  expect(await stored(id)).toMatchObject({ status: 'postponed', startsLocal: '2026-02-05 10:00:00', sequence: 1 })
  expect(await postpone(officer, id, toTime('2026-03-03'), 2)).toEqual({ ok: true })
  expect(await stored(id)).toMatchObject({ status: 'confirmed', startsLocal: '2026-03-03 10:00:00', sequence: 2 })
  expect((await told(officer, id)).map((one) => one.startsLocal)).toEqual(['2026-02-05T10:00'])
})

test('whole days that were put off are told as days', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer, { timing: 'all-day', endsOn: '2026-02-06' })
  await postpone(officer, id, { to: 'open' })
  expect(await told(officer, id)).toMatchObject([
    { timing: 'all-day', startsOn: '2026-02-05', endsOn: '2026-02-06', startsAt: new Date('2026-02-04T23:00:00Z') },
  ])
})

test('nothing is put off to where it is, twice to no date, from an old version, or once cancelled', async () => {
  const { officer } = await makeScene()
  const id = await schedule(officer)
  expect(await postpone(officer, id, toTime('2026-02-05'))).toEqual({ ok: false, reason: 'same-time' })
  expect(await postpone(officer, id, { to: 'open' }, 7)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  await postpone(officer, id, { to: 'open' })
  expect(await postpone(officer, id, { to: 'open' }, 2)).toEqual({ ok: false, reason: 'same-time' })
  await asActor(officer, (db) => cancelEngagement(db, officer, id))
  expect(await postpone(officer, id, toTime('2026-03-03'), 3)).toEqual({ ok: false, reason: 'cancelled' })
  expect(await asOwner((db) => db.$count(postponements))).toBe(1)
})

test('who may not write an engagement cannot put it off, and who may not see it finds nothing', async () => {
  const { officer, stranger } = await makeScene()
  const open = await schedule(officer)
  const hidden = await schedule(officer, { level: 'confidential' })
  expect(await postpone(stranger, open, { to: 'open' })).toEqual({ ok: false, reason: 'not-yours' })
  expect(await postpone(stranger, hidden, { to: 'open' })).toEqual({ ok: false, reason: 'not-found' })
  await postpone(officer, hidden, { to: 'open', reason: 'A secret reason' })
  expect(await told(stranger, hidden)).toEqual([])
})

test('a new time is refused beside its field, as in any form', () => {
  const issues = (form: Record<string, unknown>) =>
    postponementInput.safeParse(form).error?.issues.map((issue) => [issue.path, issue.message])
  expect(issues({ ...toTime('2026-03-29', '02:30', '04:00') })).toEqual([[['startsTime'], expect.stringContaining('errors.timeMissing')]])
  expect(issues({})).toEqual([[['to'], 'errors.required']])
})

test('a duplicate has all but the days, the answers and the texts', async () => {
  const { officer, coordinator, stranger, desk } = await makeScene()
  const id = await schedule(officer, { place: 'Room A', level: 'confidential', tier: 'official', memberIds: [coordinator.id] })
  const asked = (actor: Actor) =>
    asActor(actor, (db) => {
      const reader = {
        locale: 'en',
        zone: 'Europe/Amsterdam',
        theme: null,
        singleKeys: true,
        now: '2026-06-01T08:10:00Z',
        today: '2026-06-01',
      } as const
      return blankEngagement(db, actor, reader, new URL(`https://gezant.test/engagements/new?copy=${id}`))
    })
  const { defaults, chosen } = await asked(officer)
  expect(defaults).toMatchObject({
    ...{ title: 'Talk with the Druze community', place: 'Room A', level: 'confidential', tier: 'official', deskId: desk.id },
    ...{ startsOn: '2026-06-01', startsTime: '10:00', endsTime: '11:00', status: 'confirmed' },
  })
  expect('endsOn' in defaults).toBe(false)
  expect(chosen.memberIds).toEqual([{ id: coordinator.id, name: 'Visit coordinator' }])
  expect((await asked(stranger)).defaults).not.toHaveProperty('title')
  expect(await asActor(officer, (db) => findEngagement(db, id))).toMatchObject({ version: 1 })
})
