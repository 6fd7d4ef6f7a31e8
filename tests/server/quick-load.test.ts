import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'

const listing = (first: string) => `
  ${first}
  const { registerHooks } = await import('node:module')
  const loaded = []
  registerHooks({ load: (url, context, next) => (loaded.push(url), next(url, context)) })
  await import('#server/run.ts')
  console.log(JSON.stringify(loaded.sort()))
  process.exit()`

function modulesLoaded(first: string): string[] {
  const options = { encoding: 'utf8' as const, env: { PATH: process.env.PATH, NODE_ENV: 'production' as const } }
  return JSON.parse(execFileSync(process.execPath, ['--input-type=module', '--eval', listing(first)], options))
}

test('a quick start loads the very modules that a plain one loads', () => {
  const plain = modulesLoaded('')
  expect(plain.length).toBeGreaterThan(300)
  const quick = modulesLoaded("await import('#server/quick-load.ts')")
  expect(quick.filter((url) => !plain.includes(url))).toEqual([])
  expect(plain.filter((url) => !quick.includes(url))).toEqual([])
})
