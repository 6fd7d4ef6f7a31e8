import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { workNext } from '#app/domain/list-imports/work.server.ts'
import { contacts } from '#db/schema/contacts.ts'
import { imports } from '#db/schema/imports.ts'
import { deskMembers } from '#db/schema/members.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { addressOf } from '#tests/helpers/people.ts'
import { run } from '../../cli/import.ts'
import type { Pace } from '../../cli/import-long-table.ts'
import { importTable } from '../../cli/import-table.ts'
import { makeScene } from '../follow-ups/scene.ts'

useDatabase({ onBoth: false })

const folder = mkdtempSync(path.join(tmpdir(), 'gezant-table-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const csv = (text: string, ...args: string[]) => said(text, (file) => run(['csv', file, ...args]))

async function said(text: string, work: (file: string) => Promise<number>) {
  const file = path.join(folder, 'people.csv')
  writeFileSync(file, text)
  const out = vi.spyOn(console, 'log').mockReturnValue()
  const err = vi.mocked(console.error).mockReturnValue()
  const code = await work(file).catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
  const heard = { code, out: out.mock.calls.flat().join('\n'), err: err.mock.calls.flat().join('\n') }
  out.mockRestore()
  err.mockReset()
  return heard
}

const owner = ['--owner', addressOf('Policy officer')]
const text = 'Naam;E-mail\nExample Person;person@example.test\nOther;nowhere\n'

test('import csv prints what it would do and keeps nothing, until it is told to', async () => {
  await makeScene()
  const err =
    'Cells are divided by semicolons.\nNaam: Name\nE-mail: Email\n3: Other: Email: This is not an email address. Write it like name@example.org.'
  const counts = 'new 1, changed 0, skipped 0, unchanged 0, refused 1'
  const dry = await csv(text, ...owner)
  expect([dry.code, dry.out, dry.err.split('\n').slice(0, 3)]).toEqual([
    0,
    `${counts}\nThis was a dry run; add --apply to bring it in.`,
    err.split('\n').slice(0, 3),
  ])
  expect(dry.err).toContain('3: Other: Email: ')
  expect(await asOwner((db) => db.$count(imports))).toBe(0)
  expect((await csv(text, ...owner, '--apply', '--level', 'internal')).out).toBe(`${counts}\nBrought in.`)
  expect(await asOwner((db) => db.select({ name: contacts.name, level: contacts.level }).from(contacts))).toEqual([
    { name: 'Example Person', level: 'internal' },
  ])
  expect((await csv(text, ...owner, '--apply', '--likely', 'new')).out).toBe(
    'new 0, changed 0, skipped 0, unchanged 1, refused 1\nBrought in.',
  )
})

test('refusals of import csv are sentences', async () => {
  await makeScene()
  expect(await csv('Name\n', ...owner)).toEqual({ code: 1, out: '', err: 'There is no row under the heads.' })
  expect(await csv(text, '--owner', 'nobody@example.test')).toMatchObject({ code: 1, err: 'Nobody signs in with nobody@example.test.' })
  expect((await csv(text, ...owner, '--likely', 'perhaps')).code).toBe('--likely needs one of skip, update, new.')
  expect((await csv(text, ...owner, '--desk', 'Moon desk')).err).toBe('--desk needs one of Syria desk.')
  expect((await csv(text, '--owner', addressOf('Viewer'))).code).toBe(1)
})

// Far from each other in sound, so that nobody is taken for somebody else.
const names = 'Bagel Cactus Dolphin Falafel Giraffe Hammock Jigsaw Kimono Lantern Mosaic Nougat'.split(' ')
const longText = `Name;Email\n${names.map((name, at) => `${name} ${names[(at * 7 + 3) % names.length]};${at}@long.test`).join('\n')}\n;nameless@long.test\n`
const long = (pace: Pace = {}, ...args: string[]) =>
  said(longText, (file) => importTable([file, ...owner, ...args], 5, { atOnce: 4, ...pace }))
const made = () => asOwner((db) => db.$count(contacts))

test('a long table goes in pieces: a dry run keeps nothing, and with --apply each piece says how far it is', async () => {
  await makeScene()
  const counts = 'new 11, changed 0, skipped 0, unchanged 0, refused 1'
  const dry = await long()
  expect([dry.code, dry.out]).toEqual([0, `${counts}\nThis was a dry run; add --apply to bring it in.`])
  expect(dry.err).toMatch(/looked through 4 of 12\nlooked through 8 of 12\nlooked through 12 of 12\n13: : Name: /)
  expect([await made(), await asOwner((db) => db.$count(imports))]).toEqual([0, 0])
  const done = await long({}, '--apply')
  expect([done.code, done.out, await made()]).toEqual([0, `${counts}\nBrought in: 11 new, 0 changed.`, 11])
  expect(done.err).toContain('brought in 8 of 11')
  expect((await long({}, '--apply')).out).toContain('Brought in: 0 new, 0 changed.')
})

test('a long table that is stopped leaves whole pieces, says so, and goes on from there', async () => {
  await makeScene()
  let pieces = 0
  const afterPiece = async () => {
    pieces += 1
    // Three pieces to look through, and one brought in.
    if (pieces === 4) process.emit('SIGINT')
  }
  const stopped = await long({ afterPiece }, '--apply')
  expect([stopped.code, stopped.err.split('\n').at(-1), await made()]).toEqual([
    1,
    expect.stringMatching(/^The server goes on with the rest/),
    4,
  ])
  expect([await workNext({ atOnce: 4 }), await made()]).toEqual([expect.objectContaining({ task: 'apply', outcome: 'done' }), 11])
  const early = await long({ afterPiece: async () => void process.emit('SIGINT') }, '--apply')
  expect([early.code, early.err.split('\n').at(-1)]).toEqual([1, 'Stopped. Nothing was brought in.'])
})

test('who loses the desk while their long table is brought in brings in no more of it', async () => {
  await makeScene()
  let pieces = 0
  const afterPiece = async () => {
    pieces += 1
    if (pieces === 4) await asOwner((db) => db.delete(deskMembers))
  }
  const refused = await long({ afterPiece }, '--apply')
  expect([refused.code, refused.err.split('\n').at(-1), await made()]).toEqual([
    1,
    expect.stringMatching(/^It broke off; the page Import/),
    4,
  ])
})
