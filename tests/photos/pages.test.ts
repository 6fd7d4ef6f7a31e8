import sharp from 'sharp'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { keepPhoto } from '#app/domain/photos/photos.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { ask } from '#tests/server/ask.ts'
import { servePages } from '#tests/server/pages.ts'
import { ownPage } from '#tests/server/serve.ts'
import { contact, makeScene } from '../timeline/scene.ts'

useDatabase({ onBoth: false })

const { address, cookieOf, page, post } = await servePages()

async function send(actor: Actor, at: string, file: Buffer | undefined) {
  const form = new FormData()
  if (file) form.set('file', new File([new Uint8Array(file)], 'IMG_0001.JPG'))
  const sent = new Response(form)
  const headers = { ...ownPage, Cookie: await cookieOf(actor), 'Content-Type': sent.headers.get('content-type') ?? '' }
  return ask(address, at, { method: 'POST', headers, body: Buffer.from(await sent.arrayBuffer()) })
}

test('a photo is sent by a form, shown on the page and taken away again', async () => {
  const { coordinator, viewer } = await makeScene()
  const id = await contact(coordinator, { name: 'Guest' })
  const at = `/contacts/${id}/photo`
  expect((await page(coordinator, `/contacts/${id}`)).body).toContain('Add a photo')
  const none = await send(coordinator, at, undefined)
  expect([none.status, /id="file-error".*?Choose a picture/s.test(none.body)]).toEqual([422, true])
  const text = await send(coordinator, at, Buffer.from('Not a picture'))
  expect([text.status, /id="file-error".*?This is no picture/s.test(text.body)]).toEqual([422, true])
  const large = await send(coordinator, at, Buffer.alloc(11_000_000))
  expect([large.status, /id="file-error".*?larger than 10 MB/s.test(large.body)]).toEqual([422, true])
  // As large as a telephone makes them.
  const file = await sharp({ create: { width: 1500, height: 1000, channels: 3, background: '#204060' } })
    .png({ compressionLevel: 0 })
    .toBuffer()
  expect(file.length).toBeGreaterThan(4_000_000)
  const done = await send(coordinator, at, file)
  expect([done.status, done.headers.location]).toEqual([302, `/contacts/${id}`])
  const { body } = await page(viewer, `/contacts/${id}`)
  const src = /<img class="photo" src="([^"]*)" alt="Photo of Guest"/.exec(body)?.[1] ?? ''
  expect([src.startsWith(`/contacts/${id}/photo.webp?of=`), body.includes('Change the photo')]).toEqual([true, false])
  const image = await page(viewer, src)
  expect([image.status, image.headers['content-type'], image.headers['cache-control']]).toEqual([200, 'image/webp', 'no-store'])
  expect((await page(coordinator, at)).body).toContain('Remove the photo')
  const removed = await post(coordinator, at, { remove: 'yes' })
  expect([removed.status, (await page(viewer, src)).status]).toEqual([302, 404])
})

test('nobody gets the photo of a contact they may not know, and nobody but its desk the form', async () => {
  const { coordinator, stranger, viewer } = await makeScene()
  const hidden = await contact(coordinator, { level: 'confidential' })
  const open = await contact(coordinator)
  for (const id of [hidden, open]) await asActor(coordinator, (db) => keepPhoto(db, coordinator, id, new Uint8Array([1])))
  const status = async (actor: typeof viewer, path: string) => (await page(actor, path)).status
  expect([await status(stranger, `/contacts/${hidden}/photo.webp`), await status(stranger, `/contacts/${hidden}/photo`)]).toEqual([
    404, 404,
  ])
  expect([await status(viewer, `/contacts/${open}/photo.webp`), await status(viewer, `/contacts/${open}/photo`)]).toEqual([200, 403])
})
