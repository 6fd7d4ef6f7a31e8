import { type ChildProcess, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const script = fileURLToPath(new URL('./sender.ts', import.meta.url))

/** Processes that send; one that is killed is followed by another at once. */
export function startSenders(count: number, databaseUrl: string, smtpUrl: string) {
  const children: ChildProcess[] = []
  const start = (place: number) => {
    children[place] = spawn(process.execPath, [script, databaseUrl, smtpUrl], { stdio: 'ignore' })
  }
  for (let place = 0; place < count; place += 1) start(place)
  return {
    killOne() {
      const place = Math.floor(Math.random() * count)
      children[place]?.kill('SIGKILL')
      start(place)
    },
    stop() {
      for (const child of children) child.kill('SIGKILL')
    },
  }
}
