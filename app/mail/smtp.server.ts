import { createTransport } from 'nodemailer'
import { isLoopback } from '#app/lib/environment.server.ts'
import { htmlText, type Mail, plainText } from './mail.ts'

type Envelope = { messageId: string; to: string; at: Date; mail: Mail }

/** `refused`: the server will not take this message, ever. `later`: it may, another time. `away`: no server was reached. */
export type Delivery = { kind: 'sent' } | { kind: 'refused' | 'later' | 'away'; code: string }

export type Transport = { deliver(envelope: Envelope): Promise<Delivery>; close(): void }

type SmtpOptions = { url: string; from: string; timeoutMs?: number }

/** Hands messages to a mail server, each over a connection of its own. Never by a plain connection to another machine. */
export function smtpTransport({ url, from, timeoutMs = 20_000 }: SmtpOptions): Transport {
  const { hostname, port, protocol, username, password } = new URL(url)
  const local = isLoopback(hostname.replace(/^\[|\]$/g, ''))
  const secure = protocol === 'smtps:'
  const transport = createTransport({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: port ? Number(port) : secure ? 465 : 587,
    secure,
    requireTLS: !secure && !local,
    ignoreTLS: !secure && local,
    ...(username ? { auth: { user: decodeURIComponent(username), pass: decodeURIComponent(password) } } : {}),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async deliver({ messageId, to, at, mail }) {
      try {
        await transport.sendMail({
          envelope: { from, to: [to] },
          from: { name: mail.replyTo?.name ?? 'Gezant', address: from },
          to: { name: '', address: to },
          ...(mail.replyTo ? { replyTo: mail.replyTo } : {}),
          subject: mail.subject,
          messageId,
          date: at,
          text: plainText(mail),
          html: htmlText(mail),
          headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
          ...(mail.calendar
            ? { icalEvent: { method: mail.calendar.method, filename: 'invitation.ics', content: mail.calendar.text } }
            : {}),
        })
        return { kind: 'sent' }
      } catch (error) {
        return asDelivery(error)
      }
    },
    close: () => transport.close(),
  }
}

// Of these a 5xx means the message itself; of a 5xx to the sign-in it means whoever set the server up.
const aboutTheMessage = ['EENVELOPE', 'EMESSAGE']

function asDelivery(error: unknown): Delivery {
  const { code = 'EUNKNOWN', responseCode } = error as { code?: string; responseCode?: number }
  const status = Number(responseCode)
  if (!(status >= 400)) return { kind: 'away', code: /^[A-Z]{1,20}$/.test(code) ? code : 'EUNKNOWN' }
  return { kind: status >= 500 && aboutTheMessage.includes(code) ? 'refused' : 'later', code: String(status) }
}
