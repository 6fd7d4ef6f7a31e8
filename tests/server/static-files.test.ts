import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { ask } from './ask.ts'
import { publicHost, serve } from './serve.ts'

const folder = mkdtempSync(path.join(tmpdir(), '.gezant-theme-'))
afterAll(() => rmSync(folder, { recursive: true }))

test('without a theme its address answers an empty style sheet', async () => {
  const { address } = await serve()
  const { status, headers, body } = await ask(address, '/theme.css', { headers: publicHost })
  expect([status, headers['content-type'], headers['cache-control'], body]).toEqual([200, 'text/css; charset=utf-8', 'no-cache', ''])
})

test("the ministry's theme is served as it is on disk", async () => {
  const themeCss = path.join(folder, 'theme.css')
  writeFileSync(themeCss, ':root { --accent: #154273 }')
  const { address } = await serve({ environment: { themeCss } })
  const { status, headers, body } = await ask(address, '/theme.css', { headers: publicHost })
  expect([status, headers['content-type'], headers['cache-control'], body]).toEqual([
    200,
    'text/css; charset=utf-8',
    'no-cache',
    ':root { --accent: #154273 }',
  ])
})

test.each(['/assets/../../../etc/passwd', '/assets/%2e%2e/%2e%2e/etc/passwd', '/..%2f..%2fetc/passwd', '/.vite/manifest.json', '/assets'])(
  '%s leads to no file',
  async (target) => {
    const { address } = await serve()
    expect((await ask(address, target, { headers: publicHost })).status).toBe(404)
  },
)
