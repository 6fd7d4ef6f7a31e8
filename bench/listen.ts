import { once } from 'node:events'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { parseEnvironment } from '#app/lib/environment.server.ts'
import type { Database } from '#db/client.server.ts'
import { createApp } from '#server/app.ts'
import { createLogger } from '#server/logging.ts'

export const secret = 'a secret of the benchmark, of no use elsewhere'

/** Serves the built application over the open database, and answers its address; `around` may watch what comes in. */
export async function listen(
  database: Pick<Database, 'ping'>,
  around: (listener: RequestListener) => RequestListener = (listener) => listener,
): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const parsed = parseEnvironment({ PUBLIC_URL: address, DEMO: 'off' })
  if (!parsed.ok) throw new Error(parsed.problems.join())
  const build = await import(path.resolve('build/server/index.js'))
  const app = createApp({
    build,
    database,
    environment: { ...parsed.environment, sessionSecret: secret },
    logger: createLogger('silent'),
    lifecycle: { migrated: true, stopping: false, ending: new AbortController().signal },
    clientFolder: path.resolve('build/client'),
  })
  server.on('request', around(app))
  return address
}
