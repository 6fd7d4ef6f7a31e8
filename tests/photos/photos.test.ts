import sharp from 'sharp'
import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findContact } from '#app/domain/contacts/queries.server.ts'
import { mergeContacts, undoMerge } from '#app/domain/merges/commands.server.ts'
import { keepPhoto, photoOf } from '#app/domain/photos/photos.server.ts'
import { portraitOf, portraitSide } from '#app/domain/photos/portrait.server.ts'
import { useDatabase } from '#tests/helpers/database.ts'
import { contact, makeScene } from '../timeline/scene.ts'

useDatabase()

const plain = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#806040' } })
const picture = new Uint8Array([1, 2, 3])

test('a picture becomes a small upright square in which nothing says where, when or with what it was taken', async () => {
  const taken = {
    IFD0: { Make: 'Canarycamera', DateTime: '2026:02:05 10:00:00', Orientation: '6' },
    IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '52/1 4/1 0/1' },
  }
  const file = await plain(1200, 900).withExif(taken).jpeg().toBuffer()
  expect(file.includes('Canarycamera')).toBe(true)
  const portrait = (await portraitOf(file)) ?? new Uint8Array()
  const { format, width, height, exif, icc, xmp, orientation } = await sharp(portrait).metadata()
  expect([format, width, height, exif, icc, xmp, orientation]).toEqual([
    'webp',
    portraitSide,
    portraitSide,
    undefined,
    undefined,
    undefined,
    undefined,
  ])
  expect(Buffer.from(portrait).includes('Canarycamera')).toBe(false)
  for (const made of [plain(10, 20).png(), plain(20, 10).webp()]) expect(await portraitOf(await made.toBuffer())).toBeDefined()
})

test('a picture that was taken with the camera on its side stands upright', async () => {
  const red = await sharp({ create: { width: 100, height: 200, channels: 3, background: '#f00' } })
    .png()
    .toBuffer()
  const onItsSide = sharp({ create: { width: 200, height: 200, channels: 3, background: '#00f' } })
    .composite([{ input: red, left: 0, top: 0 }])
    .withMetadata({ orientation: 6 })
  const portrait = await portraitOf(await onItsSide.jpeg().toBuffer())
  const colourAt = async (top: number) => {
    const [r = 0, , b = 0] = await sharp(portrait).extract({ left: 160, top, width: 1, height: 1 }).raw().toBuffer()
    return r > b ? 'red' : 'blue'
  }
  expect([await colourAt(20), await colourAt(300)]).toEqual(['red', 'blue'])
})

test('what is no picture, is broken, can run code or has more pixels than any camera makes is not taken', async () => {
  const whole = await plain(400, 400).jpeg().toBuffer()
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>')
  const vast = await sharp({ create: { width: 9000, height: 9000, channels: 3, background: '#000' }, limitInputPixels: false })
    .png()
    .toBuffer()
  const gif = await plain(9, 9).gif().toBuffer()
  for (const file of [Buffer.from('%PDF-1.7'), Buffer.alloc(0), svg, gif, vast, whole.subarray(0, whole.length / 2)]) {
    expect(await portraitOf(file)).toBeUndefined()
  }
})

test('a photo is seen by whoever may see the contact, and changed by whoever may write it', async () => {
  const { coordinator, officer, stranger, viewer } = await makeScene()
  const open = await contact(coordinator, { level: 'public' })
  const hidden = await contact(coordinator, { level: 'need-to-know' })
  const bare = await contact(coordinator)
  for (const id of [open, hidden]) await asActor(coordinator, (db) => keepPhoto(db, coordinator, id, picture))
  const seen = await Promise.all(
    [coordinator, officer, stranger, viewer].map((actor) =>
      asActor(actor, async (db) => [Boolean(await photoOf(db, open)), Boolean(await photoOf(db, hidden))]),
    ),
  )
  expect(seen).toEqual([
    [true, true],
    [true, false],
    [true, false],
    [true, false],
  ])
  const refused = asActor(stranger, (db) => keepPhoto(db, stranger, bare, new Uint8Array([9])))
  await expect(refused.catch((error: Error) => Promise.reject(error.cause))).rejects.toThrow('row-level security')
  await asActor(stranger, (db) => keepPhoto(db, stranger, open, undefined))
  expect(await asActor(coordinator, (db) => photoOf(db, open))).toEqual(picture)
  const first = await asActor(coordinator, (db) => findContact(db, open))
  await asActor(officer, (db) => keepPhoto(db, officer, open, new Uint8Array([7])))
  const second = await asActor(coordinator, (db) => findContact(db, open))
  expect([typeof first?.photo, first?.photo === second?.photo, await asActor(viewer, (db) => photoOf(db, open))]).toEqual([
    'string',
    false,
    new Uint8Array([7]),
  ])
  await asActor(officer, (db) => keepPhoto(db, officer, open, undefined))
  expect((await asActor(coordinator, (db) => findContact(db, open)))?.photo).toBeNull()
})

test('a merge takes the photo along where there was none, and its undoing gives it back', async () => {
  const { coordinator } = await makeScene()
  const [kept, gone] = [await contact(coordinator, { name: 'Khaled' }), await contact(coordinator, { name: 'Khalid' })]
  const give = (id: string, image: Uint8Array) => asActor(coordinator, (db) => keepPhoto(db, coordinator, id, image))
  const look = () => asActor(coordinator, async (db) => [await photoOf(db, kept), await photoOf(db, gone)])
  const side = (id: string) => ({ id, version: 1 })
  const merge = async () => {
    const merged = await asActor(coordinator, (db) => mergeContacts(db, coordinator, side(kept), side(gone), []))
    if (!merged.ok) throw new Error(merged.reason)
    return merged.id
  }
  await give(gone, picture)
  const id = await merge()
  expect(await look()).toEqual([picture, undefined])
  await asActor(coordinator, (db) => undoMerge(db, coordinator, id))
  expect(await look()).toEqual([undefined, picture])
})
