import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addContact } from '#app/domain/contacts/commands.server.ts'
import { contactInput } from '#app/domain/contacts/input.ts'
import { mostWaiting, shortList } from '#app/domain/exports/limits.ts'
import { exportsOf } from '#app/domain/exports/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { contacts } from '#db/schema/contacts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { makeScene } from '../follow-ups/scene.ts'
import { askFor } from './scene.ts'

useDatabase({ onBoth: false })

const { browserOf } = await servePages()

function makeContact(actor: Actor, name: string) {
  const {
    affiliations: _,
    representations: __,
    channels: ___,
    ...input
  } = contactInput.parse({ name, level: 'internal', deskId: actor.deskIds[0] })
  return asActor(actor, (db) => addContact(db, actor, input))
}

test('a short list is ready when its page comes, and its file is saved under a name of its own', async () => {
  const { officer, coordinator } = await makeScene()
  for (const name of ['Example Person', 'Somebody']) await makeContact(officer, name)
  const [browser, other] = [await browserOf(officer), await browserOf(coordinator)]
  const list = await browser.get('/contacts?q=Example')
  expect(list.body).toContain('name="query" value="q=Example"')
  const asked = await browser.post('/exports', { list: 'contacts', query: 'q=Example', format: 'csv' })
  expect([asked.status, asked.headers.location]).toEqual([302, expect.stringMatching(/^\/exports\/[0-9a-f-]+$/)])
  const where = asked.headers.location ?? ''
  expect((await browser.get(where)).body).toContain(`href="${where}/file"`)
  const file = await browser.get(`${where}/file`)
  expect(file.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    // The byte order mark is no part of the text.
    'content-length': String(Buffer.byteLength(file.body) + 3),
    'content-disposition': 'attachment; filename="Contacts.csv"; filename*=UTF-8\'\'Contacts.csv',
    'cache-control': 'no-store',
  })
  expect(file.body).toContain('Example Person,')
  expect(file.body).not.toContain('Somebody')
  expect([(await other.get(where)).status, (await other.get(`${where}/file`)).status]).toEqual([404, 404])
})

test('a long list says how far it is and where to look again, and gives no file before it is whole', async () => {
  const { officer, desk } = await makeScene()
  const browser = await browserOf(officer)
  const row = (_: unknown, number: number) => ({ id: newId(), name: `Person ${number}`, level: 'internal' as const, deskId: desk.id })
  await asOwner((db) => db.insert(contacts).values(Array.from({ length: shortList }, row)))
  const where = (await browser.post('/exports', { list: 'contacts', query: '', format: 'xlsx' })).headers.location ?? ''
  const page = await browser.get(where)
  expect([
    page.body.includes('Waiting for its turn'),
    page.body.includes('Look again'),
    (await browser.get(`${where}/file`)).status,
  ]).toEqual([true, true, 404])
  expect((await browser.post(where, { _method: 'DELETE' })).headers.location).toBe('/exports')
  expect(await asActor(officer, (db) => exportsOf(db))).toEqual([])
})

test('what cannot be asked for is said in a sentence', async () => {
  const { officer } = await makeScene()
  const browser = await browserOf(officer)
  const none = await browser.post('/exports', { list: 'members', format: 'csv' })
  const noCards = await browser.post('/exports', { list: 'organisations', format: 'vcf' })
  for (let count = 0; count < mostWaiting; count += 1) await askFor(officer, { list: 'contacts', filter: {} })
  const many = await browser.post('/exports', { list: 'contacts', query: '', format: 'csv' })
  expect([none, noCards, many].map(({ status }) => status)).toEqual([422, 422, 422])
  expect([none.body.includes('no such list'), noCards.body.includes('no such list'), many.body.includes('Five of your files')]).toEqual([
    true,
    true,
    true,
  ])
})

test('managers see on the page who took lists out; officers see their own files alone', async () => {
  const { officer, manager } = await makeScene()
  await makeContact(officer, 'Example Person')
  const [own, manages] = [await browserOf(officer), await browserOf(manager)]
  await own.post('/exports', { list: 'contacts', query: 'q=Example', format: 'vcf' })
  const [seen, hidden] = [await manages.get('/exports'), await own.get('/exports')]
  expect([seen.body.includes('Who took lists out'), seen.body.includes('Policy officer'), seen.body.includes('Example')]).toEqual([
    true,
    true,
    false,
  ])
  expect(hidden.body).not.toContain('Who took lists out')
})
