import { randomBytes, randomUUID } from 'node:crypto'
import type { RequestListener } from 'node:http'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import compression from 'compression'
import express, { type RequestHandler, type Response } from 'express'
import type { Logger } from 'pino'
import type { RequestContext } from '#app/http/load-context.ts'
import { buildByPlace } from './build-by-place.ts'
import { calendarAccess } from './caldav.ts'
import { answerFailure, recordFailure } from './failures.ts'
import { secureHeaders } from './headers.ts'
import { healthRoutes } from './health.ts'
import type { Lifecycle } from './lifecycle.ts'
import { limitRequests, refuseLegacyData } from './limits.ts'
import { logRequests } from './logging.ts'
import { requireOwnHost, requireOwnOrigin, settleAddress } from './origin.ts'
import { staticFiles, themeStyles } from './static-files.ts'
import { subscriptions } from './subscriptions.ts'
import { wellKnownTexts } from './well-known.ts'

export type AppOptions = {
  build: ServerBuild | (() => Promise<ServerBuild>)
  database: { ping(): Promise<unknown> }
  environment: RequestContext['environment']
  logger: Logger
  lifecycle: Lifecycle
  /** Where the browser's built files lie. */
  clientFolder: string
  /** Vite's middleware while developing. */
  devFiles?: RequestHandler
}

const identifyRequest: RequestHandler = (request, response, next) => {
  response.locals.requestId = randomUUID()
  response.locals.cspNonce = randomBytes(18).toString('base64')
  response.locals.clientAddress = request.ip ?? ''
  response.locals.path = request.url.split('?', 1)[0] ?? ''
  next()
}

function contextFor(response: Response, { environment, logger, lifecycle }: AppOptions): RequestContext {
  const { cspNonce, requestId, clientAddress } = response.locals
  return {
    cspNonce,
    requestId,
    clientAddress,
    environment,
    ending: lifecycle.ending,
    get failure() {
      return response.locals.failure
    },
    noteActor: (memberId) => {
      response.locals.actorId = memberId
    },
    reportFailure: (error) => recordFailure(logger, response, error),
  }
}

// Feeds are compressed, when asked, by their own route: its ETag is of the bytes it sends. What is sent bit by bit would wait for more.
const compressed: RequestHandler = compression({
  filter: (request, response) =>
    !request.url?.startsWith('/feeds/') &&
    !String(response.getHeader('Content-Type')).startsWith('text/event-stream') &&
    compression.filter(request, response),
})

function pages(options: AppOptions): RequestHandler {
  const handlerOf = (build: AppOptions['build']) =>
    createRequestHandler({
      build,
      mode: options.devFiles ? 'development' : 'production',
      getLoadContext: (_request, response) => contextFor(response, options),
    })
  if (typeof options.build === 'function') return handlerOf(options.build)
  const buildOf = buildByPlace(options.build)
  const handlers = new Map<ServerBuild, RequestHandler>()
  return (request, response, next) => {
    const build = buildOf(request.url)
    const handler = handlers.get(build) ?? handlerOf(build)
    handlers.set(build, handler)
    return handler(request, response, next)
  }
}

/** The whole HTTP application: limits and checks first, then files, then Remix, then the last resort. */
export function createApp(options: AppOptions): RequestListener {
  const { build, database, environment, logger, lifecycle, devFiles } = options
  const app = express()
  app.set('etag', false)
  app.disable('x-powered-by')
  app.set('query parser', false)
  app.set('trust proxy', environment.trustProxy)

  app.use(identifyRequest)
  app.use(secureHeaders({ publicUrl: environment.publicUrl, lifecycle, dev: devFiles !== undefined }))
  app.use(logRequests(logger, build))
  app.use(healthRoutes({ lifecycle, ping: () => database.ping() }))
  app.use(limitRequests)
  app.use(requireOwnHost(environment))
  app.use(calendarAccess(environment))
  app.use(requireOwnOrigin(environment))
  if (typeof build !== 'function') app.use(subscriptions(build, (response) => contextFor(response, options)))
  app.use(refuseLegacyData)
  app.use(settleAddress(environment))
  app.use(wellKnownTexts(environment))
  app.use(compressed)
  app.use(themeStyles(environment.themeCss))
  app.use(devFiles ?? staticFiles(options.clientFolder))
  app.use(pages(options))
  app.use(answerFailure(logger))

  return (request, response) => {
    // Express skips every handler, headers included, for a target that is no path.
    if (!request.url?.startsWith('/')) request.url = '//'
    app(request, response)
  }
}
