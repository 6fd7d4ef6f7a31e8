import { globSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'

type Manifest = { entry: Part; routes: Record<string, Part> }
type Part = { module: string; imports?: string[] }

const files = (pattern: string) => globSync(`build/client/assets/${pattern}`)
const sizeOf = (file: string) => gzipSync(readFileSync(file)).length

/** Bytes of JavaScript, compressed, that a page needs beside React and Remix: entry, root, route, all they import, and the words. */
function sizeOfRoute(id: string): number {
  const [written = ''] = files('manifest-*.js').map((file) => readFileSync(file, 'utf8'))
  const { entry, routes }: Manifest = JSON.parse(written.slice(written.indexOf('{'), written.lastIndexOf('}') + 1))
  const parts = [entry, routes.root, routes[id]].flatMap((part) => (part ? [part.module, ...(part.imports ?? [])] : []))
  const own = new Set(parts.filter((part) => !part.startsWith('/assets/framework-')))
  const words = Math.max(...[...files('en-*.js'), ...files('nl-*.js')].map(sizeOf))
  return [...own].reduce((sum, part) => sum + sizeOf(`build/client${part}`), words)
}

test('React and Remix lie in one file of their own, with nothing of ours', () => {
  const [framework = '', ...others] = files('framework-*.js')
  expect(others).toEqual([])
  expect(readFileSync(framework, 'utf8')).not.toContain('gezant')
})

test('the calendar needs at most 75 kB of JavaScript, compressed, beside React and Remix', () => {
  expect(sizeOfRoute('routes/calendar')).toBeGreaterThan(20_000)
  expect(sizeOfRoute('routes/calendar')).toBeLessThanOrEqual(75_000)
})
