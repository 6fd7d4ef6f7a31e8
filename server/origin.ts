import type { RequestHandler } from 'express'
import type { Environment } from '#app/lib/environment.server.ts'
import { answer } from './answer.ts'

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS'])
const loopbackNames = ['localhost', '127.0.0.1', '[::1]']

/** The origins under which readers reach this server: the public one and, in demo mode, this machine's own names on the actual port. */
export function ownOrigins(environment: Pick<Environment, 'publicUrl' | 'demo'>, localPort: number | undefined): Set<string> {
  const loopback = environment.demo ? loopbackNames.map((name) => new URL(`http://${name}:${localPort}`).origin) : []
  return new Set([environment.publicUrl, ...loopback])
}

/** True when a redirect to `target` stays on the site. */
export function isLocalTo(publicUrl: string, target: string): boolean {
  return URL.canParse(target, publicUrl) && new URL(target, publicUrl).origin === publicUrl && !/^[/\\]{2}/.test(target)
}

/** Answers 421 to a request that names another host than ours: no page, mail or feed is ever built from a forged one. */
export function requireOwnHost(environment: Environment): RequestHandler {
  return (request, response, next) => {
    const hosts = [...ownOrigins(environment, request.socket.localPort)].map((origin) => new URL(origin).host)
    if (hosts.includes(String(request.headers.host).toLowerCase())) return next()
    answer(response, 421, `This server answers for ${environment.publicUrl} only (PUBLIC_URL).`)
  }
}

/**
 * Answers 403 to a change that does not come from a page of ours, whatever kind of route it is for. Remix's own check believes
 * X-Forwarded-Host, ignores the scheme, lets a missing Origin pass and leaves resource routes out.
 */
export function requireOwnOrigin(environment: Environment): RequestHandler {
  return (request, response, next) => {
    if (safeMethods.has(request.method)) return next()
    const { origin, 'sec-fetch-site': site } = request.headers
    const own = ownOrigins(environment, request.socket.localPort)
    if (origin === undefined ? site === 'same-origin' : own.has(origin)) return next()
    answer(response, 403, 'This change did not come from a page of this site.')
  }
}

const forwarding = /^(forwarded|x-forwarded-.*|x-real-ip|x-original-.*|x-rewrite-.*|x-react-router-.*)$/

/** Takes away what senders say about the address they came by, so that the application sees PUBLIC_URL's only. */
export function settleAddress(environment: Environment): RequestHandler {
  const { protocol } = new URL(environment.publicUrl)
  return (request, _response, next) => {
    for (const name of Object.keys(request.headers)) if (forwarding.test(name)) delete request.headers[name]
    const { origin } = request.headers
    // The origin has been checked by now; Remix checks once more and compares with Host alone.
    if (origin && !safeMethods.has(request.method)) request.headers.host = new URL(origin).host
    Object.defineProperty(request, 'protocol', { value: protocol.slice(0, -1) })
    next()
  }
}
