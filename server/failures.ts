import { STATUS_CODES } from 'node:http'
import type { ErrorRequestHandler, Response } from 'express'
import type { Logger } from 'pino'
import { failurePage } from '#app/http/failure-page.ts'
import { errorCode, isDatabaseDown } from '#db/errors.ts'
import { answer } from './answer.ts'

const ownPlace = /((?:app|build|db|seeds|server|tests)\/[\w./$-]+:\d+:\d+)\)?$/

/** What may be logged of an error: its class, a machine code and the line of ours it came from. A message can hold a name, so none is kept. */
export function describeError(error: unknown): { error: string; code?: string; at?: string } {
  if (!(error instanceof Error)) return { error: typeof error }
  const code = errorCode(error)
  const frames = error.stack?.split('\n').filter((line) => line.startsWith('    at ')) ?? []
  const at = frames.map((line) => ownPlace.exec(line)?.[1]).find(Boolean)
  return { error: error.constructor.name, ...(code && /^[A-Z0-9_]{1,40}$/.test(code) ? { code } : {}), ...(at ? { at } : {}) }
}

/** Logs a failure inside a request and remembers, for the answer's status, whether the database is away. What fails after the answer has gone was refused in it. */
export function recordFailure(logger: Logger, response: Response, error: unknown): void {
  if (response.writableEnded) return
  const down = isDatabaseDown(error)
  if (response.locals.failure !== 'database-down') response.locals.failure = down ? 'database-down' : 'error'
  logger.error({ requestId: response.locals.requestId, ...describeError(error) })
}

/** The last resort: nothing of the error reaches the reader but the id under which it was logged. */
export function answerFailure(logger: Logger): ErrorRequestHandler {
  return (error, request, response, _next) => {
    if (response.writableEnded) return
    // Half an answer must not look like a whole one.
    if (response.headersSent) return void request.socket.destroy()
    const stated = Number(error?.status)
    if (stated >= 400 && stated < 500) return answer(response, stated, `${STATUS_CODES[stated] ?? 'Bad Request'}.`)
    recordFailure(logger, response, error)
    const status = response.locals.failure === 'database-down' ? 503 : 500
    if (!request.accepts('html')) return answer(response, status, `${STATUS_CODES[status]} (${response.locals.requestId}).`)
    response.status(status).type('html').send(failurePage(status, response.locals.requestId))
  }
}
