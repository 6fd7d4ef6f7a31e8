import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { limits } from '#app/ical/read/values.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { imports } from '#db/schema/imports.ts'
import { maxBodyBytes, maxUploadBytes } from '#server/limits.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { ask } from '#tests/server/ask.ts'
import { servePages } from '#tests/server/pages.ts'
import { ownPage } from '#tests/server/serve.ts'
import { makeScene } from '../timeline/scene.ts'
import { calendar, event } from './programs.ts'
import { standing } from './scene.ts'

useDatabase({ onBoth: false })

const { address, lines, cookieOf, page, post } = await servePages()

const boundary = 'between-the-parts'

function parts(fields: Record<string, string>, file: string | Buffer, name = 'CANARY-name.ics'): Buffer {
  const field = ([key, value]: [string, string]) => `--${boundary}\r\nContent-Disposition: form-data; name="${key}"\r\n\r\n${value}\r\n`
  const head = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/calendar\r\n\r\n`
  return Buffer.concat([
    Buffer.from(Object.entries(fields).map(field).join('') + head),
    Buffer.from(file),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
}

async function upload(actor: Actor, file: string | Buffer, { key = newFormKey(), name }: { key?: string; name?: string } = {}) {
  const body = parts({ formKey: key, deskId: actor.deskIds[0] ?? '', level: 'confidential' }, file, name)
  const headers = { ...ownPage, Cookie: await cookieOf(actor), 'Content-Type': `multipart/form-data; boundary=${boundary}` }
  return ask(address, '/imports?index', { method: 'POST', headers, body })
}

const file = calendar(...event('DTSTART:20260210T100000Z', 'LOCATION:CANARY-place').map((line) => line.replace('Talk', 'CANARY-title')))
const valuesOf = (html: string, name: string) =>
  [...html.matchAll(new RegExp(`name="${name}"[^>]*value="([^"]*)"`, 'g'))].map((found) => found[1] ?? '')

test('a file goes in, is shown, brought in and undone by plain forms, and the log says nothing of it', async () => {
  const { officer } = await makeScene()
  const key = newFormKey()
  const sent = await upload(officer, file, { key })
  const at = String(sent.headers.location)
  expect([sent.status, at]).toEqual([302, expect.stringMatching(/^\/imports\/[0-9a-f-]{36}$/)])
  expect((await upload(officer, file, { key })).headers.location).toBe(at)
  expect(await asOwner((db) => db.$count(imports))).toBe(1)

  const { body: shown } = await page(officer, at)
  expect(shown).toContain('CANARY-title')
  const fields = ['print', 'shown', 'take'].flatMap((name) => valuesOf(shown, name).map((value) => [name, value]))
  expect((await post(officer, `${at}/application`, fields)).headers.location).toBe(at)
  expect((await standing()).map(({ title, place, level }) => [title, place, level])).toEqual([
    ['CANARY-title', 'CANARY-place', 'confidential'],
  ])
  await post(officer, `${at}/application`, [['_method', 'DELETE']])
  expect(await standing()).toEqual([])
  await upload(officer, 'CANARY-nothing')
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.filter((line) => line.includes('CANARY') || line.includes('.ics'))).toEqual([])
})

test('a file that cannot be read gets a sentence with its line, beside the field', async () => {
  const { officer } = await makeScene()
  const answer = await upload(officer, 'BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nEND:VCALENDAR')
  expect([answer.status, answer.body.includes('Line 4: END:VCALENDAR stands where END:VEVENT was to come.')]).toEqual([422, true])
  expect((await upload(officer, Buffer.from([0x89, 0x50, 0, 0, 1]))).body).toContain('This is not a text file, so no calendar.')
  expect((await upload(officer, '')).body).toContain('Choose a file first.')
  expect(await asOwner((db) => db.$count(imports))).toBe(0)
})

test('a file for another’s desk is refused, and its name is kept without folders', async () => {
  const { officer, stranger } = await makeScene()
  expect((await upload({ ...officer, deskIds: stranger.deskIds }, file)).status).toBe(422)
  await upload(officer, file, { name: '../../etc/pass\\wd.ics' })
  expect((await asOwner((db) => db.select().from(imports))).map((row) => row.fileName)).toEqual(['wd.ics'])
})

test('a calendar file may have ten megabytes, announced or not, where it is taken and by POST alone', async () => {
  const { officer } = await makeScene()
  const cookie = await cookieOf(officer)
  const status = async (to: string, bytes: number, { chunked = false, method = 'POST', Cookie = cookie } = {}) => {
    const headers = { ...ownPage, Cookie, 'Content-Type': `multipart/form-data; boundary=${boundary}` }
    return (await ask(address, to, { method, headers, body: Buffer.alloc(bytes, 97), chunked })).status
  }
  expect(await status('/imports', maxUploadBytes, { Cookie: '' })).toBe(401)
  for (const to of ['/imports?index', '/imports.data?index']) expect(await status(to, maxUploadBytes + 1)).toBe(413)
  expect(await status('/imports?index', maxUploadBytes + 1, { chunked: true })).toBe(413)
  expect(await status('/imports?index', maxBodyBytes + 1, { method: 'PUT' })).toBe(413)
  expect(await status('/engagements/new', maxBodyBytes + 1)).toBe(413)
  const large = Buffer.concat([Buffer.from(file), Buffer.alloc(limits.bytes - file.length + 1, '\n')])
  expect((await upload(officer, large)).body).toContain('The file is larger than 10 MB.')
  expect((await upload(officer, large.subarray(0, limits.bytes))).status).toBe(302)
})
