import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { noticeWishesOf } from '#app/domain/notices/choices.server.ts'
import { remindDue } from '#app/domain/notices/remind.server.ts'
import { addDays } from '#app/lib/dates.ts'
import { createLogger } from '#server/logging.ts'
import { startReminding } from '#server/reminding.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { followUp, makeScene } from '../timeline/scene.ts'
import { inbox, now } from './scene.ts'

useDatabase({ onBoth: false })

const { page, post } = await servePages()
const get = (actor: Actor, where: string, language = 'en') => page(actor, where, { 'Accept-Language': language })

const today = new Date().toISOString().slice(0, 10)

test('the inbox is read and marked with forms alone, and every page counts what is unread', async () => {
  const { officer, coordinator } = await makeScene()
  await followUp(officer, 'Send the <paper>', { dueOn: addDays(today, -9) })
  await followUp(officer, 'Call back', { dueOn: addDays(today, -8) })
  await remindDue(new Date())
  const page = await get(officer, '/inbox')
  expect([page.status, page.body.includes('Send the &lt;paper&gt;'), page.body.includes('2 unread')]).toEqual([200, true, true])
  expect((await get(officer, '/settings', 'nl')).body).toContain('2 ongelezen')
  const [, id = ''] = /action="\/inbox\/([0-9a-f-]{36})\/reading"/.exec(page.body) ?? []
  expect((await post(coordinator, `/inbox/${id}/reading`)).status).toBe(404)
  const marked = await post(officer, `/inbox/${id}/reading`)
  expect([marked.status, marked.headers.location]).toEqual([302, '/inbox'])
  expect((await get(officer, '/inbox')).body).toContain('1 unread')
  await post(officer, `/inbox/${id}/reading`, { _method: 'DELETE' })
  const [, until = ''] = /name="until" value="([^"]+)"/.exec(page.body) ?? []
  await post(officer, '/inbox/reading', { until: 'not a moment' })
  expect((await get(officer, '/inbox')).body).toContain('2 unread')
  await post(officer, '/inbox/reading', { until })
  const after = await get(officer, '/inbox')
  expect([after.body.includes('unread</span>'), after.body.includes('Mark all')]).toEqual([false, false])
  expect((await get(coordinator, '/inbox')).body).toContain('Nothing in your inbox')
})

test('choices are kept as made with a form alone; what is no time or half a quiet stretch is refused beside its field, and stays as typed', async () => {
  const { officer } = await makeScene()
  const saved = await post(officer, '/settings/reminders', {
    'follow-up-late': 'mail',
    digestAt: '06:45',
    quietFrom: '22:00',
    quietUntil: '06:00',
  })
  expect([saved.status, saved.headers.location]).toEqual([302, '/settings/reminders?said=saved'])
  const kept = () => asActor(officer, (db) => noticeWishesOf(db, officer))
  const wishes = { 'follow-up-late': 'mail', 'hold-ends': 'app', digestAt: '06:45', quietFrom: '22:00', quietUntil: '06:00' }
  expect(await kept()).toMatchObject(wishes)
  const page = (await get(officer, '/settings/reminders?said=saved')).body
  expect([page.includes('value="06:45"'), /<option value="mail" selected/.test(page), page.includes('choices are saved')]).toEqual([
    true,
    true,
    true,
  ])
  const wrong = await post(officer, '/settings/reminders', { 'hold-ends': 'loudly', digestAt: '25:00' })
  const half = await post(officer, '/settings/reminders', { digestAt: '09:00', quietFrom: '23:00' })
  expect([wrong.status, half.status, await kept()]).toEqual([422, 422, expect.objectContaining(wishes)])
  for (const said of ['“25:00” is not a time of day.', 'value="25:00"', 'href="#reminders-hold-ends"']) expect(wrong.body).toContain(said)
  for (const said of ['href="#reminders-quietUntil"', 'Give both hours, or leave both empty.', 'value="23:00"', 'value="09:00"'])
    expect(half.body).toContain(said)
  await post(officer, '/settings/reminders', { digestAt: '08:00' })
  expect(await kept()).toMatchObject({ 'follow-up-late': 'app', digestAt: '08:00', quietFrom: null, quietUntil: null })
})

test('the job makes what is due, logs numbers alone, and ends when it is told to', async () => {
  const { officer } = await makeScene()
  await followUp(officer, 'CANARY', { dueOn: '2026-02-06' })
  const lines: string[] = []
  const logger = createLogger('debug', { write: (line) => void lines.push(line) })
  const job = startReminding({ logger, everyMs: 5, now: () => now })
  await expect.poll(() => lines.length).toBe(1)
  await job.stop()
  expect(await inbox(officer)).toEqual(['follow-up-due: CANARY'])
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({ level: 'info', notices: { 'follow-up-due': 1 } })
  expect(lines.join()).not.toMatch(/CANARY|officer/i)
})

test('a job that fails again and again says so without names, goes on, and makes all once it can', async () => {
  const { officer } = await makeScene()
  await followUp(officer, 'CANARY', { dueOn: '2026-02-06' })
  const lines: string[] = []
  const logger = createLogger('debug', { write: (line) => void lines.push(line) })
  let broken = true
  const clock = () => {
    if (broken) throw new Error('CANARY of officer')
    return now
  }
  const job = startReminding({ logger, everyMs: 5, now: clock })
  await expect.poll(() => lines.length).toBeGreaterThan(3)
  const failed = lines.length
  broken = false
  await expect.poll(() => lines.some((line) => line.includes('"notices":{'))).toBe(true)
  await job.stop()
  expect(await inbox(officer)).toEqual(['follow-up-due: CANARY'])
  expect(lines.slice(0, failed).every((line) => JSON.parse(line).reminding === 'failed')).toBe(true)
})
