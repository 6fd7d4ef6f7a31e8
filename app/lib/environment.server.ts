import { existsSync } from 'node:fs'
import { isIP } from 'node:net'
import * as z from 'zod'

export type Environment = {
  port: number
  host: string
  /** Scheme, host and port under which people reach this server; no slash at its end. */
  publicUrl: string
  databaseUrl: string | undefined
  dataDir: string
  sessionSecret: string | undefined
  smtpUrl: string | undefined
  /** The address that mail comes from. */
  mailFrom: string | undefined
  answersFolder: string | undefined
  /** How many proxies in front of this server may name the reader's address; 0: none. */
  trustProxy: number
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
  themeCss: string | undefined
  /** Whether calendars kept elsewhere are fetched, and from which hosts; from any when none is named. */
  externalCalendars: { on: boolean; hosts: string[] }
  securityContact: string | undefined
  demo: boolean
  demoPassword: string | undefined
}

export type ParsedEnvironment = { ok: true; environment: Environment } | { ok: false; problems: string[] }

const guessable = /change.?me|example|your.?secret|insecure|not.?so.?secret|s3cr3t|super.?secret|password|12345678|abcdefgh|qwerty/i

function isStrongSecret(secret: string): boolean {
  return secret.length >= 32 && new Set(secret).size >= 10 && !guessable.test(secret)
}

/** True for names and addresses that only this machine can reach. */
export function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || (isIP(host) === 4 && host.startsWith('127.'))
}

/** The origin a browser on this machine uses for the given host and port. */
export function originOf(host: string, port: number): string {
  return new URL(`http://${isIP(host) === 6 ? `[${host}]` : host}:${port}`).origin
}

function parseUrl(text: string, schemes: string[]): URL | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined
  return url && schemes.includes(url.protocol) ? url : undefined
}

function isOrigin(text: string): boolean {
  const url = parseUrl(text, ['http:', 'https:'])
  return url !== undefined && url.href === `${url.origin}/`
}

const isHost = (text: string) => isIP(text) !== 0 || /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i.test(text)
const hostsIn = (text: string) =>
  text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter(Boolean)
const areHosts = (text: string) => hostsIn(text).every((host) => isHost(host.replace(/^\./, '')) && !isIP(host))
const isPostgres = (text: string) => parseUrl(text, ['postgres:', 'postgresql:']) !== undefined
const isMailServer = (text: string) => Boolean(parseUrl(text, ['smtp:', 'smtps:'])?.hostname)
const isContact = (text: string) => parseUrl(text, ['mailto:', 'https:', 'tel:']) !== undefined
const wholeNumber = (max: number) => (text: string) => /^\d{1,5}$/.test(text) && Number(text) <= max

const levels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
const secretSentence = 'must be at least 32 random characters, for instance the output of: openssl rand -base64 48'

const variables = z.object({
  PORT: z.string().refine(wholeNumber(65_535), 'must be a whole number from 0 to 65535 (0: any free port).').default('3000'),
  HOST: z.string().refine(isHost, 'must be a host name or an IP address without brackets or port.').default('127.0.0.1'),
  PUBLIC_URL: z
    .string()
    .refine(isOrigin, 'must be an origin like https://gezant.ministry.test: scheme, host and port, no path.')
    .optional(),
  DATABASE_URL: z.string().refine(isPostgres, 'must be a postgres:// address.').optional(),
  DATA_DIR: z.string().default('.data'),
  SESSION_SECRET: z.string().refine(isStrongSecret, `${secretSentence}.`).optional(),
  SMTP_URL: z.string().refine(isMailServer, 'must be an smtp:// or smtps:// address.').optional(),
  MAIL_FROM: z.email('must be one email address, without a name.').optional(),
  ANSWERS_FOLDER: z.string().optional(),
  TRUST_PROXY: z.string().refine(wholeNumber(10), 'must be the number of proxies in front of the server, 0 to 10.').default('0'),
  LOG_LEVEL: z.enum(levels, `must be one of ${levels.join(', ')}.`).default('info'),
  THEME_CSS: z.string().endsWith('.css', 'must be the path of a .css file.').optional(),
  EXTERNAL_CALENDARS: z.enum(['on', 'off'], 'must be on or off.').default('off'),
  EXTERNAL_CALENDAR_HOSTS: z
    .string()
    .refine(areHosts, 'must be host names with commas between, like calendar.example.org or .example.org.')
    .optional(),
  SECURITY_CONTACT: z.string().refine(isContact, 'must be a mailto:, tel: or https: address.').optional(),
  DEMO: z.enum(['on', 'off'], 'must be on or off.').optional(),
  DEMO_PASSWORD: z.string().optional(),
})

type Variables = z.infer<typeof variables>

function contradictionsIn(set: Variables): string[] {
  const problems: string[] = []
  if (set.DATABASE_URL && !set.SESSION_SECRET) problems.push(`SESSION_SECRET is required with DATABASE_URL; it ${secretSentence}.`)
  if (set.DEMO === 'on' && set.DATABASE_URL)
    problems.push('DEMO cannot be on with DATABASE_URL: the demo exists only in the embedded database.')
  if (set.DEMO === 'on' && !isLoopback(set.HOST)) problems.push('DEMO cannot be on with a HOST that other machines can reach.')
  if (set.DEMO_PASSWORD && set.DATABASE_URL) problems.push('DEMO_PASSWORD cannot be set with DATABASE_URL: there are no demo people there.')
  if (!set.PUBLIC_URL && ['0.0.0.0', '::'].includes(set.HOST)) {
    problems.push(`PUBLIC_URL is required with HOST ${set.HOST}: readers need an address they can open.`)
  }
  return problems
}

/** Reads the variables of `.env.example` from `env`; a problem is a sentence that begins with the variable's name and never holds its value. */
export function parseEnvironment(env: Record<string, string | undefined>): ParsedEnvironment {
  const given = Object.entries(env).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []))
  const parsed = variables.safeParse(Object.fromEntries(given))
  if (!parsed.success) return { ok: false, problems: parsed.error.issues.map((issue) => `${String(issue.path[0])} ${issue.message}`) }
  const set = parsed.data
  const problems = contradictionsIn(set)
  if (problems.length > 0) return { ok: false, problems }
  const port = Number(set.PORT)
  return {
    ok: true,
    environment: {
      port,
      host: set.HOST,
      publicUrl: set.PUBLIC_URL ? new URL(set.PUBLIC_URL).origin : originOf(set.HOST, port),
      databaseUrl: set.DATABASE_URL,
      dataDir: set.DATA_DIR,
      sessionSecret: set.SESSION_SECRET,
      smtpUrl: set.SMTP_URL,
      mailFrom: set.MAIL_FROM,
      answersFolder: set.ANSWERS_FOLDER,
      trustProxy: Number(set.TRUST_PROXY),
      logLevel: set.LOG_LEVEL,
      themeCss: set.THEME_CSS,
      externalCalendars: { on: set.EXTERNAL_CALENDARS === 'on', hosts: hostsIn(set.EXTERNAL_CALENDAR_HOSTS ?? '') },
      securityContact: set.SECURITY_CONTACT,
      demo: !set.DATABASE_URL && isLoopback(set.HOST) && set.DEMO !== 'off',
      demoPassword: set.DEMO_PASSWORD,
    },
  }
}

/** Reads the process's own environment, with what a `.env` file in the working folder adds to it. */
export function readEnvironment(): ParsedEnvironment {
  if (existsSync('.env')) process.loadEnvFile('.env')
  return parseEnvironment(process.env)
}
