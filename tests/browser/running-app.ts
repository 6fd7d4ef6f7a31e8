import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { startPostgres } from '#tests/helpers/postgres.ts'

export type RunningApp = { address: string; signInAs(page: SignInPage, who: string): Promise<void>; stop(): Promise<void> }
type SignInPage = import('playwright-core').Page

const password = 'a long enough password for the tests 7'
const main = path.resolve('server/main.ts')

/** The built application as a newcomer starts it: embedded database, the letter's data, demo people. */
export async function startEmbedded(): Promise<RunningApp> {
  const folder = mkdtempSync(path.join(tmpdir(), 'gezant-browser-'))
  const started = await startServer({ DATA_DIR: folder, DEMO_PASSWORD: password })
  return {
    address: started.address,
    signInAs: async (page, who) => {
      await page.goto(`${started.address}/sign-in`)
      await page.locator('form button', { hasText: who }).click()
      await page.waitForURL(`${started.address}/`)
    },
    stop: async () => {
      await started.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** The same on a PostgreSQL server, as an installation in earnest: members from the command line, signing in with a password. */
export async function startOnServer(): Promise<RunningApp> {
  const postgres = await startPostgres({ fsync: false })
  const env = {
    DATABASE_URL: postgres.url,
    SESSION_SECRET: 'k7Qm2xVb9TzR4wLs8NpE1yHc6UdJ3gFa0KvX5iOe',
    DATA_DIR: mkdtempSync(path.join(tmpdir(), 'gezant-browser-')),
  }
  const gezant = (...args: string[]) =>
    execFileSync(process.execPath, ['cli/gezant.ts', ...args], {
      env: { ...cleanEnvironment(), ...env },
      input: password,
      encoding: 'utf8',
    })
  gezant('migrate')
  gezant('seed', 'letter')
  for (const [name, role] of Object.entries(people)) {
    gezant('member', 'add', '--email', addressOf(name), '--name', name, '--role', role, '--desk', 'Syria desk', '--password-stdin')
  }
  const started = await startServer(env)
  return {
    address: started.address,
    signInAs: async (page, who) => {
      await page.goto(`${started.address}/sign-in`)
      await page.getByLabel('Email').fill(addressOf(who))
      await page.getByLabel('Password').fill(password)
      await page.getByRole('button', { name: 'Sign in', exact: true }).click()
      await page.waitForURL(`${started.address}/`)
    },
    stop: async () => {
      await started.stop()
      await postgres.stop()
    },
  }
}

const people = { 'Policy officer': 'officer', Manager: 'manager', Administrator: 'administrator' }
const addressOf = (name: string) => `${name.toLowerCase().replace(' ', '.')}@ministry.test`
const cleanEnvironment = () => ({ PATH: process.env.PATH ?? '', NODE_ENV: 'production' as const })

async function startServer(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: { ...cleanEnvironment(), PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      output += text
      const found = /ready at (\S+)/.exec(output)?.[1]
      if (found) resolve(found)
    })
    child.on('exit', (code) => reject(new Error(`The server left with ${code}: ${output}`)))
  })
  return {
    address,
    stop: async () => {
      if (child.exitCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
