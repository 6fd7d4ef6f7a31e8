import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { contacts } from '#db/schema/contacts.ts'
import { imports } from '#db/schema/imports.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { addressOf } from '#tests/helpers/people.ts'
import { run } from '../../cli/import.ts'
import { makeScene } from '../follow-ups/scene.ts'

useDatabase({ onBoth: false })

const folder = mkdtempSync(path.join(tmpdir(), 'gezant-table-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function csv(text: string, ...args: string[]) {
  const file = path.join(folder, 'people.csv')
  writeFileSync(file, text)
  const out = vi.spyOn(console, 'log').mockReturnValue()
  const err = vi.mocked(console.error).mockReturnValue()
  const code = await run(['csv', file, ...args]).catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
  const said = { code, out: out.mock.calls.flat().join('\n'), err: err.mock.calls.flat().join('\n') }
  out.mockRestore()
  err.mockReset()
  return said
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
