import '#server/quick-load.ts'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ServerBuild } from '@remix-run/node'

process.env.NODE_ENV = 'production'
const { run } = await import('#server/run.ts')
const { standInBuild } = await import('#tests/server/stand-in-build.ts')

const entry: ServerBuild['entry']['module'] = {
  default: async () => new Response('page'),
  handleError: (error, { context }) => context.reportFailure(error),
}
const clientFolder = mkdtempSync(path.join(tmpdir(), 'gezant-client-'))

await run(async () => ({ build: standInBuild(entry, () => null), clientFolder }))
