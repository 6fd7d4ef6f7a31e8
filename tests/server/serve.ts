import { once } from 'node:events'
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Outlet, Scripts } from '@remix-run/react'
import { createElement } from 'react'
import { afterAll } from 'vitest'
import * as entry from '#app/entry.server.tsx'
import { type Environment, parseEnvironment } from '#app/lib/environment.server.ts'
import { useNonce } from '#app/ui/nonce.tsx'
import { type AppOptions, createApp } from '#server/app.ts'
import { connectionLimits } from '#server/limits.ts'
import { createLogger } from '#server/logging.ts'
import { standInBuild } from './stand-in-build.ts'

const Frame = () =>
  createElement('html', null, createElement('body', null, createElement(Outlet), createElement(Scripts, { nonce: useNonce() })))

const publicOrigin = 'https://gezant.test'
export const secret = 'a secret of this test run alone'

function environmentOf(changes: Partial<Environment>): AppOptions['environment'] {
  const parsed = parseEnvironment({ PUBLIC_URL: publicOrigin, DEMO: 'off' })
  if (!parsed.ok) throw new Error(parsed.problems.join())
  return { ...parsed.environment, sessionSecret: secret, ...changes }
}

function clientFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'gezant-client-'))
  mkdirSync(path.join(folder, 'assets'))
  writeFileSync(path.join(folder, 'assets', 'entry-abc123.js'), 'export {}\n'.repeat(500))
  writeFileSync(path.join(folder, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>')
  return folder
}

/** The whole application on a free port with the stand-in routes; `lines` collects what it logs. Closed after the test file. */
export async function serve({
  environment = {},
  ...given
}: { environment?: Partial<Environment> } & Partial<Omit<AppOptions, 'environment'>> = {}) {
  const lines: string[] = []
  const ending = new AbortController()
  const lifecycle = { migrated: true, stopping: false, ending: ending.signal }
  const app = createApp({
    build: standInBuild(entry, Frame),
    database: { ping: async () => {} },
    environment: environmentOf(environment),
    logger: createLogger('debug', { write: (line) => void lines.push(line) }),
    lifecycle,
    clientFolder: clientFolder(),
    ...given,
  })
  const server = createServer(connectionLimits, app).listen(0, '127.0.0.1')
  await once(server, 'listening')
  afterAll(() => server.close())
  const { port } = server.address() as AddressInfo
  return { address: `http://127.0.0.1:${port}`, port, lines, lifecycle, ending, server }
}

/** What a page of the public site sends along. */
export const publicHost = { Host: 'gezant.test' }
export const ownPage = { Host: 'gezant.test', Origin: publicOrigin }
