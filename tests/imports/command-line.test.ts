import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test, vi } from 'vitest'
import { imports } from '#db/schema/imports.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { addressOf } from '#tests/helpers/people.ts'
import { run } from '../../cli/import.ts'
import { makeScene } from '../timeline/scene.ts'
import { calendar, event, programs } from './programs.ts'
import { standing } from './scene.ts'

useDatabase({ onBoth: false })

const folder = mkdtempSync(path.join(tmpdir(), 'gezant-import-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function fileWith(text: string): string {
  const file = path.join(folder, 'agenda.ics')
  writeFileSync(file, text)
  return file
}

async function ics(...args: string[]) {
  const out = vi.spyOn(console, 'log').mockReturnValue()
  const err = vi.mocked(console.error).mockReturnValue()
  const code = await run(['ics', ...args]).catch((error: unknown) => (error instanceof Error ? error.message : String(error)))
  const said = { code, out: out.mock.calls.flat().join('\n'), err: err.mock.calls.flat().join('\n') }
  out.mockRestore()
  err.mockReset()
  return said
}

const owner = ['--owner', addressOf('Policy officer')]

test('import ics prints what it would do and does nothing, until it is told to', async () => {
  await makeScene()
  const file = fileWith(programs.apple)
  const dry = { code: 0, out: 'new 3, changed 0, unchanged 0, refused 0\nThis was a dry run; add --apply to bring it in.', err: '' }
  expect(await ics(file, ...owner)).toEqual(dry)
  expect([await standing(), await asOwner((db) => db.$count(imports))]).toEqual([[], 0])
  expect(await ics(file, ...owner, '--apply', '--level', 'internal')).toEqual({
    code: 0,
    out: 'new 3, changed 0, unchanged 0, refused 0\nBrought in.',
    err: '',
  })
  expect((await standing()).map((row) => row.level)).toEqual(['internal', 'internal', 'internal'])
  expect((await ics(file, ...owner, '--apply')).out).toBe('new 0, changed 0, unchanged 3, refused 0\nBrought in.')
  expect(await standing()).toHaveLength(3)
})

test('refusals are sentences with their line, for a row and for a file', async () => {
  await makeScene()
  const row = await ics(fileWith(calendar(...event('DTSTART;TZID=Mars:20260210T100000'))), ...owner)
  expect([row.code, row.out.split('\n')[0], row.err]).toEqual([
    0,
    'new 0, changed 0, unchanged 0, refused 1',
    '3: Talk: Line 6: The time zone “Mars” is not known, and times are never guessed.',
  ])
  expect(await ics(fileWith('hello'), ...owner)).toEqual({
    code: 1,
    out: '',
    err: 'Line 1: A calendar begins with BEGIN:VCALENDAR; this does not.',
  })
  const huge = fileWith('')
  truncateSync(huge, 50 * 1024 * 1024)
  expect((await ics(huge, ...owner)).err).toBe('The file is larger than 10 MB.')
})

test('whoever cannot keep records imports nothing, and wrong words are usage', async () => {
  await makeScene()
  const file = fileWith(programs.apple)
  expect((await ics(file, '--owner', addressOf('Viewer'), '--apply')).err).toBe(
    'Viewer keeps no records: only officers and managers with a desk import.',
  )
  expect((await ics(file, '--owner', 'nobody@ministry.test')).err).toBe('Nobody signs in with nobody@ministry.test.')
  expect((await ics(path.join(folder, 'none.ics'), ...owner)).code).toBe(1)
  expect((await ics(file, ...owner, '--desk', 'Europe desk')).err).toBe('--desk needs one of Syria desk.')
  expect((await ics(file, ...owner, '--level', 'secret')).code).toBe('--level needs one of public, internal, confidential, need-to-know.')
  expect((await ics(...owner)).code).toBe('Name one file.')
  expect(await standing()).toEqual([])
})
