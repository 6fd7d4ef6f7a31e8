import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'
import { migratedFolder, temporaryFolder } from './fixtures/folders.ts'

const standInMain = fileURLToPath(new URL('./stand-in-main.ts', import.meta.url))

/** The server as a process of its own, with the stand-in routes and nothing of this process's environment; killed after the test. */
export function startProcess(env: Record<string, string> = {}) {
  const kept = { PATH: process.env.PATH ?? '', NODE_ENV: 'production' as const }
  const child = spawn(process.execPath, [standInMain], {
    cwd: temporaryFolder(),
    env: { ...kept, PORT: '0', DEMO: 'off', DATA_DIR: 'memory://', ...env },
  })
  const output = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    output.out += text
  })
  child.stderr.on('data', (text) => {
    output.err += text
  })
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await exited
  })
  return { child, output, exited }
}

/** Starts it, if nothing else is said on a migrated data folder, and waits for its address. */
export async function startListening(env?: Record<string, string>) {
  const started = startProcess(env ?? { DATA_DIR: await migratedFolder() })
  const address = await new Promise<string>((resolve, reject) => {
    started.child.stdout.on('data', () => {
      const found = /ready at (\S+)/.exec(started.output.out)?.[1]
      if (found) resolve(found)
    })
    started.exited.then((code) => reject(new Error(`exit ${code}: ${started.output.err}`)))
  })
  return { ...started, address }
}
