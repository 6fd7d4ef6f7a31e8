import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { assessmentsOf } from '#app/domain/assessments/queries.server.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { contact, makeScene, organisation } from '../timeline/scene.ts'
import { assessment } from './scene.ts'

useDatabase({ onBoth: false })

const { page, post } = await servePages()

const fieldsFor = (actor: Actor) => ({
  formKey: newFormKey(),
  grade: 'influence-5',
  assessedOn: '2020-03-01',
  level: 'internal',
  deskId: actor.deskIds[0] ?? '',
})

test('an assessment without its note comes back with what was typed and the error beside the note; sent twice it is written once', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator)
  const at = `/assessments/new?organisation=${organisationId}`
  expect((await page(coordinator, at)).body).toContain('What shows it')
  const fields = { ...fieldsFor(coordinator), organisationId }
  const refused = await post(coordinator, at, fields)
  expect([refused.status, /id="assessment-note-error"/.test(refused.body), refused.body.includes('value="2020-03-01"')]).toEqual([
    422,
    true,
    true,
  ])
  expect(/<option value="influence-5" selected=""/.test(refused.body)).toBe(true)
  for (const _ of [1, 2]) {
    const done = await post(coordinator, at, { ...fields, note: 'Opened the council' })
    expect([done.status, done.headers.location]).toEqual([302, `/organisations/${organisationId}`])
  }
  const { current, earlier } = await asActor(coordinator, (db) => assessmentsOf(db, { organisationId }))
  expect([current.length, earlier.length]).toEqual([1, 0])
  const { body } = await page(coordinator, `/organisations/${organisationId}`)
  expect(['decisive', 'Opened the council', 'Visit coordinator', 'more than a year old'].filter((text) => !body.includes(text))).toEqual([])
})

test('its author is offered to withdraw it, with a reason; nobody else is', async () => {
  const { coordinator, officer } = await makeScene()
  const contactId = await contact(coordinator)
  const id = await assessment(officer, { contactId, note: 'Mistaken' })
  const link = `/assessments/${id}/withdrawal`
  expect((await page(coordinator, `/contacts/${contactId}`)).body).not.toContain(link)
  expect((await page(officer, `/contacts/${contactId}`)).body).toContain(link)
  expect((await page(officer, link)).body).toContain('Mistaken')
  const none = await post(officer, link, { reason: ' ' })
  expect([none.status, none.body.includes('id="withdrawal-reason-error"')]).toEqual([422, true])
  const done = await post(officer, link, { reason: 'Somebody else of that name' })
  expect([done.status, done.headers.location]).toEqual([302, `/contacts/${contactId}`])
  const { body } = await page(coordinator, `/contacts/${contactId}`)
  expect([body.includes('Withdrawn: Somebody else of that name'), body.includes(link)]).toEqual([true, false])
})

test('without anybody to assess, the form leads to the list of organisations', async () => {
  const { coordinator } = await makeScene()
  const { status, headers } = await page(coordinator, '/assessments/new')
  expect([status, headers.location]).toEqual([302, '/organisations'])
})
