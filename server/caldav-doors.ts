import type { RequestHandler } from 'express'
import { type Environment, isLoopback } from '#app/lib/environment.server.ts'
import { answer } from './answer.ts'
import { ownOrigins } from './origin.ts'

/**
 * A browser says from which page a request comes; that of another site is refused. What says nothing is no browser's change: these addresses
 * know no cookie, so nobody's rights can be borrowed.
 */
export function refuseForeignOrigin(environment: Environment): RequestHandler {
  return (request, response, next) => {
    const { origin, 'sec-fetch-site': site } = request.headers
    const foreign =
      origin === undefined ? site === 'cross-site' || site === 'same-site' : !ownOrigins(environment, request.socket.localPort).has(origin)
    if (!foreign) return next()
    answer(response, 403, 'This request came from a page of another site.')
  }
}

/** A password in plain sight is not asked for and not read, but on this machine itself. */
export function isEncrypted(environment: Environment): RequestHandler {
  const { protocol, hostname } = new URL(environment.publicUrl)
  const open = protocol === 'http:' && !isLoopback(hostname.replace(/^\[|\]$/g, ''))
  return (request, response, next) => {
    // Express believes this header of the proxies that TRUST_PROXY counts, and of nobody else.
    const plain = environment.trustProxy > 0 && request.headers['x-forwarded-proto'] !== undefined && request.protocol !== 'https'
    if (!open && !plain) return next()
    answer(response, 403, 'Calendar programs are served over https only.')
  }
}
