import type { RequestHandler, Response } from 'express'
import helmet from 'helmet'
import { beforeHeaders } from './before-headers.ts'
import type { Lifecycle } from './lifecycle.ts'
import { isLocalTo } from './origin.ts'

const permissions = ['camera', 'microphone', 'geolocation', 'payment', 'usb', 'serial', 'midi', 'browsing-topics']
const permissionsPolicy = [...permissions.map((name) => `${name}=()`), 'fullscreen=(self)', 'clipboard-write=(self)'].join(', ')

const feedPath = /^\/feeds\/[^/]+\.ics$/
// The forms under /feeds must not be among them: browsers send `Origin: null` from a page with that policy.
const bearerPath = /^\/(feeds\/[^/]+\.ics(\.data)?$|shares\/.)/

function contentPolicy(nonce: string, dev: boolean) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: [`'nonce-${nonce}'`, "'strict-dynamic'"],
      // Vite puts styles into the page and talks to it over a socket.
      styleSrc: dev ? ["'self'", "'unsafe-inline'"] : ["'self'"],
      connectSrc: dev ? ["'self'", 'ws:'] : ["'self'"],
      imgSrc: ["'self'"],
      fontSrc: ["'self'"],
      manifestSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  }
}

function mayBeCached(path: string, response: Response): boolean {
  if (response.locals.staticFile) return true
  return feedPath.test(path) && String(response.getHeader('Cache-Control')).startsWith('private')
}

/** Sets, on every response and over whatever a route has set, the headers that keep browsers and caches in line. */
export function secureHeaders({ publicUrl, lifecycle, dev }: { publicUrl: string; lifecycle: Lifecycle; dev: boolean }): RequestHandler {
  return (request, response, next) => {
    const { path, cspNonce } = response.locals
    const policies = helmet({
      contentSecurityPolicy: contentPolicy(cspNonce, dev),
      strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true },
      xFrameOptions: { action: 'deny' },
      referrerPolicy: { policy: bearerPath.test(path) ? 'no-referrer' : 'same-origin' },
    })
    beforeHeaders(response, (status) => {
      policies(request, response, () => {})
      response.setHeader('Permissions-Policy', permissionsPolicy)
      response.setHeader('X-Robots-Tag', 'noindex')
      response.setHeader('X-Request-Id', response.locals.requestId)
      if (!mayBeCached(path, response)) response.setHeader('Cache-Control', 'no-store')
      if (lifecycle.stopping) response.setHeader('Connection', 'close')
      for (const name of ['Location', 'X-Remix-Redirect']) {
        const target = response.getHeader(name)
        if (target !== undefined && !isLocalTo(publicUrl, String(target))) response.setHeader(name, '/')
      }
      if (response.locals.failure !== 'database-down' || status < 500) return status
      response.setHeader('Retry-After', '5')
      return 503
    })
    next()
  }
}
