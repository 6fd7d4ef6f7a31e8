import { expect, test } from 'vitest'
import { newFormKey } from '#app/lib/ids.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { servePages } from '#tests/server/pages.ts'
import { contact, makeScene } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const { page, post } = await servePages()

test('without a script a way to reach a new contact is typed into the form, and comes back with the error beside it', async () => {
  const { coordinator } = await makeScene()
  const fields = { formKey: newFormKey(), name: 'Guest', level: 'internal', deskId: coordinator.deskIds[0] ?? '' }
  expect((await page(coordinator, '/contacts/new')).body).toContain('name="channels[0].address"')
  const typed = { 'channels[0].address': '+31 6 55', 'channels[0].use': 'preferred', 'channels[0].remark': 'After five' }
  const refused = await post(coordinator, '/contacts/new', { ...fields, ...typed })
  expect([
    refused.status,
    refused.body.includes('id="contact-channels[0].kind-error"'),
    ['+31 6 55', 'After five'].every((words) => refused.body.includes(`value="${words}"`)),
    /<option value="preferred" selected=""/.test(refused.body),
  ]).toEqual([422, true, true, true])
  const done = await post(coordinator, '/contacts/new', { ...fields, ...typed, 'channels[0].kind': 'signal' })
  expect(done.status).toBe(302)
  const { body } = await page(coordinator, String(done.headers.location))
  expect(['Signal', '+31 6 55', 'Preferred', 'After five'].filter((words) => !body.includes(words))).toEqual([])
})

test('a way that is not safe is said to be so and is no link', async () => {
  const { coordinator } = await makeScene()
  const id = await contact(coordinator, {
    channels: [
      { kind: 'email', address: 'safe@ngo.test' },
      { kind: 'email', address: 'read@ngo.test', use: 'unsafe' },
      { kind: 'mobile', address: '+963 11 1' },
      { kind: 'phone', address: '+963 11 2', use: 'unsafe' },
    ],
  })
  const { body } = await page(coordinator, `/contacts/${id}`)
  expect([...body.matchAll(/href="((?:mailto|tel):[^"]*)"/g)].map(([, link]) => link)).toEqual(['mailto:safe@ngo.test', 'tel:+963111'])
  expect(body.split('Not safe: do not use').length - 1).toBe(2)
  const card = await page(coordinator, `/contacts/${id}/card.vcf`)
  expect(card.body).not.toMatch(/read@ngo|963/)
})

test('who changes a contact that somebody changed meanwhile reads the ways of both beside each other', async () => {
  const { coordinator } = await makeScene()
  const id = await contact(coordinator, { name: 'Guest', channels: [{ kind: 'signal', address: '+31 6 1' }] })
  const fields = { version: '1', name: 'Guest', level: 'internal', deskId: coordinator.deskIds[0] ?? '' }
  await post(coordinator, `/contacts/${id}/edit`, { ...fields, 'channels[0].kind': 'telegram', 'channels[0].address': '@guest' })
  const late = await post(coordinator, `/contacts/${id}/edit`, {
    ...fields,
    'channels[0].kind': 'whatsapp',
    'channels[0].address': '+31 6 3',
  })
  const words = late.body.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')
  const told = ['WhatsApp , +31 6 3 , As usual', 'Telegram , @guest , As usual'].map((way) =>
    words.includes(`Other ways to reach them ${way}`),
  )
  expect([late.status, ...told]).toEqual([409, true, true])
})
