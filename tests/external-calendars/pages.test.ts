import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'
import { beforeAll, expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asGate } from '#app/domain/access/as-actor.server.ts'
import { startSession } from '#app/domain/members/sessions.server.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { type CalendarHost, serveCalendar, startCalendarHost } from '#tests/helpers/calendar-host.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { ask } from '#tests/server/ask.ts'
import { ownPage, serve } from '#tests/server/serve.ts'
import { makeScene } from '../timeline/scene.ts'
import { added, listOf, partner, rowOf } from './scene.ts'

useDatabase({ onBoth: false })

const built: ServerBuild = await import(path.resolve('build/server/index.js'))
const places: Record<'on' | 'off', string> = { on: '', off: '' }
let server: CalendarHost

beforeAll(async () => {
  server = await startCalendarHost()
  server.answer = serveCalendar(partner)
  places.on = (await serve({ build: built, environment: { externalCalendars: { on: true, hosts: [] } } })).address
  places.off = (await serve({ build: built })).address
})

async function browserOf(actor: Actor, place: 'on' | 'off') {
  const session = await asGate((db) => startSession(db, actor.id, 'a secret of this test run alone', new Date()))
  const headers = { ...ownPage, Cookie: `__Host-gezant=${session}`, 'Content-Type': 'application/x-www-form-urlencoded' }
  return {
    get: async (where: string) => (await ask(places[place], where, { headers })).body,
    post: (where: string, form: Record<string, string>) =>
      ask(places[place], where, { method: 'POST', headers, body: String(new URLSearchParams({ formKey: newFormKey(), ...form })) }),
  }
}

test('unless the operator allows it, the pages say so, offer no form, and ask nothing outside', async () => {
  const { officer } = await makeScene()
  const id = await added(server, officer)
  const asked = server.requests.length
  const { get, post } = await browserOf(officer, 'off')
  expect(await get('/external-calendars')).toContain('EXTERNAL_CALENDARS=on')
  for (const where of ['/external-calendars/new', `/external-calendars/${id}`]) expect(await get(where)).not.toContain('name="address"')
  const refused = await post('/external-calendars/new', { name: 'Partner', address: server.url })
  expect([refused.status, (await post(`/external-calendars/${id}`, { version: '1', name: 'x', address: server.url })).status]).toEqual([
    422, 422,
  ])
  expect((await post(`/external-calendars/${id}/refresh`, {})).status).toBe(302)
  expect([server.requests.length, (await rowOf(id))?.name]).toEqual([asked, 'Partner'])
})

test('an address inside is refused with what was typed, and none of it is kept', async () => {
  const { officer } = await makeScene()
  const { post } = await browserOf(officer, 'on')
  const refused = await post('/external-calendars/new', { name: 'Router', address: 'https://127.0.0.1/admin', colour: 'teal' })
  expect(refused.status).toBe(422)
  expect(refused.body).toMatch(/not found on the public internet[\s\S]*value="https:\/\/127\.0\.0\.1\/admin"/)
  expect(await listOf(officer)).toEqual([])
})

test('after it was added, no page shows more of an address than its host', async () => {
  const { manager, officer } = await makeScene()
  const id = await added(server, manager, { readers: 'all' })
  const { get } = await browserOf(manager, 'on')
  const pages = [
    '/external-calendars',
    `/external-calendars/${id}`,
    `/external-calendars/${id}/removal`,
    '/calendar?view=week&date=2026-02-10',
    '/feeds',
  ]
  const all = (await Promise.all(pages.map(get))).join()
  expect([all.includes('calendar.example.test'), all.includes('s3cr3t'), all.includes('a.ics')]).toEqual([true, false, false])
  expect(await (await browserOf(officer, 'on')).get('/external-calendars')).not.toContain(`/external-calendars/${id}`)
})

test('a calendar is drawn in each view, with whose it is, and goes when it is removed', async () => {
  const { officer } = await makeScene()
  const id = await added(server, officer, { name: 'Partner <agenda>' })
  const { get, post } = await browserOf(officer, 'on')
  for (const view of ['day', 'workweek', 'week', 'multiweek', 'month', 'agenda']) {
    const page = await get(`/calendar?view=${view}&date=2026-02-10`)
    expect([view, /class="(layer|slot)[^>]*>[\s\S]*?Coordination[\s\S]*?Partner &lt;agenda&gt;/.test(page)]).toEqual([view, true])
    expect(await get(`/calendar?view=${view}&date=2026-02-10&layer=none`)).not.toContain('Coordination')
  }
  await post(`/external-calendars/${id}/removal`, {})
  expect(await get('/calendar?view=month&date=2026-02-10')).not.toContain('Coordination')
})
