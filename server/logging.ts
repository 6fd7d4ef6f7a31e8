import type { ServerBuild } from '@remix-run/node'
import type { RequestHandler } from 'express'
import { type DestinationStream, type Logger, pino } from 'pino'

/** One JSON object a line, UTC, without host or process; control characters arrive escaped. */
export function createLogger(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label: string) => ({ level: label }) },
  }
  return destination ? pino(options, destination) : pino(options)
}

/**
 * The words that may stand in a logged path: the fixed segments of the routes. All else (ids, tokens, names, what strangers try)
 * becomes `*`, so that no new route has to remember to mask its secrets.
 */
function routeWords({ routes }: ServerBuild): Set<string> {
  const segments = Object.values(routes).flatMap((route) => route?.path?.split('/') ?? [])
  return new Set(segments.filter((segment) => /^[a-z0-9-]{1,40}$/.test(segment)))
}

const serverWords = [
  'healthz',
  'readyz',
  'assets',
  'robots.txt',
  '.well-known',
  'security.txt',
  'theme.css',
  'favicon.ico',
  '__manifest',
  '_root.data',
  'caldav',
  'dav',
  'calendars',
  'principal',
]

export function maskPath(path: string, words: Set<string>): string {
  const known = (segment: string) => segment === '' || words.has(segment.replace(/\.data$/, '')) || serverWords.includes(segment)
  return path
    .split('/')
    .map((segment) => (known(segment) ? segment : `*${/\.(ics|data)$/.exec(segment)?.[0] ?? ''}`))
    .join('/')
}

const quietPaths = /^\/(healthz|readyz|assets\/)/

/** Writes one line a request when it is over: who (an id), what (method and route), how it ended, how long it took. */
export function logRequests(logger: Logger, build: ServerBuild | (() => Promise<ServerBuild>)): RequestHandler {
  const words = Promise.resolve(typeof build === 'function' ? build() : build).then(routeWords, () => new Set<string>())
  return (request, response, next) => {
    const startedAt = performance.now()
    response.once('close', async () => {
      const { path, requestId, actorId } = response.locals
      const status = response.writableFinished ? response.statusCode : 499
      const level = quietPaths.test(path) && status < 400 ? 'debug' : 'info'
      const ms = Math.round(performance.now() - startedAt)
      logger[level]({ method: request.method, path: maskPath(path, await words), status, ms, requestId, actorId })
    })
    next()
  }
}
