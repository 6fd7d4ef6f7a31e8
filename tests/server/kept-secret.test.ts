import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { keptSecret } from '#server/kept-secret.ts'

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gezant-secret-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

test('a secret is made once, kept, and readable by nobody else', async () => {
  const folder = path.join(temporaryFolder(), 'deep', 'data')
  const both = await Promise.all([keptSecret(folder, 'session-secret', 48), keptSecret(folder, 'session-secret', 48)])
  const file = path.join(folder, 'session-secret')
  expect(both).toEqual([readFileSync(file, 'utf8'), readFileSync(file, 'utf8')])
  expect(both[0]).toMatch(/^[\w-]{64}$/)
  expect([statSync(file).mode & 0o777, statSync(folder).mode & 0o777]).toEqual([0o600, 0o700])
  expect(readdirSync(folder)).toEqual(['session-secret'])
})

test('a database in memory keeps no secret', async () => {
  const [first, second] = [await keptSecret('memory://', 'session-secret', 48), await keptSecret('memory://', 'session-secret', 48)]
  expect(first).not.toBe(second)
})
