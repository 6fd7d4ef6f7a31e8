import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findScope } from '#app/domain/feeds/scope.server.ts'
import { viewsOf } from '#app/domain/saved-views/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { assessment } from '../assessments/scene.ts'
import { contact, makeScene, organisation } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const { browserOf } = await servePages()

type Form = [string, string][]

const valuesOf = (body: string, name: string) =>
  [...body.matchAll(new RegExp(`name="${name}"[^>]*value="([^"]*)"`, 'g'))].map(([, value = '']): [string, string] => [name, value])

test('without a script rows are ticked, changed and put back, and a forgotten choice keeps the ticks', async () => {
  const { coordinator, stranger } = await makeScene()
  const browser = await browserOf(coordinator)
  const own = await contact(coordinator, { name: 'Own Person' })
  const other = await contact(stranger, { name: 'Other Person' })
  const hidden = await contact(stranger, { name: 'Hidden Person', level: 'confidential' })
  const ids: Form = [own, other, hidden].map((id) => ['ids', id])
  const chosen = await browser.get(`/contacts/bulk?${new URLSearchParams(ids)}`)
  expect([chosen.body.includes('Own Person'), chosen.body.includes('2 ticked'), chosen.body.includes('Hidden Person')]).toEqual([
    true,
    true,
    false,
  ])
  const refused = await browser.post('/contacts/bulk?all=1', [
    ['ids', own],
    ['deed', 'language'],
  ])
  expect([refused.status, /value="([^"]*)"[^>]*checked|checked=""[^>]*value="([^"]*)"/.test(refused.body)]).toEqual([422, true])
  const done = await browser.post('/contacts/bulk', [...ids, ['deed', 'language'], ['language', 'fr']])
  expect([done.status, done.body.includes('1 was changed.'), done.body.includes('Its desk has to do this.')]).toEqual([200, true, true])
  expect((await browser.get('/contacts?language=fr')).body).toContain('Own Person')
  const back = valuesOf(done.body, 'back')
  expect(back.length).toBe(1)
  const undone = await browser.post('/contacts/bulk', [...back, ['undo', 'language']])
  expect(undone.body).toContain('1 is as it was before.')
  expect((await browser.get('/contacts?language=fr')).body).not.toContain('Own Person')
})

test('ticked rows are taken out as a file, and no others', async () => {
  const { coordinator } = await makeScene()
  const browser = await browserOf(coordinator)
  const own = await contact(coordinator, { name: 'Own Person' })
  await contact(coordinator, { name: 'Another Person' })
  const asked = await browser.post('/exports', [
    ['list', 'contacts'],
    ['ticked', 'yes'],
    ['ids', own],
    ['format', 'csv'],
  ])
  const file = await browser.get(`${asked.headers.location}/file`)
  expect([file.body.includes('Own Person'), file.body.includes('Another Person')]).toEqual([true, false])
  const none = await browser.post('/exports', [
    ['list', 'contacts'],
    ['ticked', 'yes'],
    ['format', 'csv'],
  ])
  expect((await browser.get(`${none.headers.location}/file`)).body).not.toContain('Person')
})

test('a list is kept as a view with its columns, and is no calendar: nobody opens or subscribes to it as one', async () => {
  const { coordinator } = await makeScene()
  const browser = await browserOf(coordinator)
  const query = 'language=ar&columns=email&columns=desk&sort=email'
  const form = await browser.get(`/views/new?${new URLSearchParams({ page: 'contacts', query: `${query}&page=3` })}`)
  expect(form.body).not.toContain('name="starts"')
  const kept = await browser.post('/views/new', [
    ['page', 'contacts'],
    ['query', query],
    ['name', 'Arabic'],
    ['formKey', newId()],
    ['starts', 'on'],
  ])
  expect(kept.headers.location).toBe(`/contacts?${query}`)
  const [view] = await asActor(coordinator, (db) => viewsOf(db, 'contacts'))
  expect([view?.name, view?.starts]).toEqual(['Arabic', false])
  expect((await browser.get('/contacts')).body).toContain(`/contacts?${query.replaceAll('&', '&amp;')}`)
  expect(await asActor(coordinator, (db) => findScope(db, { scope: 'view', scopeId: view?.id }))).toBeUndefined()
  expect((await browser.post(`/views/${view?.id}/start`, [])).status).toBe(404)
  expect((await browser.post(`/views/${view?.id}/deletion`, [])).headers.location).toBe('/contacts')
})

test('an organisation much like one that is there asks first, what was typed stays, and "another one" adds it', async () => {
  const { coordinator, stranger } = await makeScene()
  const browser = await browserOf(coordinator)
  await organisation(coordinator, { name: 'Druze community' })
  await organisation(stranger, { name: 'Hidden institute', kind: 'institute', level: 'confidential' })
  const deskId = coordinator.deskIds[0] ?? ''
  const form = (name: string, more: Form = []): Form => [
    ['name', name],
    ['kind', 'community'],
    ['level', 'internal'],
    ['deskId', deskId],
    ['formKey', newId()],
    ['description', 'Typed with care'],
    ...more,
  ]
  const asked = await browser.post('/organisations/new', form('The Druze community in Syria'))
  expect([asked.status, asked.body.includes('most words the same'), asked.body.includes('Typed with care')]).toEqual([422, true, true])
  const added = await browser.post('/organisations/new', form('The Druze community in Syria', [['anyway', 'on']]))
  expect([added.status, added.headers.location]).toEqual([302, expect.stringMatching(/^\/organisations\//)])
  expect((await browser.post('/organisations/new', form('Hidden institute'))).status).toBe(302)
  expect((await browser.post('/organisations/new', form('Alawite community'))).status).toBe(302)
})

test('how people are seen is a column with its note and author, by which the address puts them in order', async () => {
  const { coordinator } = await makeScene()
  const contactId = await contact(coordinator, { name: 'Seen Person' })
  await contact(coordinator, { name: 'Another Person' })
  await assessment(coordinator, { contactId, grade: 'influence-5', note: 'Everybody waits for her', level: 'confidential' })
  const { get } = await browserOf(coordinator)
  const { status, body } = await get('/contacts?columns=influence&sort=influence&order=desc')
  expect([status, body.indexOf('Seen Person') < body.indexOf('Another Person')]).toEqual([200, true])
  expect(body).toMatch(/aria-sort="descending"[^>]*>.*?Influence.*decisive.*Everybody waits for her.*Visit coordinator.*Confidential/s)
})

test('the page of a list carries what its columns show, and nothing else of those in it', async () => {
  const { coordinator } = await makeScene()
  const browser = await browserOf(coordinator)
  await contact(coordinator, { name: 'Own Person', email: 'own.person@example.test' })
  const carries = async (query: string) => (await browser.get(`/contacts${query}`)).body.includes('own.person@example.test')
  expect([await carries(''), await carries('?columns=email')]).toEqual([false, true])
})

test('a page has as many rows as the reader wishes, keeps what they were looking at, and is narrowed with as many', async () => {
  const { coordinator } = await makeScene()
  await asOwner((db) =>
    db.execute(sql`
      insert into contacts (id, desk_id, name) select gen_random_uuid(), ${coordinator.deskIds[0]}, 'Person ' || to_char(n, 'FM0000') from generate_series(1, 560) n`),
  )
  const browser = await browserOf(coordinator)
  const shown = async (path: string) => {
    const { body } = await browser.get(path)
    const names = [...body.matchAll(/<bdi>(Person \d+)<\/bdi>/g)].map(([, name]) => name)
    return { body, rows: [names.length, names[0], names.at(-1)] }
  }
  const third = await shown('/contacts?sort=name&page=3')
  expect(third.rows).toEqual([25, 'Person 0051', 'Person 0075'])
  expect(third.body).toContain('href="/contacts?sort=name&amp;page=2&amp;rows=50"')
  const wider = await shown('/contacts?sort=name&page=2&rows=50')
  expect(wider.rows).toEqual([50, 'Person 0051', 'Person 0100'])
  expect(wider.body).toContain('href="/contacts?sort=name&amp;page=3"')
  expect(valuesOf(wider.body, 'rows')).toEqual([['rows', '50']])
  // Of 560 not all are counted from the first page, and 500 are the most that are changed at once.
  expect((await shown('/contacts')).body).toContain('Go on with the first 500 that were found')
  expect((await shown('/contacts?page=3')).body).toContain('Go on with the first 500 of 560 that were found')
})

test('few rows offer no other number of them', async () => {
  const { coordinator } = await makeScene()
  await contact(coordinator, { name: 'Own Person' })
  await organisation(coordinator)
  const browser = await browserOf(coordinator)
  for (const path of ['/contacts', '/organisations']) expect((await browser.get(path)).body, path).not.toContain('Rows a page')
})
