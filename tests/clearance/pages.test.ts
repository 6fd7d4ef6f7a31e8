import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { clearanceOf } from '#app/domain/clearance/queries.server.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { handouts } from '#db/schema/handouts.ts'
import { clear, giveRoles } from '#tests/helpers/clearance.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { item, visit } from '../handouts/scene.ts'
import { engagement, makeScene } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const { browserOf } = await servePages()

const missing = async (actor: Actor, id: string) => (await asActor(actor, (db) => clearanceOf(db, id))).missing
const seenIn = (page: string) => /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? ''

test('an engagement that is not cleared is no file to keep, and one that is cleared is', async () => {
  const { officer } = await makeScene()
  const id = await engagement(officer, { level: 'confidential', place: 'Room 9' })
  const reads = await browserOf(officer)
  const refused = await reads.get(`/engagements/${id}.ics`)
  expect([refused.status, refused.body.includes('Missing: policy'), refused.body.includes('Room 9')]).toEqual([409, true, false])
  await clear(officer, id)
  const kept = await reads.get(`/engagements/${id}.ics`)
  expect([kept.status, kept.body.includes('LOCATION:Room 9')]).toEqual([200, true])
})

test('who holds the role signs off with the page’s own form and takes it back; others see no form and are refused', async () => {
  const { officer, coordinator } = await makeScene()
  await giveRoles(officer, 'policy')
  const id = await engagement(officer, { level: 'confidential' })
  const at = `/engagements/${id}/clearance`
  const [signs, reads] = [await browserOf(officer), await browserOf(coordinator)]
  expect((await signs.get(`/engagements/${id}`)).body).toContain('Not cleared: policy missing')
  const seen = seenIn((await signs.get(at)).body)
  expect([seenIn((await reads.get(at)).body), (await reads.post(at, { role: 'policy', seen })).status]).toEqual(['', 403])
  expect(await missing(officer, id)).toEqual(['policy'])
  expect([(await signs.post(at, { role: 'policy', seen })).status, await missing(officer, id)]).toEqual([302, []])
  expect((await signs.get(`/engagements/${id}`)).body).toMatch(/Cleared \d+ \w+ \d+ by Policy officer/)
  const back = await signs.post(at, { _method: 'DELETE', role: 'policy' })
  expect([back.status, await missing(officer, id)]).toEqual([302, ['policy']])
  expect((await signs.get(at)).body).toMatch(/Taken back on .* by Policy officer: by hand\./)
})

test('a form that was read before a change is refused with the reason, and the next one shows what is', async () => {
  const { officer } = await makeScene()
  await giveRoles(officer, 'policy')
  const id = await engagement(officer, { level: 'confidential' })
  const at = `/engagements/${id}/clearance`
  const { post } = await browserOf(officer)
  const stale = await post(at, { role: 'policy', seen: '2026-02-05T08:00:00.000Z' })
  expect([stale.status, stale.body.includes('look again before you sign')]).toEqual([409, true])
  expect((await post(at, { role: 'policy' })).status).toBe(422)
  expect(await missing(officer, id)).toEqual(['policy'])
  expect((await post(at, { role: 'policy', seen: seenIn(stale.body) })).status).toBe(302)
})

test('a visit that is not cleared is neither printed nor handed out, and each page says what is missing', async () => {
  const { officer } = await makeScene()
  const id = await visit(officer, { level: 'confidential' })
  const talk = await item(officer, id, { level: 'confidential', title: 'Quiet talk' })
  const { get, post } = await browserOf(officer)
  const sentence = 'The programme of this visit is not let out: the visit is not cleared. Missing: policy.'
  const wish = { reader: 'delegation', language: 'en', format: 'print' }
  const printed = await get(`/visits/${id}/programme`)
  expect([printed.status, printed.body.includes(sentence)]).toEqual([409, true])
  for (const where of ['handouts', 'shares']) expect((await get(`/visits/${id}/${where}`)).body).toContain(sentence)
  expect((await post(`/visits/${id}/handouts/file`, { ...wish, formKey: newFormKey() })).headers.location).toBe(`/visits/${id}/handouts`)
  expect(await asOwner((db) => db.$count(handouts))).toBe(0)
  await clear(officer, id)
  const page = await get(`/visits/${id}/handouts`)
  expect(page.body).toContain('One item is left out')
  expect(page.body).toContain(`href="/engagements/${talk}/clearance"`)
  expect((await get(`/visits/${id}/programme`)).status).toBe(200)
  expect((await post(`/visits/${id}/handouts/file`, { ...wish, formKey: newFormKey() })).headers.location).toContain(
    '/programme?reader=delegation',
  )
})

test('home leads to what waits for a member’s sign-off, and only who holds a role has it', async () => {
  const { officer, coordinator, administrator } = await makeScene()
  await giveRoles(officer, 'policy')
  await engagement(officer, { level: 'confidential', title: 'Quiet talk', startsOn: '2099-02-05' })
  const waiting = 'Waiting for my sign-off'
  const [signs, reads, keeps] = [await browserOf(officer), await browserOf(coordinator), await browserOf(administrator)]
  expect([(await signs.get('/')).body.includes(waiting), (await reads.get('/')).body.includes(waiting)]).toEqual([true, false])
  expect((await signs.get('/sign-offs')).body).toContain('Quiet talk')
  expect((await reads.get('/sign-offs')).body).not.toContain('Quiet talk')
  expect((await keeps.get(`/members/${officer.id}`)).body).toContain(`href="/members/${officer.id}/sign-offs"`)
  const desk = `/members/desks/${officer.deskIds[0]}/sign-offs`
  expect((await keeps.post(desk, { version: '1' })).body).toContain('Ask for at least one.')
  expect((await keeps.post(desk, { version: '1', roles: 'security' })).status).toBe(302)
  expect((await signs.get('/')).body).not.toContain(waiting)
})
