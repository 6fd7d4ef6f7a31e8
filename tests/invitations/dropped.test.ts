import { mkdir, mkdtemp, readdir, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { newId } from '#app/lib/ids.ts'
import { receiveFolder } from '#server/receiving.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { calm, type MailServer, startMailServer } from '#tests/helpers/mail-server.ts'
import { answersOf, listed, mailed, replyTo } from './replies.ts'
import { invite, later, now, sendDue, talkToInviteTo } from './scene.ts'

useDatabase({ onBoth: false })

let server: MailServer
let folder: string
beforeAll(async () => {
  server = await startMailServer()
})
beforeEach(async () => {
  calm(server)
  folder = await mkdtemp(path.join(tmpdir(), 'answers-'))
  for (const name of ['done', 'shown']) await mkdir(path.join(folder, name))
})
afterEach(() => rm(folder, { recursive: true }))

async function put(name: string, text: string, at = now) {
  await writeFile(path.join(folder, name), text)
  await utimes(path.join(folder, name), at, at)
}

const names = async (within = '') => (await readdir(path.join(folder, within))).map((name) => name.replace(/^\d+-/, '')).sort()
const look = () => receiveFolder(folder, later(10))

async function invited() {
  const scene = await talkToInviteTo()
  await invite(scene.officer, scene.id, [scene.keys.guest])
  await sendDue(server)
  return { ...scene, raw: server.received[0]?.raw ?? '' }
}

test('what is put into the folder counts by the same rules, in the name of who invited, and is moved on', async () => {
  const { officer, id, raw } = await invited()
  await put('1.eml', mailed('guest@community.test', await replyTo(raw)))
  await put('2.ics', await replyTo(raw, { more: ';SENT-BY="mailto:secretary@community.test"', at: 6 }))
  await put('3.ics', 'no calendar')
  await put('4.ics', await replyTo(raw, { uid: `${newId()}@gezant.invalid` }))
  await put('5.ics', await replyTo(raw))
  expect(await look()).toEqual([['applied'], ['shown'], ['unreadable'], ['unknown'], ['double']])
  expect([await names(), await names('done'), await names('shown')]).toEqual([
    ['done', 'shown'],
    ['1.eml', '5.ics'],
    ['2.ics', '3.ics', '4.ics'],
  ])
  expect((await answersOf(officer, id)).Guest).toBe('accepted')
  expect((await listed(officer, id)).map(({ outcome, by }) => [outcome, by])).toEqual([
    ['shown', 'Policy officer'],
    ['applied', 'Policy officer'],
  ])
})

test('a file that cannot be moved on keeps no other waiting', async () => {
  const { raw } = await invited()
  await put('1.ics', 'no calendar')
  await put('2.ics', await replyTo(raw))
  await rm(path.join(folder, 'shown'), { recursive: true })
  expect(await look()).toEqual([{ problem: expect.objectContaining({ code: 'ENOENT' }) }, ['applied']])
  expect(await names()).toEqual(['1.ics', 'done'])
})

test('a file that is not whole yet, of another kind or only a link is left where it is', async () => {
  const { raw } = await invited()
  await put('new.ics', await replyTo(raw), later(10))
  await put('.hidden.ics', await replyTo(raw))
  await put('notes.txt', await replyTo(raw))
  await symlink(path.join(folder, 'notes.txt'), path.join(folder, 'link.ics'))
  expect(await look()).toEqual([])
  expect(await names()).toEqual(['.hidden.ics', 'done', 'link.ics', 'new.ics', 'notes.txt', 'shown'])
})

test.each([
  ['has left', "update members set disabled_at = now() where name = 'Policy officer'"],
  ['writes no more', "update members set role = 'viewer' where name = 'Policy officer'"],
])('nothing counts in the name of who %s', async (_, change) => {
  const { officer, id, raw } = await invited()
  await asOwner((db) => db.execute(change))
  await put('1.ics', await replyTo(raw))
  expect([await look(), await names('shown')]).toEqual([[['unknown']], ['1.ics']])
  expect((await answersOf(officer, id)).Guest).toBe('none')
})
