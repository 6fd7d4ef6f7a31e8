import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

export type Received = { to: string; messageId: string; raw: string }

/** A mail server on a free loopback port that takes everything, and tells of each message when it has it whole, before it answers. */
export async function startMailServer(heard: (received: Received[]) => void = () => {}) {
  const received: Received[] = []
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    async onData(stream, session, answer) {
      // A sender that is killed in the middle of a message has not sent it.
      const whole = await buffer(stream).catch(() => undefined)
      if (!whole) return
      const raw = whole.toString('utf8')
      const messageId = /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? ''
      received.push({ to: session.envelope.rcptTo[0]?.address ?? '', messageId, raw })
      heard(received)
      answer()
    },
  })
  // Senders are killed in the middle of a sentence.
  server.on('error', () => {})
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  return { url: `smtp://127.0.0.1:${port}`, received, close: () => new Promise<void>((resolve) => server.close(() => resolve())) }
}
