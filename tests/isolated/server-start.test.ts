import { once } from 'node:events'
import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import { ask } from '#tests/server/ask.ts'
import { migratedFolder, temporaryFolder } from './fixtures/folders.ts'
import { startListening, startProcess } from './server-process.ts'

const secret = 'kq3VtZ9wXb71LmYc0RfHs2DgUjE5oPaN'

async function refusalOf(env: Record<string, string>) {
  const { exited, output } = startProcess(env)
  return { code: await exited, ...output }
}

test('a start prints one line, holds its data folder alone, outlives a promise that nobody caught, and stops at once when idle', async () => {
  const folder = temporaryFolder()
  const { address, output, child, exited } = await startListening({ DATA_DIR: folder })
  expect(output.out.split('\n')[0]).toMatch(/^Gezant is ready at http:\/\/127\.0\.0\.1:\d{4,5}$/)
  const refusal = await refusalOf({ DATA_DIR: folder })
  expect(refusal).toMatchObject({ code: 1, out: '', err: `The data folder ${folder} is in use by another process; stop that one first.\n` })
  await ask(address, '/forgetful')
  await expect.poll(() => output.out).toContain('"unhandled":"rejection","error":"TypeError"')
  expect([(await ask(address, '/readyz')).status, (await ask(address, '/counter')).status]).toEqual([200, 200])
  expect(output.out + output.err).not.toContain('Jansen')
  const signalledAt = performance.now()
  child.kill('SIGTERM')
  expect(await exited).toBe(0)
  expect(performance.now() - signalledAt).toBeLessThan(5_000)
})

test('an unreachable database is named by host and port, without user or password, and ends the start', async () => {
  const refusal = await refusalOf({ DATABASE_URL: 'postgres://gezant:hush-hush@127.0.0.1:9/gezant', SESSION_SECRET: secret })
  expect(refusal).toMatchObject({
    code: 1,
    out: '',
    err: 'The database server at 127.0.0.1:9 cannot be reached (connect ECONNREFUSED 127.0.0.1:9).\n',
  })
})

test('a secret that everybody knows ends the start', async () => {
  const refusal = await refusalOf({ DATABASE_URL: 'postgres://gezant:hush@127.0.0.1:9/gezant', SESSION_SECRET: 'changeme' })
  expect(refusal).toMatchObject({ code: 1, out: '' })
  expect(refusal.err).toMatch(/^SESSION_SECRET must be at least 32 random characters[^\n]*\n$/)
})

test('a port in use ends the start in one sentence', async () => {
  const squatter = createServer().listen(0, '127.0.0.1')
  await once(squatter, 'listening')
  const taken = squatter.address()
  const port = typeof taken === 'object' && taken ? taken.port : 0
  const refusal = await refusalOf({ PORT: String(port), DATA_DIR: await migratedFolder() })
  squatter.close()
  expect(refusal).toMatchObject({
    code: 1,
    out: '',
    err: `Port ${port} of 127.0.0.1 is in use by another program; set PORT to a free one.\n`,
  })
})

test('a theme that is not there ends the start', async () => {
  const refusal = await refusalOf({ THEME_CSS: '/nowhere/theme.css' })
  expect(refusal).toMatchObject({ code: 1, out: '', err: 'THEME_CSS names no file: /nowhere/theme.css\n' })
})
