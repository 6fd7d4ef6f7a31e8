import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { checks } from '#db/schema/checks.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { contact, makeScene, organisation } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const { page, post } = await servePages()

test('one button on the page, and one in the list of what is due, says that it is still right', async () => {
  const { coordinator, viewer } = await makeScene()
  const organisationId = await organisation(coordinator, { name: 'Druze community' })
  const contactId = await contact(coordinator, { name: 'Spokesman', representations: [{ organisationId, state: 'claimed' }] })
  await asOwner((db) => db.execute(sql`update contacts set created_at = '2020-01-01'`))
  const before = await page(coordinator, `/contacts/${contactId}`)
  expect(before.body.split(`action="/contacts/${contactId}/check"`)).toHaveLength(3)
  expect((await page(viewer, `/contacts/${contactId}`)).body).not.toContain(`/contacts/${contactId}/check`)
  const list = await page(coordinator, '/checks')
  expect([list.body.includes('2 to be checked'), list.body.includes('Spokesman for Druze community')]).toEqual([true, true])
  const done = await post(coordinator, `/contacts/${contactId}/check`, { back: '/checks' })
  expect([done.status, done.headers.location]).toEqual([302, '/checks'])
  const elsewhere = await post(coordinator, `/contacts/${contactId}/check`, { back: 'https://elsewhere.test/' })
  expect(elsewhere.headers.location).toBe(`/contacts/${contactId}`)
  expect((await page(coordinator, '/checks')).body).toContain('1 to be checked')
  expect((await page(coordinator, `/contacts/${contactId}`)).body).toContain('Checked by Visit coordinator on')
})

test('a day that is past or none at all comes back beside the field with what was typed', async () => {
  const { coordinator } = await makeScene()
  const organisationId = await organisation(coordinator)
  const at = `/organisations/${organisationId}/check`
  expect((await page(coordinator, at)).status).toBe(200)
  for (const dueOn of ['2020-01-01', '2027-02-31']) {
    const { status, body } = await post(coordinator, at, { dueOn })
    expect([status, body.includes('id="check-dueOn-error"'), body.includes(`value="${dueOn}"`)]).toEqual([422, true, true])
  }
  expect(await asOwner((db) => db.$count(checks))).toBe(0)
})
