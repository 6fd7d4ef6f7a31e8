import type { IncomingMessage, ServerResponse } from 'node:http'
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

const noncePlace = '{nonce}'

function contentPolicy(dev: boolean) {
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: [`'nonce-${noncePlace}'`, "'strict-dynamic'"],
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

/** What helmet sets, asked for once and not for each response: the nonce has its place in the content policy. */
function policiesOf(referrerPolicy: 'no-referrer' | 'same-origin', dev: boolean): [name: string, value: string][] {
  const set: [string, string][] = []
  const noted = { setHeader: (name: string, value: string) => set.push([name, value]), removeHeader: () => {} }
  const policies = helmet({
    contentSecurityPolicy: contentPolicy(dev),
    strictTransportSecurity: { maxAge: 63_072_000, includeSubDomains: true },
    xFrameOptions: { action: 'deny' },
    referrerPolicy: { policy: referrerPolicy },
  })
  policies({} as IncomingMessage, noted as unknown as ServerResponse, () => {})
  return set
}

function mayBeCached(path: string, response: Response): boolean {
  if (response.locals.staticFile) return true
  return feedPath.test(path) && String(response.getHeader('Cache-Control')).startsWith('private')
}

/** Sets, on every response and over whatever a route has set, the headers that keep browsers and caches in line. */
export function secureHeaders({ publicUrl, lifecycle, dev }: { publicUrl: string; lifecycle: Lifecycle; dev: boolean }): RequestHandler {
  const [ofPages, ofBearers] = [policiesOf('same-origin', dev), policiesOf('no-referrer', dev)]
  return (_request, response, next) => {
    const { path, cspNonce } = response.locals
    const policies = bearerPath.test(path) ? ofBearers : ofPages
    beforeHeaders(response, (status) => {
      for (const [name, value] of policies) response.setHeader(name, value.replace(noncePlace, cspNonce))
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
