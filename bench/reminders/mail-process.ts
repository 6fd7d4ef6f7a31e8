import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { SMTPServer } from 'smtp-server'

// A mail server on a free loopback port that takes everything, and tells its parent of each message as soon as it has taken it.
const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  async onData(stream, session, answer) {
    // A sender that is killed in the middle of a message has not sent it.
    const whole = await buffer(stream).catch(() => undefined)
    if (!whole) return
    const raw = whole.toString('utf8')
    const messageId = /^message-id:\s*(\S+)/im.exec(raw)?.[1] ?? ''
    const to = session.envelope.rcptTo[0]?.address ?? ''
    answer()
    process.send?.({ to, messageId, raw })
  },
})
// Senders are killed in the middle of a sentence.
server.on('error', () => {})
server.listen(0, '127.0.0.1')
await once(server.server, 'listening')
process.on('disconnect', () => process.exit(0))
process.send?.((server.server.address() as AddressInfo).port)
