import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { run } from '#server/run.ts'
import { standInBuild } from '#tests/server/stand-in-build.ts'

process.env.NODE_ENV = 'production'

const entry = { default: async () => new Response('page'), streamTimeout: 1_000 }
const clientFolder = mkdtempSync(path.join(tmpdir(), 'gezant-client-'))

await run(async () => ({ build: standInBuild(entry, () => null), clientFolder }))
