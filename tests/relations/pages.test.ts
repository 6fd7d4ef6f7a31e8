import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { relationsOf } from '#app/domain/relations/queries.server.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { contact, makeScene } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const { page, post } = await servePages()

test('a relation is added by finding the other one, shown on both pages, edited, and removed', async () => {
  const { coordinator, viewer } = await makeScene()
  const adviser = await contact(coordinator, { name: 'Samira Adviser' })
  const leader = await contact(coordinator, { name: 'Walid Leader' })
  const found = await page(coordinator, `/relations/new?contact=${adviser}&q=Walid`)
  expect(found.body).toContain(`?contact=${adviser}&amp;with=${leader}`)
  const at = `/relations/new?contact=${adviser}&with=${leader}`
  expect((await page(coordinator, at)).body).toContain('advised by')
  const fields = { formKey: newFormKey(), contactId: adviser, withId: leader, level: 'internal', deskId: coordinator.deskIds[0] ?? '' }
  const wrong = await post(coordinator, at, { ...fields, note: 'Since the talks', fromOn: '2026-02-31', said: 'adviser-of' })
  expect([wrong.status, wrong.body.includes('id="relation-fromOn-error"'), wrong.body.includes('Since the talks')]).toEqual([
    422,
    true,
    true,
  ])
  const done = await post(coordinator, at, { ...fields, note: 'Since the talks', said: 'adviser-of' })
  expect([done.status, done.headers.location]).toEqual([302, `/contacts/${adviser}`])
  const [row] = await asActor(coordinator, (db) => relationsOf(db, { contactId: leader }))
  const edit = `/relations/${row?.id}/edit`
  const both = await Promise.all([adviser, leader].map((id) => page(coordinator, `/contacts/${id}`)))
  expect(both.map(({ body }) => /(adviser of|advised by) \u2068(Samira Adviser|Walid Leader)/.exec(body)?.[1])).toEqual([
    'adviser of',
    'advised by',
  ])
  expect([both[0]?.body.includes(edit), (await page(viewer, `/contacts/${leader}`)).body.includes(edit)]).toEqual([true, false])
  const changes = { level: 'internal', deskId: fields.deskId, note: 'Until the talks', untilOn: '2026-01-01' }
  expect((await post(coordinator, edit, { ...changes, version: '1' })).status).toBe(302)
  const late = await post(coordinator, edit, { ...changes, note: 'Typed by a second writer', version: '1' })
  expect([late.status, late.body.includes('Typed by a second writer'), late.body.includes('Until the talks')]).toEqual([409, true, true])
  const removed = await post(coordinator, `/relations/${row?.id}/removal`, {})
  expect([removed.status, removed.headers.location]).toEqual([302, `/contacts/${adviser}`])
  expect((await page(coordinator, `/contacts/${leader}`)).body).not.toContain('advised by')
})
