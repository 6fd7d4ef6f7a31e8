import { execFileSync } from 'node:child_process'
import { cpSync, rmSync } from 'node:fs'
import { inject } from 'vitest'
import { startPostgres } from '#tests/helpers/postgres.ts'
import { cleanEnvironment, password, startServer, temporaryFolder } from './server.ts'

export type RunningApp = { address: string; signInAs(page: SignInPage, who: string): Promise<void>; stop(): Promise<void> }
type SignInPage = import('playwright-core').Page

/** The built application as a newcomer starts it again: embedded database, the letter's data, demo people. */
export async function startEmbedded(): Promise<RunningApp> {
  const folder = temporaryFolder()
  cpSync(inject('demoFolder'), folder, { recursive: true })
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

/** The same on a PostgreSQL server, as an installation in earnest: an officer from the command line, who signs in with a password. */
export async function startOnServer(): Promise<RunningApp> {
  const postgres = await startPostgres({ fsync: false })
  const env = {
    DATABASE_URL: postgres.url,
    SESSION_SECRET: 'k7Qm2xVb9TzR4wLs8NpE1yHc6UdJ3gFa0KvX5iOe',
    DATA_DIR: temporaryFolder(),
  }
  const gezant = (...args: string[]) =>
    execFileSync(process.execPath, ['cli/gezant.ts', ...args], {
      env: { ...cleanEnvironment(), ...env },
      input: password,
      encoding: 'utf8',
    })
  gezant('migrate')
  gezant('seed', 'letter')
  gezant('member', 'add', '--email', addressOf(officer), '--name', officer, '--role', 'officer', '--desk', 'Syria desk', '--password-stdin')
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

const officer = 'Policy officer'
const addressOf = (name: string) => `${name.toLowerCase().replace(' ', '.')}@ministry.test`
