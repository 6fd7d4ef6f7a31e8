import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findText } from '#app/domain/texts/texts.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { engagement, makeScene, organisation, text } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const { browserOf } = await servePages()

const fieldOf = (page: string, name: string) => new RegExp(`name="${name}"[^>]*>([^<]*)</textarea>`).exec(page)?.[1]?.trim()
const chosen = (page: string) => /<option value="([^"]+)" selected=""/.exec(page)?.[1]

async function makeComing(startsOn = '2099-03-05') {
  const scene = await makeScene()
  const druze = await organisation(scene.officer)
  const id = await engagement(scene.officer, { startsOn, organisationIds: [druze] })
  const saved = () => asActor(scene.officer, (db) => findText(db, 'brief', id))
  return { ...scene, id, at: `/engagements/${id}/brief/draft`, saved, writes: await browserOf(scene.officer) }
}

test('one click on the page of a coming engagement makes a draft in the form, with its sources, and saves nothing', async () => {
  const { id, at, saved, writes } = await makeComing()
  expect((await writes.get(`/engagements/${id}`)).body).toContain(`action="${at}"`)
  const { status, body } = await writes.post(at)
  expect([status, fieldOf(body, 'body')?.includes('# Who they are'), fieldOf(body, 'beside')]).toEqual([200, true, undefined])
  expect([chosen(body), body.includes('What went in'), await saved()]).toEqual(['internal', true, undefined])
  const kept = await writes.post(`/engagements/${id}/brief`, { version: '0', level: 'internal', body: fieldOf(body, 'body') ?? '' })
  expect([kept.status, (await saved())?.body.includes('# Who they are')]).toEqual([302, true])
  expect((await writes.get(`/engagements/${id}`)).body).not.toContain(`action="${at}"`)
})

test('no draft is offered for what is over', async () => {
  const { id, at, writes } = await makeComing('2026-01-05')
  expect((await writes.get(`/engagements/${id}`)).body).not.toContain(`action="${at}"`)
})

test('who may only read is offered no draft and refused one', async () => {
  const { id, at, viewer } = await makeComing()
  const reads = await browserOf(viewer)
  expect((await reads.get(`/engagements/${id}`)).body).not.toContain(`action="${at}"`)
  expect((await reads.post(at)).status).toBe(403)
  // For its action alone, as the client asks, without the page’s loader.
  const alone = await reads.post(`${at}.data?_routes=${encodeURIComponent('routes/engagements.$id.brief_.draft')}`)
  expect([alone.status, alone.body.includes('Who they are')]).toEqual([403, false])
})

test('a written brief is not overwritten: the draft stands beside it, and may take its place without losing it', async () => {
  const { officer, id, at, saved, writes } = await makeComing()
  await text(officer, 'brief', id, 'By hand', 'confidential')
  const first = (await writes.post(at)).body
  const draft = fieldOf(first, 'beside') ?? ''
  expect([fieldOf(first, 'body'), draft.includes('# Who they are'), chosen(first)]).toEqual(['By hand', true, 'confidential'])
  expect((await saved())?.body).toBe('By hand')
  const typed = { version: '1', level: 'confidential', body: 'By hand, and more' }
  const second = (await writes.post(at, { ...typed, beside: draft, swap: 'yes' })).body
  expect([fieldOf(second, 'body'), fieldOf(second, 'beside')]).toEqual([draft, 'By hand, and more'])
  const third = (await writes.post(at, { ...typed, body: draft, beside: 'By hand, and more', swap: 'yes' })).body
  expect([fieldOf(third, 'body'), fieldOf(third, 'beside')]).toEqual(['By hand, and more', draft])
})

test('what was typed and not yet saved stays in the form, with its level and its day', async () => {
  const { at, writes } = await makeComing()
  const { body } = await writes.post(at, { version: '0', level: 'need-to-know', dueOn: '2099-03-01', body: 'Half a thought' })
  expect([fieldOf(body, 'body'), chosen(body), body.includes('value="2099-03-01"')]).toEqual(['Half a thought', 'need-to-know', true])
  expect(fieldOf(body, 'beside')).toContain('# Who they are')
})

test('a draft of a text that somebody saved meanwhile meets the page with both, as any other', async () => {
  const { officer, id, writes, at, saved } = await makeComing()
  const draft = fieldOf((await writes.post(at)).body, 'body') ?? ''
  await text(officer, 'brief', id, 'Of another')
  const { status, body } = await writes.post(`/engagements/${id}/brief`, { version: '0', level: 'internal', body: draft })
  expect([status, fieldOf(body, 'body'), (await saved())?.body]).toEqual([409, draft, 'Of another'])
})

test('the page of an engagement says when its brief is due, and its form takes a day before there is a text', async () => {
  const { id, saved, writes } = await makeComing()
  expect((await writes.get(`/engagements/${id}`)).body).toMatch(/No brief yet[\s\S]*Due 3 Mar 2099[\s\S]*Due 12 Mar 2099/)
  expect((await writes.post(`/engagements/${id}/brief`, { version: '0', level: 'internal', body: '' })).status).toBe(422)
  const set = { version: '0', level: 'internal', body: '', dueOn: '2099-03-02' }
  expect([(await writes.post(`/engagements/${id}/brief`, set)).status, (await saved())?.dueOn]).toEqual([302, '2099-03-02'])
  expect((await writes.get(`/engagements/${id}`)).body).toMatch(/No brief yet[\s\S]*Due 2 Mar 2099/)
})
