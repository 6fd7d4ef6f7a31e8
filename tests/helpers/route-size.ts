import { globSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

type Manifest = { entry: Part; routes: Record<string, Part> }
type Part = { module: string; imports?: string[] }

export const files = (pattern: string) => globSync(`build/client/assets/${pattern}`)
const sizeOf = (file: string) => gzipSync(readFileSync(file)).length

/** Bytes of JavaScript, compressed, that a page needs beside React and Remix: entry, root, route, all they import, and the words. */
export function sizeOfRoute(id: string): number {
  const [written = ''] = files('manifest-*.js').map((file) => readFileSync(file, 'utf8'))
  const { entry, routes }: Manifest = JSON.parse(written.slice(written.indexOf('{'), written.lastIndexOf('}') + 1))
  const parts = [entry, routes.root, routes[id]].flatMap((part) => (part ? [part.module, ...(part.imports ?? [])] : []))
  const own = new Set(parts.filter((part) => !part.startsWith('/assets/framework-')))
  const words = Math.max(...[...files('en-*.js'), ...files('nl-*.js')].map(sizeOf))
  return [...own].reduce((sum, part) => sum + sizeOf(`build/client${part}`), words)
}
