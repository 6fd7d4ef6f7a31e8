import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { type AddressInfo, isIP } from 'node:net'
import type { Logger } from 'pino'
import { followZoneLaws, knownEdition } from '#app/domain/engagements/zone-laws.server.ts'
import { type Environment, originOf } from '#app/lib/environment.server.ts'
import { smtpTransport } from '#app/mail/smtp.server.ts'
import { type Database, setDatabase } from '#db/client.server.ts'
import { errorCode, innermostMessage } from '#db/errors.ts'
import { openDatabase } from '#db/open.ts'
import { type AppOptions, createApp } from './app.ts'
import { prepareDemo, withdrawDemo } from './demo.ts'
import { drain } from './drain.ts'
import { keptSecret } from './kept-secret.ts'
import { connectionLimits } from './limits.ts'
import { type MakingLists, startMakingLists } from './making-lists.ts'
import { type ReceivingAnswers, startReceiving } from './receiving.ts'
import { type RefreshingCalendars, startRefreshing } from './refreshing.ts'
import { Refusal } from './refusal.ts'
import { type Reminding, startReminding } from './reminding.ts'
import { type SendingOutbox, startSending } from './sending.ts'
import { startWorkingTables, type WorkingTables } from './working-tables.ts'

export type LoadedBuild = Pick<AppOptions, 'build' | 'devFiles' | 'clientFolder'>
export type StartOptions = { environment: Environment; logger: Logger; loadBuild: (server: Server) => Promise<LoadedBuild> }
export type Running = {
  publicUrl: string
  /** The demo people's password when it was made here. */
  demoPassword: string | undefined
  /** Ends without cutting a request, within about eight seconds, and closes the database. */
  stop(): Promise<void>
}

const noticeMs = 500
const drainLimitMs = 7_000

/** Opens and migrates the database, then listens. Throws a Refusal, with nothing left open, when something outside is in the way. */
export async function startServer({ environment, logger, loadBuild }: StartOptions): Promise<Running> {
  if (environment.themeCss && !existsSync(environment.themeCss)) throw new Refusal(`THEME_CSS names no file: ${environment.themeCss}`)
  const database = await openMigrated(environment, logger)
  const server = createServer(connectionLimits)
  const ending = new AbortController()
  const lifecycle = { migrated: true, stopping: false, ending: ending.signal }
  let sending: SendingOutbox | undefined
  let refreshing: RefreshingCalendars | undefined
  let receiving: ReceivingAnswers | undefined
  let reminding: Reminding | undefined
  let making: MakingLists | undefined
  let working: WorkingTables | undefined
  const stop = async () => {
    lifecycle.stopping = true
    ending.abort()
    const jobs = [sending?.stop(), refreshing?.stop(), receiving?.stop(), reminding?.stop(), making?.stop(), working?.stop()]
    if (server.listening) await drain(server, { noticeMs, limitMs: drainLimitMs })
    await Promise.all(jobs)
    setDatabase(undefined)
    await database.close()
  }
  try {
    setDatabase(database)
    const moved = await followZoneLaws(database.db, new Date())
    if (moved > 0) logger.info({ zoneLaws: knownEdition(), moved })
    const demoPassword = environment.demo ? await prepareDemo(database, environment) : undefined
    if (!environment.demo && database.mode === 'embedded') await withdrawDemo(database)
    const sessionSecret = environment.sessionSecret ?? (await keptSecret(environment.dataDir, 'session-secret', 48))
    const loaded = await loadBuild(server)
    const port = await listen(server, environment)
    const publicUrl = environment.publicUrl === originOf(environment.host, 0) ? originOf(environment.host, port) : environment.publicUrl
    server.on('request', createApp({ ...loaded, database, environment: { ...environment, publicUrl, sessionSecret }, logger, lifecycle }))
    sending = environment.smtpUrl
      ? startSending({ transport: smtpTransport({ url: environment.smtpUrl, from: mailFrom(environment, publicUrl) }), publicUrl, logger })
      : undefined
    const { on, hosts } = environment.externalCalendars
    refreshing = on ? startRefreshing({ hosts, logger }) : undefined
    receiving = environment.answersFolder ? await receive(environment.answersFolder, logger) : undefined
    reminding = startReminding({ logger })
    making = startMakingLists({ logger })
    working = startWorkingTables({ logger })
    return { publicUrl, demoPassword, stop }
  } catch (error) {
    await stop()
    throw error
  }
}

const receive = (folder: string, logger: Logger) =>
  startReceiving({ folder, logger }).catch((error: unknown) => {
    throw new Refusal(`ANSWERS_FOLDER cannot be written to (${errorCode(error)}).`, { cause: error })
  })

/** Without MAIL_FROM, an address at the public host; mail servers take no bare IP address for one. */
function mailFrom({ mailFrom }: Environment, publicUrl: string): string {
  const { hostname } = new URL(publicUrl)
  return mailFrom ?? `gezant@${isIP(hostname.replace(/^\[|\]$/g, '')) ? 'localhost' : hostname}`
}

async function openMigrated({ databaseUrl, dataDir }: Environment, logger: Logger): Promise<Database> {
  const onProblem = (problem: string) => logger.error({ problem })
  const database = await openDatabase({ databaseUrl, dataDir, onProblem }).catch((error: unknown) => {
    throw new Refusal(innermostMessage(error), { cause: error })
  })
  try {
    await database.migrate()
    return database
  } catch (error) {
    await database.close()
    throw new Refusal(`The database could not be brought up to date: ${innermostMessage(error)}`, { cause: error })
  }
}

const sentences: Record<string, string> = {
  EADDRINUSE: 'is in use by another program; set PORT to a free one',
  EACCES: 'may not be used by this user; set PORT to one above 1023',
  EADDRNOTAVAIL: 'is not on an address of this machine; set HOST',
  ENOTFOUND: 'is not on a host with a known address; set HOST',
}

async function listen(server: Server, { port, host }: Environment): Promise<number> {
  server.listen(port, host)
  try {
    await once(server, 'listening')
  } catch (error) {
    const code = errorCode(error) ?? ''
    throw new Refusal(`Port ${port} of ${host} ${sentences[code] ?? `cannot be listened on (${code})`}.`, { cause: error })
  }
  return (server.address() as AddressInfo).port
}
