import { expect, test } from 'vitest'
import { type Environment, isLoopback, parseEnvironment } from '#app/lib/environment.server.ts'

const secret = 'kq3VtZ9wXb71LmYc0RfHs2DgUjE5oPaN'
const database = 'postgres://gezant:hush@db.test:5432/gezant'

const newcomer: Environment = {
  port: 3000,
  host: '127.0.0.1',
  publicUrl: 'http://127.0.0.1:3000',
  databaseUrl: undefined,
  dataDir: '.data',
  sessionSecret: undefined,
  smtpUrl: undefined,
  mailFrom: undefined,
  answersFolder: undefined,
  trustProxy: 0,
  logLevel: 'info',
  themeCss: undefined,
  externalCalendars: { on: false, hosts: [] },
  securityContact: undefined,
  demo: true,
  demoPassword: undefined,
}

function environmentFrom(env: Record<string, string>): Environment {
  const parsed = parseEnvironment(env)
  if (!parsed.ok) throw new Error(parsed.problems.join(' '))
  return parsed.environment
}

function problemsWith(env: Record<string, string>): string[] {
  const parsed = parseEnvironment(env)
  return parsed.ok ? [] : parsed.problems
}

test('nothing set is a demo on this machine with the embedded database', () => {
  expect(environmentFrom({})).toEqual(newcomer)
})

test('an empty variable counts as not set', () => {
  expect(environmentFrom({ PORT: '', DATABASE_URL: ' ', SESSION_SECRET: '' })).toEqual(newcomer)
})

test('every variable is read', () => {
  const env = {
    PORT: '8080',
    HOST: '0.0.0.0',
    PUBLIC_URL: 'https://gezant.ministry.test/',
    DATABASE_URL: database,
    DATA_DIR: '/var/lib/gezant',
    SESSION_SECRET: secret,
    SMTP_URL: 'smtps://mail.test:465',
    MAIL_FROM: 'gezant@ministry.test',
    TRUST_PROXY: '2',
    LOG_LEVEL: 'warn',
    THEME_CSS: '/etc/gezant/theme.css',
    SECURITY_CONTACT: 'mailto:cert@ministry.test',
    EXTERNAL_CALENDARS: 'on',
    EXTERNAL_CALENDAR_HOSTS: 'calendar.example.org, .Rijksoverheid.nl',
    DEMO: 'off',
  }
  expect(environmentFrom(env)).toEqual({
    port: 8080,
    externalCalendars: { on: true, hosts: ['calendar.example.org', '.rijksoverheid.nl'] },
    host: '0.0.0.0',
    publicUrl: 'https://gezant.ministry.test',
    databaseUrl: database,
    dataDir: '/var/lib/gezant',
    sessionSecret: secret,
    smtpUrl: 'smtps://mail.test:465',
    mailFrom: 'gezant@ministry.test',
    trustProxy: 2,
    logLevel: 'warn',
    themeCss: '/etc/gezant/theme.css',
    securityContact: 'mailto:cert@ministry.test',
    demo: false,
    demoPassword: undefined,
  })
})

test('the demo exists only with the embedded database on a loopback address', () => {
  const demo = (env: Record<string, string>) => environmentFrom(env).demo
  expect(demo({ HOST: 'localhost' })).toBe(true)
  expect(demo({ HOST: '::1', DEMO: 'on' })).toBe(true)
  expect(demo({ DEMO: 'off' })).toBe(false)
  expect(demo({ HOST: '192.0.2.7' })).toBe(false)
  expect(demo({ DATABASE_URL: database, SESSION_SECRET: secret })).toBe(false)
})

test('an IPv6 host stands in brackets in the public address', () => {
  expect(environmentFrom({ HOST: '::1', PORT: '4000' }).publicUrl).toBe('http://[::1]:4000')
})

test.each([
  ['PORT', { PORT: '70000' }],
  ['PORT', { PORT: '3000; rm' }],
  ['HOST', { HOST: 'http://localhost' }],
  ['HOST', { HOST: '[::1]' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'gezant.test' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://gezant.test/app' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://gezant.test/?' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'https://user:pass@gezant.test' }],
  ['PUBLIC_URL', { PUBLIC_URL: 'ftp://gezant.test' }],
  ['PUBLIC_URL', { HOST: '0.0.0.0' }],
  ['DATABASE_URL', { DATABASE_URL: 'mysql://db.test/gezant', SESSION_SECRET: secret }],
  ['SESSION_SECRET', { DATABASE_URL: database }],
  ['SESSION_SECRET', { DATABASE_URL: database, SESSION_SECRET: 'short-but-random-9f2k' }],
  ['SESSION_SECRET', { SESSION_SECRET: 'changeme' }],
  ['SESSION_SECRET', { SESSION_SECRET: 'please-change-me-please-change-me-please' }],
  ['SESSION_SECRET', { SESSION_SECRET: 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa' }],
  ['SMTP_URL', { SMTP_URL: 'https://mail.test' }],
  ['MAIL_FROM', { MAIL_FROM: 'Gezant <gezant@ministry.test>' }],
  ['TRUST_PROXY', { TRUST_PROXY: 'true' }],
  ['TRUST_PROXY', { TRUST_PROXY: '11' }],
  ['LOG_LEVEL', { LOG_LEVEL: 'loud' }],
  ['THEME_CSS', { THEME_CSS: '/etc/passwd' }],
  ['SECURITY_CONTACT', { SECURITY_CONTACT: 'javascript:alert(1)' }],
  ['DEMO', { DEMO: 'true' }],
  ['DEMO', { DEMO: 'on', DATABASE_URL: database, SESSION_SECRET: secret }],
  ['DEMO', { DEMO: 'on', HOST: '192.0.2.7' }],
  ['DEMO_PASSWORD', { DEMO_PASSWORD: 'welcome', DATABASE_URL: database, SESSION_SECRET: secret }],
])('%s is refused by its name in %o', (name, env) => {
  const problems = problemsWith(env)
  expect(problems).toHaveLength(1)
  expect(problems[0]).toMatch(new RegExp(`^${name} .+\\.$`))
})

test('several problems are told at once, and none repeats a value', () => {
  const problems = problemsWith({ PORT: 'x1', DATABASE_URL: 'mysql://u:hush@db.test/x', SESSION_SECRET: 'hush-hush' })
  expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['PORT', 'DATABASE_URL', 'SESSION_SECRET'])
  expect(problems.join(' ')).not.toMatch(/hush|x1/)
})

test('loopback is this machine alone', () => {
  expect(['localhost', '127.0.0.1', '127.9.9.9', '::1'].map(isLoopback)).toEqual([true, true, true, true])
  expect(['127.evil.test', '0.0.0.0', '10.0.0.1', 'localhost.evil.test'].map(isLoopback)).toEqual([false, false, false, false])
})
