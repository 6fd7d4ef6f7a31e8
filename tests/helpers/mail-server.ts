import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { afterAll } from 'vitest'

type Received = { from: string; to: string[]; raw: string }

/** A mail server on a free loopback port, closed after the test file, that can be told to misbehave. */
export async function startMailServer() {
  const received: Received[] = []
  const sockets = new Set<Socket>()
  const behaviour = {
    /** Refused for ever: 550 to RCPT. */
    refuses: new Set<string>(),
    /** Refused for now: 451 to RCPT. */
    greylists: new Set<string>(),
    /** How many messages are taken and then left unanswered, the connection cut. */
    cutsAfterData: 0,
    /** Connections are taken, and nothing is ever said. */
    hangs: false,
    /** What to wait for before a message is answered. */
    holds: undefined as Promise<void> | undefined,
  }
  const server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onConnect: (_session, ready) => void (behaviour.hangs || ready()),
    onRcptTo({ address }, _session, answer) {
      const code = behaviour.refuses.has(address) ? 550 : behaviour.greylists.has(address) ? 451 : undefined
      answer(code && Object.assign(new Error(`${address} is not served`), { responseCode: code }))
    },
    async onData(stream, session, answer) {
      const raw = (await buffer(stream)).toString('utf8')
      const { mailFrom, rcptTo } = session.envelope
      received.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), raw })
      await behaviour.holds
      if (behaviour.cutsAfterData === 0) return answer()
      behaviour.cutsAfterData -= 1
      for (const socket of sockets) socket.destroy()
    },
  })
  // A connection that is cut is what some tests ask for.
  server.on('error', () => {})
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  const { port } = server.server.address() as AddressInfo
  afterAll(async () => {
    for (const socket of sockets) socket.destroy()
    await new Promise<void>((resolve) => server.close(() => resolve()))
  })
  return { url: `smtp://127.0.0.1:${port}`, received, behaviour }
}

export type MailServer = Awaited<ReturnType<typeof startMailServer>>

/** Back to good behaviour, with nothing received. */
export function calm({ received, behaviour }: MailServer): void {
  received.length = 0
  Object.assign(behaviour, { refuses: new Set(), greylists: new Set(), cutsAfterData: 0, hangs: false, holds: undefined })
}

export const readMail = (raw: string): Promise<ParsedMail> => simpleParser(raw)

/** The calendar file of a message, as mail programs read it. */
export async function calendarIn(raw: string): Promise<string> {
  const { attachments } = await readMail(raw)
  return (
    attachments
      .find(({ contentType }) => contentType.startsWith('text/calendar') || contentType === 'application/ics')
      ?.content.toString() ?? ''
  )
}
