import { isNull } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { workNext } from '#app/domain/list-imports/work.server.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { contacts } from '#db/schema/contacts.ts'
import { imports } from '#db/schema/imports.ts'
import { tableTasks } from '#db/schema/table-imports.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { ask } from '#tests/server/ask.ts'
import { servePages } from '#tests/server/pages.ts'
import { ownPage } from '#tests/server/serve.ts'
import { makeScene } from '../follow-ups/scene.ts'
import { begin } from './scene.ts'

useDatabase({ onBoth: false })

const { address, lines, cookieOf } = await servePages()

async function browserOf(actor: Actor) {
  const headers = { ...ownPage, Cookie: await cookieOf(actor) }
  return {
    get: (where: string) => ask(address, where, { headers }),
    async post(where: string, body: FormData | URLSearchParams) {
      const sent = new Response(body)
      const type = sent.headers.get('content-type') ?? ''
      return ask(address, where, {
        method: 'POST',
        headers: { ...headers, 'Content-Type': type },
        body: Buffer.from(await sent.arrayBuffer()),
      })
    },
  }
}

function form(actor: Actor, fields: Record<string, string | File>, key = newFormKey()): FormData {
  const all = { what: 'table', formKey: key, kind: 'contacts', deskId: actor.deskIds[0] ?? '', level: 'confidential', ...fields }
  const data = new FormData()
  for (const [name, value] of Object.entries(all)) data.append(name, value)
  return data
}

const printIn = (page: string) => /name="print" value="([^"]+)"/.exec(page)?.[1] ?? ''
const names = () =>
  asOwner((db) => db.select({ name: contacts.name, level: contacts.level, email: contacts.email }).from(contacts).orderBy(contacts.name))

test('a table goes in, its columns are mended, it is brought in and taken back by plain forms, and the log says nothing of it', async () => {
  const { officer } = await makeScene()
  const browser = await browserOf(officer)
  const key = newFormKey()
  const file = new File([Buffer.from('Wie;E-mail\nCANARY Zo\xeb;canary@example.test\n', 'latin1')], 'CANARY.csv')
  const sent = await browser.post('/imports?index', form(officer, { table: file }, key))
  const at = String(sent.headers.location)
  expect([sent.status, at]).toEqual([302, expect.stringMatching(/^\/imports\/[0-9a-f-]{36}\/table$/)])
  expect((await browser.post('/imports?index', form(officer, { table: file }, key))).headers.location).toBe(at)
  expect(await asOwner((db) => db.$count(imports))).toBe(1)

  const first = (await browser.get(at)).body
  expect([first.includes('Windows-1252'), first.includes('divided by semicolons'), first.includes('Bring in')]).toEqual([true, true, false])
  await browser.post(at, new URLSearchParams({ column0: 'name', column1: 'email', likely: 'skip' }))
  const mended = (await browser.get(at)).body
  expect([mended.includes('CANARY Zoë'), mended.includes('Bring in one row')]).toEqual([true, true])
  await browser.post(at.replace('/table', '/application'), new URLSearchParams({ print: printIn(mended) }))
  expect(await names()).toEqual([{ name: 'CANARY Zoë', level: 'confidential', email: 'canary@example.test' }])
  expect((await browser.get(at)).body).toContain('One row was brought in.')
  expect((await browser.get('/imports')).body).toContain(`href="${at}"`)
  expect((await browser.get(at.replace('/table', ''))).headers.location).toBe(at)
  await browser.post(at.replace('/table', '/application'), new URLSearchParams({ _method: 'DELETE' }))
  expect((await browser.get(at)).body).toContain('Undone: 1.')
  expect(lines.join('\n')).not.toContain('CANARY')
})

test('pasted rows are read as well, and what cannot be read is said beside the field with what was pasted', async () => {
  const { officer } = await makeScene()
  const browser = await browserOf(officer)
  const good = await browser.post('/imports?index', form(officer, { pasted: 'Name\tPhone\nExample Person\t+31 70 1\n' }))
  expect((await browser.get(String(good.headers.location))).body).toContain('Example Person')
  const bad = await browser.post('/imports?index', form(officer, { pasted: 'Name\n"Example' }))
  expect([bad.status, bad.body.includes('A quotation mark is opened'), bad.body.includes('&quot;Example')]).toEqual([422, true, true])
  const none = await browser.post('/imports?index', form(officer, {}))
  expect([none.status, none.body.includes('Choose a file or paste rows first.')]).toEqual([422, true])
  const elsewhere = await browser.post('/imports?index', form(officer, { pasted: 'Name\nA', deskId: newFormKey() }))
  expect(elsewhere.status).toBe(422)
})

test('a long table shows how far it is, is brought in, stopped and let go on by plain forms', async () => {
  const { officer } = await makeScene()
  const browser = await browserOf(officer)
  const names = ['Bagel Cactus', 'Dolphin Falafel', 'Giraffe Hammock', 'Jigsaw Kimono', 'Lantern Mosaic']
  const id = await begin(officer, ['Name', ...names].join('\n'), { longFrom: 3 })
  const at = `/imports/${id}/table`
  const apply = (fields: Record<string, string>) => browser.post(at.replace('/table', '/application'), new URLSearchParams(fields))
  const planning = (await browser.get(at)).body
  expect([planning.includes('Looking through the rows'), planning.includes('0 of 5 rows'), printIn(planning)]).toEqual([true, true, ''])
  await workNext({ id })
  const print = printIn((await browser.get(at)).body)
  expect((await apply({ print: 'another' })).headers.location).toBe(`${at}?meanwhile`)
  await apply({ print })
  let pieces = 0
  await workNext({ id, atOnce: 2, isStopping: () => pieces++ >= 1 })
  const applying = (await browser.get(at)).body
  expect([applying.includes('2 of 5 rows'), applying.includes('Stop, and take back'), applying.includes('Undo this import')]).toEqual([
    true,
    true,
    false,
  ])
  await asOwner((db) => db.update(tableTasks).set({ state: 'failed' }))
  expect((await browser.get(at)).body).toContain('Go on')
  await apply({ _method: 'PUT' })
  await apply({ _method: 'DELETE' })
  await workNext({ id })
  const undone = (await browser.get(at)).body
  expect([
    undone.includes('<progress'),
    undone.includes('Dolphin Falafel'),
    await asOwner((db) => db.$count(contacts, isNull(contacts.deletedAt))),
  ]).toEqual([false, false, 0])
})

test('a table is thrown away as a whole', async () => {
  const { officer } = await makeScene()
  const browser = await browserOf(officer)
  const at = String((await browser.post('/imports?index', form(officer, { pasted: 'Name\nA' }))).headers.location)
  expect((await browser.post(at, new URLSearchParams({ _method: 'DELETE' }))).headers.location).toBe('/imports')
  expect((await browser.get(at)).status).toBe(404)
})
