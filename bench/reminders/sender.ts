import '#server/quick-load.ts'
import { setTimeout as delay } from 'node:timers/promises'

// A process that sends what is due until it is killed, as the server's own loop does. What a killed one held is taken up after seconds instead of minutes.
process.env.NODE_ENV = 'production'
const [databaseUrl = '', smtpUrl = ''] = process.argv.slice(2)
const { setDatabase } = await import('#db/client.server.ts')
const { openDatabase } = await import('#db/open.ts')
const { sendNext } = await import('#app/domain/messages/send.server.ts')
const { smtpTransport } = await import('#app/mail/smtp.server.ts')

setDatabase(await openDatabase({ databaseUrl }))
const transport = smtpTransport({ url: smtpUrl, from: 'gezant@bench.test' })
for (;;) {
  const ended = await sendNext({ transport, publicUrl: 'https://gezant.bench.test', now: () => new Date(), leaseMs: 8_000 }).catch(
    () => undefined,
  )
  if (!ended) await delay(50)
}
