import type { Server } from 'node:http'
import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'

/** Remix built while you look: modules are reloaded as they change. */
export async function developmentBuild(server: Server): Promise<{ build: () => Promise<ServerBuild>; devFiles: RequestHandler }> {
  const { createServer } = await import('vite')
  const vite = await createServer({ appType: 'custom', server: { middlewareMode: true, hmr: { server } } })
  server.once('close', () => vite.close())
  const build = () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
  return { build, devFiles: vite.middlewares }
}
