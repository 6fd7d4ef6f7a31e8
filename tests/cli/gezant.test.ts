import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#db/open.ts'
import { members } from '#db/schema/members.ts'
import { fillDataFolder } from '#tests/helpers/data-folder.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'gezant-cli-'))
const dataDir = path.join(folder, 'data')
beforeAll(() => fillDataFolder(dataDir), 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const patience = { timeout: 180_000 }

async function gezant(args: string[], { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {}) {
  const child = spawn(process.execPath, ['--liftoff-only', 'cli/gezant.ts', ...args], {
    env: { PATH: process.env.PATH, NODE_ENV: 'test', DATA_DIR: dataDir, ...env },
  })
  child.stdin.end(input)
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')])
  return { code: child.exitCode, out, err }
}

const person = (email: string, ...more: string[]) => [
  'member',
  'add',
  '--email',
  email,
  '--name',
  'Ilse',
  '--role',
  'administrator',
  ...more,
]

test('help is there at every step and touches no database', patience, async () => {
  const asked = await Promise.all([['--help'], ['member', 'add', '--help'], ['migrate', '-h']].map((args) => gezant(args)))
  expect(asked.map(({ code, out, err }) => [code, out.split('\n')[0], err])).toEqual([
    [0, 'Usage: npm run gezant -- <noun> <verb> [options]', ''],
    [0, 'Usage: npm run gezant -- member add --email ADDRESS --name NAME --role ROLE [--desk NAME]... [--password-stdin]', ''],
    [0, 'Usage: npm run gezant -- migrate', ''],
  ])
})

test('what is no noun ends with the usage and code 2', patience, async () => {
  const asked = await Promise.all([[], ['constructor']].map((args) => gezant(args)))
  expect(asked.map(({ code, out, err }) => [code, out, err.startsWith('Usage: ')])).toEqual(asked.map(() => [2, '', true]))
})

test('an unsafe environment is refused by the name of its variable', patience, async () => {
  const { code, out, err } = await gezant(['migrate'], { env: { DATABASE_URL: 'postgres://127.0.0.1:1/none', SESSION_SECRET: 'changeme' } })
  expect([code, out, err.startsWith('SESSION_SECRET ')]).toEqual([1, '', true])
})

test('a database that does not answer is named by host and port, without a password', patience, async () => {
  const env = { DATABASE_URL: 'postgres://someone:hidden-word@127.0.0.1:1/none', SESSION_SECRET: 'kT7vQ2mXw9LpZr4NcB8sYf1GdHj6AuEo' }
  const { code, out, err } = await gezant(['migrate'], { env })
  expect([code, out, err.includes('127.0.0.1:1'), err.includes('hidden-word')]).toEqual([1, '', true, false])
})

test('a folder that a running server holds is left alone, and that is said', patience, async () => {
  const held = await openDatabase({ dataDir })
  const { code, out, err } = await gezant(person('ilse@ministry.test'))
  await held.close()
  expect([code, out]).toEqual([1, ''])
  expect(err).toBe(
    `The data folder ${dataDir} is in use by another process; stop that one first. A running Gezant holds its folder; stop it, then run this again.\n`,
  )
})

test('a member is added with a password that is printed once and kept as a hash', patience, async () => {
  const added = await gezant(person('Ilse@Ministry.test', '--desk', 'MENA'))
  expect({ ...added, out: added.out.replace(/[a-z2-9]{5}/g, 'xxxxx') }).toEqual({
    code: 0,
    out: 'xxxxx-xxxxx-xxxxx-xxxxx\n',
    err: 'Made the desk MENA.\nIlse (ilse@ministry.test) can sign in as administrator.\n',
  })
  const again = await gezant(person('ilse@ministry.test'))
  expect(again).toEqual({ code: 1, out: '', err: 'ilse@ministry.test belongs to another member already.\n' })

  const database = await openDatabase({ dataDir })
  const kept = await database.db.select({ email: members.email, role: members.role, hash: members.passwordHash }).from(members)
  await database.close()
  expect(
    kept.map(({ hash, ...rest }) => ({ ...rest, hashed: hash?.startsWith('$argon2id$'), clear: hash?.includes(added.out.trim()) })),
  ).toEqual([{ email: 'ilse@ministry.test', role: 'administrator', hashed: true, clear: false }])
})

test('a password from standard input is held to the same rules, and not repeated', patience, async () => {
  const weak = await gezant(person('second@ministry.test', '--password-stdin'), { input: 'wachtwoord123456\n' })
  expect(weak).toEqual({ code: 1, out: '', err: 'The password is among the first that someone would guess.\n' })
  const fine = await gezant(person('second@ministry.test', '--password-stdin'), { input: 'lampion kastanje regenpijp\n' })
  expect(fine).toEqual({ code: 0, out: '', err: 'Ilse (second@ministry.test) can sign in as administrator.\n' })
})

test('arguments that make no sense are named, with the usage and code 2', patience, async () => {
  const { code, out, err } = await gezant(['member', 'add', '--email', 'x', '--role', 'owner'])
  expect([code, out, err.split('\n\n')[0]]).toEqual([
    2,
    '',
    '--name needs a name on one line.\n--email needs an email address.\n--role needs one of viewer, officer, manager, administrator.',
  ])
})
