import './quick-load.ts'
import { existsSync } from 'node:fs'
import type { Server } from 'node:http'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { LoadedBuild } from './start.ts'

const dev = process.argv.includes('--dev')
// React and Remix choose between their two forms by this when they are first loaded, so everything else is loaded after it.
process.env.NODE_ENV = dev ? 'development' : 'production'

const project = fileURLToPath(new URL('..', import.meta.url))

async function loadBuild(server: Server): Promise<LoadedBuild> {
  const clientFolder = `${project}build/client`
  if (dev) {
    const { developmentBuild } = await import('./development.ts')
    return { ...(await developmentBuild(server)), clientFolder }
  }
  const file = `${project}build/server/index.js`
  if (!existsSync(file)) {
    const { Refusal } = await import('./refusal.ts')
    throw new Refusal('There is no build; npm start makes one, or npm run build.')
  }
  return { build: await import(pathToFileURL(file).href), clientFolder }
}

const { run } = await import('./run.ts')
await run(loadBuild)
