import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findFollowUp } from '#app/domain/follow-ups/queries.server.ts'
import { newFormKey, newId } from '#app/lib/ids.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { deedsOn, makeContact, makeFollowUp, makeScene } from './scene.ts'

useDatabase({ onBoth: false })

const { browserOf } = await servePages()

const stageOf = async (actor: Actor, id: string) => (await asActor(actor, (db) => findFollowUp(db, id)))?.stage

test('a card is moved by its plain form, back to the board it stood on, which offers to undo it', async () => {
  const { officer } = await makeScene()
  const id = await makeFollowUp(officer, { title: 'Book a room' })
  const browser = await browserOf(officer)
  const board = await browser.get('/follow-ups/board?scope=desk')
  expect([board.status, board.body.includes(`action="/follow-ups/${id}/stage"`)]).toEqual([200, true])
  const moved = await browser.post(`/follow-ups/${id}/stage`, { to: 'doing', returnTo: '/follow-ups/board?scope=desk' })
  expect([moved.status, moved.headers.location]).toEqual([302, `/follow-ups/board?scope=desk&moved=${id}&from=open`])
  expect(await stageOf(officer, id)).toBe('doing')
  const after = await browser.get(String(moved.headers.location))
  expect(after.body).toMatch(/Moved to Doing: Book a room.*name="to" value="open"[^>]*>Undo/s)
  const elsewhere = await browser.post(`/follow-ups/${id}/stage`, { to: 'open', returnTo: 'https://elsewhere.example/' })
  expect(elsewhere.headers.location).toBe(`/follow-ups/${id}`)
})

test('a column says how many more there are and leads to the list of just those', async () => {
  const { officer } = await makeScene()
  for (let number = 0; number < 22; number += 1) await makeFollowUp(officer, { title: `Number ${number}` })
  const browser = await browserOf(officer)
  const { body } = await browser.get('/follow-ups/board')
  expect(body).toContain('And 2 more')
  const list = await browser.get('/follow-ups?view=all&scope=mine&stage=open')
  expect([body.includes('/follow-ups?view=all&amp;scope=mine&amp;stage=open'), list.body.includes('Number 21')]).toEqual([true, true])
})

test('of two who move one card the second sees both and moves it all the same, or is told on the board', async () => {
  const { officer, coordinator } = await makeScene()
  const id = await makeFollowUp(officer, { title: 'Book a room' })
  const [first, second] = [await browserOf(coordinator), await browserOf(officer)]
  expect((await second.get('/follow-ups/board')).body).toMatch(new RegExp(`action="/follow-ups/${id}/stage"[^]*?name="version" value="1"`))
  await first.post(`/follow-ups/${id}/stage`, { to: 'waiting', waitingWords: 'the visa', version: '1' })
  const told = await second.post(`/follow-ups/${id}/stage`, { to: 'doing', version: '1', returnTo: '/follow-ups/board' })
  expect([told.status, told.body.includes('Visit coordinator'), await stageOf(officer, id)]).toEqual([409, true, 'waiting'])
  expect(told.body).toMatch(/<input type="hidden" name="version" value="2"\/>/)
  expect(told.body).toMatch(/checked=""[^>]*value="doing"|value="doing"[^>]*checked=""/)
  const again = await second.post(`/follow-ups/${id}/stage`, { to: 'doing', version: '2', asked: 'yes' })
  expect([again.status, await stageOf(officer, id)]).toEqual([302, 'doing'])
})

test('who helps and what comes first are chosen on pages of their own, which say beside the field what cannot be', async () => {
  const { officer, outsider, coordinator } = await makeScene()
  const id = await makeFollowUp(officer, { title: 'Send the paper', level: 'confidential' })
  const other = await makeFollowUp(officer, { title: 'Get the visa' })
  const browser = await browserOf(officer)
  const [helpers, before] = [`/follow-ups/${id}/helpers`, `/follow-ups/${id}/predecessors`]
  for (const [where, form, said] of [
    [helpers, { memberId: outsider.id }, 'may not see this follow-up'],
    [helpers, { memberId: '' }, 'This is needed.'],
    [helpers, { memberId: 'nobody' }, 'Choose one of the list.'],
    [before, { otherId: id }, 'does not wait for itself'],
    [before, {}, 'This is needed.'],
  ] as [string, Record<string, string>, string][]) {
    const { status, body } = await browser.post(where, form)
    expect([status, body.includes(said)], said).toEqual([422, true])
  }
  expect((await browser.post(helpers, { memberId: coordinator.id })).headers.location).toBe(helpers)
  expect((await browser.get(`${before}?find=visa`)).body).toContain('Get the visa')
  expect((await browser.post(before, { otherId: other })).headers.location).toBe(before)
  const page = (await browser.get(`/follow-ups/${id}`)).body
  expect(['Visit coordinator', 'Get the visa', helpers, before].filter((part) => !page.includes(part))).toEqual([])
  expect((await browser.get('/follow-ups/board')).body).toContain('Waits until this is done:')
  const helping = await browserOf(coordinator)
  expect((await helping.get('/follow-ups')).body).toMatch(/Send the paper.*You help/s)
  expect((await helping.post(helpers, { memberId: coordinator.id, _method: 'DELETE' })).headers.location).toBe(`/follow-ups/${id}`)
  expect((await browser.post(before, { otherId: other, _method: 'DELETE' })).status).toBe(302)
})

test('the calendar of due dates is an address: a month, whose, and this month for what makes no sense', async () => {
  const { officer } = await makeScene()
  const id = await makeFollowUp(officer, { title: 'Send the paper', dueOn: '2031-03-14' })
  const browser = await browserOf(officer)
  const { status, body } = await browser.get('/follow-ups/calendar?month=2031-03&scope=desk')
  expect([status, body.includes('March 2031'), body.split(`href="/follow-ups/${id}"`).length - 1]).toEqual([200, true, 2])
  expect(body).toMatch(/href="#due-2031-03-14".*id="due-2031-03-14"/s)
  for (const step of ['2031-02', '2031-04']) expect(body).toContain(`/follow-ups/calendar?scope=desk&amp;month=${step}`)
  for (const month of ['2031-13', '9999-99', 'x', '2200-12', '1900-01']) {
    const answer = await browser.get(`/follow-ups/calendar?month=${month}`)
    expect([month, answer.status]).toEqual([month, 200])
  }
})

test('a move that cannot be is answered beside the field, and nothing moves', async () => {
  const { officer, outsider } = await makeScene()
  const id = await makeFollowUp(officer, { ownerId: outsider.id })
  const hidden = await makeContact(officer, 'Quiet contact', 'confidential')
  const browser = await browserOf(outsider)
  for (const [form, said] of [
    [{ to: 'waiting', waitingFor: `contact:${hidden}` }, 'Choose one of the list.'],
    [{ to: 'waiting', waitingFor: `contact:${hidden}`, waitingWords: 'the visa' }, 'not both'],
    [{ to: 'later' }, 'Choose one of the list.'],
  ] as const) {
    const { status, body } = await browser.post(`/follow-ups/${id}/stage`, form)
    expect([status, body.includes(said), body.includes('Quiet contact')]).toEqual([422, true, false])
  }
  expect(await stageOf(officer, id)).toBe('open')
})

test('what is another’s is refused, what is hidden is not there', async () => {
  const { officer, outsider } = await makeScene()
  const [open, hidden] = [await makeFollowUp(officer), await makeFollowUp(officer, { level: 'confidential' })]
  const browser = await browserOf(outsider)
  const form = {
    to: 'doing',
    until: '2099-01-01',
    outcome: 'Mine',
    body: 'Mine',
    memberId: outsider.id,
    otherId: open,
    formKey: newFormKey(),
  }
  for (const page of ['stage', 'outcome', 'snooze', 'comments', 'helpers', 'predecessors']) {
    const statuses = []
    for (const id of [open, hidden, newId()]) {
      const at = `/follow-ups/${id}/${page}`
      statuses.push((await browser.get(at)).status, (await browser.post(at, form)).status)
    }
    expect(statuses, page).toEqual([403, 403, 404, 404, 404, 404])
  }
  expect((await deedsOn(open)).length).toBe(1)
})

test('a comment that is sent twice is said once, and shows on the page', async () => {
  const { officer } = await makeScene()
  const id = await makeFollowUp(officer)
  const browser = await browserOf(officer)
  const form = { body: 'Called twice.', formKey: newFormKey() }
  const sent = [await browser.post(`/follow-ups/${id}/comments`, form), await browser.post(`/follow-ups/${id}/comments`, form)]
  expect(sent.map(({ headers }) => headers.location)).toEqual([`/follow-ups/${id}#comments`, `/follow-ups/${id}#comments`])
  expect((await browser.get(`/follow-ups/${id}`)).body).toMatch(/Policy officer, .*>Called twice\.</s)
  expect((await deedsOn(id)).length).toBe(2)
  const empty = await browser.post(`/follow-ups/${id}/comments`, { body: ' ', formKey: newFormKey() })
  expect([empty.status, empty.body.includes('This is needed.')]).toEqual([422, true])
})

test('a date that has passed is taken, and said', async () => {
  const { officer, desk } = await makeScene()
  const browser = await browserOf(officer)
  const form = { title: 'Years ago', ownerId: officer.id, deskId: desk.id, level: 'internal', dueOn: '1999-12-31', formKey: newFormKey() }
  const saved = await browser.post('/follow-ups/new', form)
  expect(saved.status).toBe(302)
  const { body } = await browser.get(String(saved.headers.location))
  expect([body.includes('Its day had already passed'), body.includes('Years ago')]).toEqual([true, true])
})
