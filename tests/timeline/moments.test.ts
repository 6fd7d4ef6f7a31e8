import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { momentsOf } from '#app/domain/timeline/moments.server.ts'
import { timelineOf } from '#app/domain/timeline/queries.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { engagement, followUp, makeScene, now, organisation, zone } from './scene.ts'

useDatabase()

const glance = (actor: Actor, organisationId: string, at: Date) =>
  asActor(actor, (db) => timelineOf(db, { organisationId }, { zone, now: at.toISOString() }))

/** As a list shows them; the organisation's own page says the same. */
async function moments(actor: Actor, organisationId: string, at = now) {
  const found = (await asActor(actor, (db) => momentsOf(db, 'organisation', [organisationId], at))).get(organisationId)
  const { last, next } = await glance(actor, organisationId, at)
  expect({ last, next }).toEqual(found)
  return [found?.last?.title, found?.next?.title]
}

test('the last contact is what went on, the next what is to come; neither what was called off or never agreed', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator)
  const met = { organisationIds: [organisationId] }
  await engagement(coordinator, { ...met, title: 'Held', status: 'held', startsOn: '2026-01-14' })
  await engagement(coordinator, { ...met, title: 'Never agreed', status: 'proposed', startsOn: '2026-01-20' })
  await engagement(coordinator, { ...met, title: 'Put off', status: 'postponed', startsOn: '2026-02-06' })
  await engagement(coordinator, { ...met, title: 'Our preparation', kind: 'preparation', startsOn: '2026-02-07' })
  await engagement(coordinator, { ...met, title: 'Only for us', oursOnly: true, startsOn: '2026-02-07' })
  await engagement(coordinator, { ...met, title: 'Planned', status: 'tentative', startsOn: '2026-02-12' })
  expect(await moments(coordinator, organisationId)).toEqual(['Held', 'Planned'])
})

test('a window is to come until it is over, and a visit speaks for the talks in its programme', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator)
  const days = { startsOn: '2026-02-09', endsOn: '2026-02-14', organisationIds: [organisationId] }
  await engagement(coordinator, { ...days, title: 'Talk in the window', timing: 'window' })
  const during = new Date('2026-02-11T12:00:00Z')
  const after = new Date('2026-02-15T12:00:00Z')
  expect([await moments(coordinator, organisationId, during), await moments(coordinator, organisationId, after)]).toEqual([
    [undefined, 'Talk in the window'],
    ['Talk in the window', undefined],
  ])
  const visitId = await engagement(coordinator, { ...days, kind: 'visit', title: 'Visit' })
  await engagement(coordinator, { ...days, visitId, title: 'Talk of the visit', startsOn: '2026-02-14' })
  await engagement(coordinator, { ...days, title: 'Earlier', startsOn: '2026-01-05', endsOn: '2026-01-05' })
  expect(await moments(coordinator, organisationId, during)).toEqual(['Visit', 'Talk in the window'])
})

test('last and next contact, and the next step, are of what the reader may see', async () => {
  const { coordinator, viewer } = await makeScene()
  const organisationId = await organisation(coordinator)
  const met = { organisationIds: [organisationId] }
  await engagement(coordinator, { ...met, title: 'Open talk', startsOn: '2026-01-10' })
  await engagement(coordinator, { ...met, title: 'Quiet talk', startsOn: '2026-01-20', level: 'confidential' })
  await engagement(coordinator, { ...met, title: 'Quiet plan', startsOn: '2026-02-20', level: 'confidential' })
  await followUp(coordinator, 'Quiet step', { organisationId, dueOn: '2026-02-06', level: 'confidential' })
  await followUp(coordinator, 'Open step', { organisationId, dueOn: '2026-02-08' })
  const step = async (actor: Actor) => (await glance(actor, organisationId, now)).step?.title
  expect([await moments(coordinator, organisationId), await step(coordinator)]).toEqual([['Quiet talk', 'Quiet plan'], 'Quiet step'])
  expect([await moments(viewer, organisationId), await step(viewer)]).toEqual([['Open talk', undefined], 'Open step'])
})
