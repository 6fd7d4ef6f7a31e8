import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

export type Received = { to: string; messageId: string; raw: string }

const script = fileURLToPath(new URL('./mail-process.ts', import.meta.url))

/** A mail server in a process of its own, as anywhere: in ours, what we do next would begin just after it answered somebody, never before. */
export async function startMailServer(heard: (received: Received[]) => void = () => {}) {
  const received: Received[] = []
  const child = fork(script)
  const [port] = (await once(child, 'message')) as [number]
  child.on('message', (message) => {
    received.push(message as Received)
    heard(received)
  })
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    async close() {
      child.disconnect()
      await once(child, 'exit')
    },
  }
}
