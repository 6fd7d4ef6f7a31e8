import { expect, test } from 'vitest'
import { newFormKey } from '#app/lib/ids.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { contact, makeScene, organisation } from '../timeline/scene.ts'
import { note } from './scene.ts'

useDatabase({ onBoth: false })

const { page, post } = await servePages()

test('a note without words comes back with what was typed and the error beside it; sent twice it is written once', async () => {
  const { coordinator } = await makeScene()
  const contactId = await contact(coordinator)
  const at = `/notes/new?contact=${contactId}`
  expect((await page(coordinator, at)).body).toContain('What the next one who meets them should know')
  const fields = { formKey: newFormKey(), contactId, assessedOn: '2020-03-01', level: 'confidential', deskId: coordinator.deskIds[0] ?? '' }
  const refused = await post(coordinator, at, { ...fields, note: ' ' })
  expect([refused.status, refused.body.includes('id="note-note-error"'), refused.body.includes('value="2020-03-01"')]).toEqual([
    422,
    true,
    true,
  ])
  expect(/<option value="confidential" selected=""/.test(refused.body)).toBe(true)
  for (const _ of [1, 2]) {
    const done = await post(coordinator, at, { ...fields, note: 'Prefers to be rung' })
    expect([done.status, done.headers.location]).toEqual([302, `/contacts/${contactId}#notes`])
  }
  const { body } = await page(coordinator, `/contacts/${contactId}`)
  expect([body.split('Prefers to be rung').length > 1, body.includes('Assessments and notes'), body.includes('Visit coordinator')]).toEqual(
    [true, true, true],
  )
  const future = await post(coordinator, at, { ...fields, note: 'Too early', assessedOn: '2126-03-01' })
  expect([future.status, future.body.includes('id="note-assessedOn-error"'), future.body.includes('Too early')]).toEqual([422, true, true])
})

test('of many notes the latest are shown and the others are behind a fold; the author alone is offered to withdraw one', async () => {
  const { coordinator, officer } = await makeScene()
  const organisationId = await organisation(coordinator)
  const ids: string[] = []
  for (const day of [1, 2, 3, 4, 5, 6, 7])
    ids.push(await note(officer, { organisationId, note: `Noted ${day}`, assessedOn: `2026-01-0${day}` }))
  const link = `/assessments/${ids[6]}/withdrawal`
  const seen = (await page(coordinator, `/organisations/${organisationId}`)).body
  expect([seen.includes('2 earlier ones'), seen.indexOf('Noted 7') < seen.indexOf('Noted 6'), seen.includes(link)]).toEqual([
    true,
    true,
    false,
  ])
  expect((await page(officer, `/organisations/${organisationId}`)).body).toContain(link)
  expect((await page(officer, link)).body).toContain('Withdraw a note')
  const at = await page(officer, `/notes/${ids[0]}`)
  expect([at.status, at.headers.location]).toEqual([302, `/organisations/${organisationId}#notes`])
  await post(officer, link, { reason: 'Somebody else' })
  expect((await page(coordinator, `/organisations/${organisationId}`)).body).toContain('Withdrawn: Somebody else')
})

test('a search for words of a note leads to whom it is about', async () => {
  const { coordinator } = await makeScene()
  const contactId = await contact(coordinator, { name: 'Guest' })
  const id = await note(coordinator, { contactId, note: 'Asked about olives' })
  const { body } = await page(coordinator, '/search?q=olives')
  expect([body.includes(`href="/notes/${id}"`), body.includes('Notes')]).toEqual([true, true])
  const all = await page(coordinator, '/search?q=olives&in=note')
  expect([all.status, all.body.includes('Guest')]).toEqual([200, true])
})
