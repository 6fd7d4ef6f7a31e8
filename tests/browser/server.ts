import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const password = 'a long enough password for the tests 7'
const main = path.resolve('server/main.ts')

export const cleanEnvironment = () => ({ PATH: process.env.PATH ?? '', NODE_ENV: 'production' as const })
export const temporaryFolder = () => mkdtempSync(path.join(tmpdir(), 'gezant-browser-'))

/** The built application as a process of its own, once it answers. */
export async function startServer(env: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
    env: { ...cleanEnvironment(), PORT: '0', LOG_LEVEL: 'warn', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let output = ''
  const address = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (text) => {
      output += text
      const found = /ready at (\S+)/.exec(output)?.[1]
      if (found) resolve(found)
    })
    child.on('exit', (code) => reject(new Error(`The server left with ${code}: ${output}`)))
  })
  return {
    address,
    /** As a power cut ends it: nothing is put away. */
    kill: async () => {
      child.kill('SIGKILL')
      await once(child, 'exit')
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return
      child.kill('SIGTERM')
      await once(child, 'exit')
    },
  }
}
