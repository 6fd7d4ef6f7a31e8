import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { contacts } from '#db/schema/contacts.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { contact, engagement, makeScene } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const { page, post } = await servePages()

async function makePage() {
  const scene = await makeScene()
  const id = await contact(scene.coordinator, { name: 'Samira al-Lawzi', level: 'confidential' })
  const talk = await engagement(scene.coordinator, { title: 'Lunch with Samira al-Lawzi', contactIds: [id] })
  const nameNow = async () => (await asOwner((db) => db.select({ name: contacts.name }).from(contacts).where(eq(contacts.id, id))))[0]?.name
  return { ...scene, id, talk, nameNow }
}

const links = (html: string) => [...html.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href]) => href)

test('the page says what goes and lists the texts with the way to change them; a wrong name erases nothing and stays typed', async () => {
  const { coordinator, id, talk, nameNow } = await makePage()
  expect(links((await page(coordinator, `/contacts/${id}/edit`)).body)).toContain(`/contacts/${id}/erasure`)
  const asked = await page(coordinator, `/contacts/${id}/erasure`)
  expect([asked.status, asked.body.includes('This cannot be undone')]).toEqual([200, true])
  expect(links(asked.body)).toContain(`/engagements/${talk}/edit`)
  const version = /name="version" value="(\d+)"/.exec(asked.body)?.[1] ?? ''
  const wrong = await post(coordinator, `/contacts/${id}/erasure`, { confirm: 'Samira Lauzi', version })
  expect([
    wrong.status,
    /id="erasure-confirm-error">.*?That is not the name/s.test(wrong.body),
    wrong.body.includes('value="Samira Lauzi"'),
  ]).toEqual([422, true, true])
  const none = await post(coordinator, `/contacts/${id}/erasure`, { version })
  const old = await post(coordinator, `/contacts/${id}/erasure`, { confirm: 'Samira al-Lawzi', version: '99' })
  expect([none.status, old.status, old.body.includes('Nothing was erased'), await nameNow()]).toEqual([422, 409, true, 'Samira al-Lawzi'])
})

test('an erased person keeps a page with their engagements, that says who erased them and offers nothing to change', async () => {
  const { coordinator, id, talk } = await makePage()
  const done = await post(coordinator, `/contacts/${id}/erasure`, { confirm: 'samira al-lawzi', version: '1' })
  expect([done.status, done.headers.location]).toEqual([302, `/contacts/${id}`])
  const { status, body } = await page(coordinator, `/contacts/${id}`)
  expect([status, body.includes('A person (erased)'), /Visit coordinator erased this person on \d/.test(body)]).toEqual([200, true, true])
  const ways = links(body)
  expect(ways).toContain(`/engagements/${talk}`)
  const offers = ['/edit', '/merge', '/card.vcf', '/erasure', `contact=${id}`]
  expect(offers.filter((offer) => ways.some((way) => way?.includes(offer)))).toEqual([])
  expect((await page(coordinator, `/engagements/${talk}`)).body).toContain('A person (erased)')
  expect((await page(coordinator, '/contacts')).body).not.toContain(id)
  expect((await page(coordinator, `/contacts/${id}/card.vcf`)).status).toBe(404)
  for (const form of ['edit', 'merge', 'erasure']) {
    const { status, headers } = await page(coordinator, `/contacts/${id}/${form}`)
    expect([form, status, headers.location]).toEqual([form, 302, `/contacts/${id}`])
  }
})

test('a form that was left open when the person was erased leads to a page that says nothing of it was kept', async () => {
  const { coordinator, officer, id, nameNow } = await makePage()
  await post(officer, `/contacts/${id}/erasure`, { confirm: 'Samira al-Lawzi', version: '1' })
  const deskId = coordinator.deskIds[0] ?? ''
  const forms = {
    edit: { name: 'Samira al-Lawzi', level: 'internal', deskId, version: '1' },
    merge: { otherId: id, version: '1', otherVersion: '1' },
    erasure: { confirm: 'Samira al-Lawzi', version: '1' },
  }
  for (const [form, fields] of Object.entries(forms)) {
    const { status, headers } = await post(coordinator, `/contacts/${id}/${form}`, fields)
    expect([form, status, headers.location]).toEqual([form, 302, `/contacts/${id}?said=erased`])
  }
  const { status, body } = await page(coordinator, `/contacts/${id}?said=erased`)
  expect([status, body.includes('What you filled in was not kept'), await nameNow()]).toEqual([200, true, 'A person (erased)'])
})

test('who may not write the contact is answered as for any form: not there, or not allowed', async () => {
  const { viewer, stranger, manager, id, nameNow } = await makePage()
  const answers = []
  for (const actor of [viewer, stranger, manager]) {
    const asked = await page(actor, `/contacts/${id}/erasure`)
    answers.push(asked.status, (await post(actor, `/contacts/${id}/erasure`, { confirm: 'Samira al-Lawzi', version: '1' })).status)
  }
  expect([answers, await nameNow()]).toEqual([[404, 404, 404, 404, 403, 403], 'Samira al-Lawzi'])
})

test('a hold is put and lifted by an administrator, said on the page of the contact, and takes the place of the form that erases', async () => {
  const { administrator, coordinator, viewer } = await makeScene()
  const id = await contact(coordinator, { name: 'Samira al-Lawzi' })
  const at = `/contacts/${id}`
  expect(links((await page(administrator, at)).body)).toContain(`${at}/hold`)
  const wrong = await post(administrator, `${at}/hold`, { reason: 'Claim in court', untilOn: '2020-01-01' })
  expect([
    wrong.status,
    /id="hold-untilOn-error">.*?Choose a day after today/s.test(wrong.body),
    wrong.body.includes('>Claim in court<'),
  ]).toEqual([422, true, true])
  const put = await post(administrator, `${at}/hold`, { reason: 'Claim in court', untilOn: '2099-12-31' })
  expect([put.status, put.headers.location]).toEqual([302, at])
  const seen = (await page(viewer, at)).body
  expect([/Not to be erased until 31 Dec 2099.*Claim in court.*Administrator/s.test(seen), links(seen).includes(`${at}/hold`)]).toEqual([
    true,
    false,
  ])
  const form = (await page(coordinator, `${at}/erasure`)).body
  expect([form.includes('Claim in court'), form.includes('Erase for good')]).toEqual([true, false])
  const refused = await post(coordinator, `${at}/erasure`, { confirm: 'Samira al-Lawzi', version: '1' })
  expect([refused.status, refused.body.includes('It is written down')]).toEqual([409, true])
  const [, holdId = ''] = /name="holdId" value="([^"]+)"/.exec((await page(administrator, `${at}/hold`)).body) ?? []
  expect((await post(administrator, `${at}/hold`, { _method: 'DELETE', holdId })).headers.location).toBe(at)
  const history = (await page(coordinator, `${at}?show=change`)).body
  for (const said of ['put a hold on erasing', 'which a hold refused', 'lifted a hold']) expect(history).toContain(said)
  expect((await page(coordinator, `${at}/erasure`)).body).toContain('Erase for good')
})
