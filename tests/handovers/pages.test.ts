import { expect, test } from 'vitest'
import { newFormKey } from '#app/lib/ids.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { assessment } from '../assessments/scene.ts'
import { deedsOn, makeContact } from '../follow-ups/scene.ts'
import { handedOver, makeLeaving } from './scene.ts'

useDatabase({ onBoth: false })

const { browserOf } = await servePages()

test('a handover goes from leaver to successor by plain forms: made, told, ticked off, asked, answered, signed for', async () => {
  const { leaver, successor, talk, sheikh } = await makeLeaving()
  await talk('2026-02-05', [sheikh])
  await assessment(leaver, { contactId: sheikh, grade: 'influence-4', note: 'Others wait for him', level: 'confidential' })
  const [giver, taker] = [await browserOf(leaver), await browserOf(successor)]
  const form = { formKey: newFormKey(), leaverId: leaver.id, successorId: successor.id, deskId: '', lastOn: '' }
  const [made, again] = [await giver.post('/handovers/new', form), await giver.post('/handovers/new', form)]
  const where = String(made.headers.location)
  expect([made.status, again.headers.location]).toEqual([302, where])
  expect((await taker.get('/')).body).toContain('A handover waits for you')
  await giver.post(`${where}/words?contact=${sheikh}`, { body: 'Drinks no coffee', level: 'need-to-know' })
  expect((await taker.get(where)).body).toMatch(
    /Sheikh A\..*Met once.*Influence.*much.*Others wait for him.*Confidential.*Drinks no coffee.*Need-to-know/s,
  )
  const ticked = await taker.post(`${where}/receipt`, { contactId: sheikh, received: 'yes' })
  expect(ticked.headers.location).toBe(`${where}#about-${sheikh}`)
  await taker.post(`${where}/questions?contact=${sheikh}`, { formKey: newFormKey(), body: 'Tea then?' })
  const [, question = ''] = /answers\?question=([0-9a-f-]{36})/.exec((await giver.get(where)).body) ?? []
  await giver.post(`${where}/answers?question=${question}`, { answer: 'Mint tea' })
  await taker.post(`${where}/signature`)
  const { body } = await giver.get(where)
  for (const said of ['Received', '1 of 8 parts ticked off', 'About Sheikh A.', 'Mint tea', 'signed for on', 'signed for the whole'])
    expect(body).toContain(said)
  expect((await taker.get('/')).body).not.toContain('A handover waits for you')
})

test('a form that is refused says why beside the field, and keeps what was typed', async () => {
  const { leaver, successor, manager } = await makeLeaving()
  const giver = await browserOf(leaver)
  const form = { formKey: newFormKey(), leaverId: leaver.id, successorId: leaver.id, lastOn: '2026-03-01' }
  const oneself = await giver.post('/handovers/new', form)
  expect([oneself.status, oneself.body.includes('Choose somebody else'), oneself.body.includes('2026-03-01')]).toEqual([422, true, true])
  const other = await (await browserOf(manager)).post('/handovers/new', { ...form, successorId: successor.id })
  expect([other.status, other.body.includes('Choose one of the list')]).toEqual([422, true])
  const where = `/handovers/${await handedOver(leaver, { leaverId: leaver.id, successorId: successor.id })}`
  const long = await giver.post(`${where}/words`, { body: `Typed ${'x'.repeat(5000)}`, level: 'internal' })
  expect([long.status, long.body.includes('Typed xxx')]).toEqual([422, true])
  const empty = await (await browserOf(successor)).post(`${where}/questions`, { formKey: newFormKey(), body: ' ' })
  expect([empty.status, empty.body.includes('Your question')]).toEqual([422, true])
})

test('who is hidden can be named in no address of a handover', async () => {
  const { leaver, successor } = await makeLeaving()
  const hidden = await makeContact(leaver, 'Canary', 'need-to-know')
  const where = `/handovers/${await handedOver(leaver, { leaverId: leaver.id, successorId: successor.id })}`
  const [giver, taker] = [await browserOf(leaver), await browserOf(successor)]
  const asked = [
    await giver.get(`${where}/words?contact=${hidden}`),
    await giver.post(`${where}/words?contact=${hidden}`, { body: 'x', level: 'internal' }),
    await taker.get(`${where}/questions?contact=${hidden}`),
    await taker.get(`/network?of=contact:${hidden}`),
  ]
  expect(asked.map(({ status, body }) => [status, body.includes('Canary')])).toEqual(Array(4).fill([404, false]))
})

test('the Word file is written down as taken, and a withdrawal needs its own button', async () => {
  const { leaver, successor } = await makeLeaving()
  const id = await handedOver(leaver, { leaverId: leaver.id, successorId: successor.id })
  const [giver, taker] = [await browserOf(leaver), await browserOf(successor)]
  const file = await taker.post(`/handovers/${id}/file`)
  expect([file.status, file.headers['content-disposition']]).toEqual([200, expect.stringContaining('Handover - Policy officer.docx')])
  expect((await deedsOn(id)).at(-1)).toMatchObject({ verb: 'exported', memberId: successor.id, fields: ['docx'] })
  expect((await taker.post(`/handovers/${id}/withdrawal`, { sure: 'yes' })).status).toBe(403)
  await giver.post(`/handovers/${id}/withdrawal`)
  expect((await taker.get(`/handovers/${id}`)).status).toBe(200)
  await giver.post(`/handovers/${id}/withdrawal`, { sure: 'yes' })
  expect((await taker.get(`/handovers/${id}`)).status).toBe(404)
})

test('a picture and its list say the same, and each node leads to its own picture', async () => {
  const { leaver, talk, sheikh, lawyer } = await makeLeaving()
  await talk('2026-02-05', [sheikh, lawyer])
  const { body } = await (await browserOf(leaver)).get(`/network?of=contact:${sheikh}&until=2026-03-01`)
  const nodes = [...body.matchAll(/<title>([^<]*)<\/title>/g)].map(([, title]) => title).slice(1)
  expect(nodes).toEqual(['Sheikh A. (Person)', '1. Druze community (Organisation)', '2. Lawyer B. (Person)'])
  expect(body).toContain(`href="/network?of=contact%3A${lawyer}&amp;until=2026-03-01"`)
  expect(body).toContain('Together with Sheikh A. once, on 5 Feb 2026')
  expect(body).toContain('Together with Druze community once, on 5 Feb 2026')
})
