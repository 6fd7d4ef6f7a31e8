import { lookup } from 'node:dns/promises'
import type { IncomingMessage } from 'node:http'
import { request } from 'node:https'
import { isIP } from 'node:net'
import type { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type AddressProblem, checkAddress } from './calendar-address.ts'
import { isPublicAddress } from './public-address.ts'

const limits = { bytes: 5 * 1024 * 1024, ms: 10_000, redirects: 3, headerBytes: 16_384 }

export type FetchProblem =
  | AddressProblem
  | 'noPublicAddress'
  | 'unreachable'
  | 'badCertificate'
  | 'tooSlow'
  | 'tooLarge'
  | 'tooManyRedirects'
  | 'needsSignIn'
  | 'notThere'
  | 'refused'
  | 'notCalendar'

/** What the server said of the calendar when it was last read: sent back, so that an unchanged one is not sent again. */
export type Validators = { etag: string | null; lastModified: string | null }
export type Fetched =
  | { kind: 'read'; bytes: Uint8Array; validators: Validators }
  | { kind: 'unchanged' }
  | { kind: 'failed'; problem: FetchProblem }

/** How the outside is reached. Only tests say otherwise than `theInternet`, by argument: no setting can. */
export type Reach = {
  resolve: (host: string) => Promise<{ address: string }[]>
  mayReach: (address: string) => boolean
  ports: readonly number[]
  ca?: string
  ms?: number
}

export const theInternet: Reach = {
  resolve: (host) => lookup(host, { all: true, verbatim: true }),
  mayReach: isPublicAddress,
  ports: [443],
}

class Problem extends Error {
  readonly problem: FetchProblem
  constructor(problem: FetchProblem) {
    super(problem)
    this.problem = problem
  }
}

/**
 * Fetches a calendar from outside: https alone, from an address of the public internet that was looked up once and is the one connected to,
 * also after each redirect. Says nothing but what is asked for, and never throws for what the other side does.
 */
export async function fetchCalendar(
  address: string,
  { hosts, validators, reach = theInternet }: { hosts: readonly string[]; validators?: Validators; reach?: Reach },
): Promise<Fetched> {
  const signal = AbortSignal.timeout(reach.ms ?? limits.ms)
  try {
    let asked = address
    for (let step = 0; step <= limits.redirects; step += 1) {
      const checked = checkAddress(asked, { ports: reach.ports, hosts })
      if (!checked.ok) throw new Problem(checked.reason)
      const answer = await ask(checked.url, validators, reach, signal)
      const status = answer.statusCode ?? 0
      const location = [301, 302, 303, 307, 308].includes(status) ? answer.headers.location : undefined
      if (location === undefined) return await read(answer, status, signal)
      answer.destroy()
      if (!URL.canParse(location, checked.url)) throw new Problem('refused')
      asked = new URL(location, checked.url).href
    }
    throw new Problem('tooManyRedirects')
  } catch (error) {
    return { kind: 'failed', problem: signal.aborted ? 'tooSlow' : problemOf(error) }
  }
}

/** The address a connection goes to. Names that also stand for an address inside are refused as a whole. */
async function addressOf(host: string, { resolve, mayReach }: Reach, signal: AbortSignal): Promise<string> {
  const literal = host.replace(/^\[|\]$/g, '')
  const found = isIP(literal) ? [{ address: literal }] : await within(resolve(host), signal).catch(() => [])
  const [first] = found
  if (!first || !found.every(({ address }) => mayReach(address))) throw new Problem('noPublicAddress')
  return first.address
}

async function ask(url: URL, validators: Validators | undefined, reach: Reach, signal: AbortSignal): Promise<IncomingMessage> {
  const host = await addressOf(url.hostname, reach, signal)
  const conditions = {
    ...(validators?.etag ? { 'if-none-match': validators.etag } : {}),
    ...(validators?.lastModified ? { 'if-modified-since': validators.lastModified } : {}),
  }
  return new Promise((resolve, reject) => {
    const asked = request({
      host,
      port: url.port || 443,
      // An address as digits has no name to show; its certificate is then compared with the address.
      ...(isIP(url.hostname.replace(/^\[|\]$/g, '')) ? {} : { servername: url.hostname }),
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      agent: false,
      setHost: false,
      headers: { host: url.host, accept: 'text/calendar', 'accept-encoding': 'gzip', 'user-agent': 'Gezant', ...conditions },
      maxHeaderSize: limits.headerBytes,
      signal,
      ...(reach.ca ? { ca: reach.ca } : {}),
    })
    asked.once('response', resolve)
    asked.once('error', reject)
    asked.end()
  })
}

const types = ['text/calendar', 'text/plain', 'application/octet-stream', 'application/ics', 'text/x-vcalendar', 'application/calendar']

async function read(answer: IncomingMessage, status: number, signal: AbortSignal): Promise<Fetched> {
  try {
    if (status === 304) return { kind: 'unchanged' }
    if (status === 401 || status === 403) throw new Problem('needsSignIn')
    if (status === 404 || status === 410) throw new Problem('notThere')
    if (status !== 200) throw new Problem('refused')
    const type = answer.headers['content-type']?.split(';')[0]?.trim().toLowerCase()
    if (type !== undefined && !types.includes(type)) throw new Problem('notCalendar')
    const coding = answer.headers['content-encoding']?.trim().toLowerCase() ?? 'identity'
    if (coding !== 'gzip' && coding !== 'identity') throw new Problem('refused')
    if (Number(answer.headers['content-length'] ?? 0) > limits.bytes) throw new Problem('tooLarge')
    const bytes = await collect(answer, coding === 'gzip', signal)
    if (!/^\uFEFF?\s*BEGIN:VCALENDAR/i.test(bytes.subarray(0, 200).toString('utf8'))) throw new Problem('notCalendar')
    const { etag = null, 'last-modified': lastModified = null } = answer.headers
    return { kind: 'read', bytes, validators: { etag: short(etag), lastModified: short(lastModified) } }
  } finally {
    answer.destroy()
  }
}

const short = (value: string | null) => (value !== null && value.length <= 300 ? value : null)

/** Counts what comes over the wire and what it unpacks to; neither may be more than the limit. */
async function collect(answer: IncomingMessage, packed: boolean, signal: AbortSignal): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  const unpacked: Readable = packed ? answer.pipe(createGunzip()) : answer
  answer.once('error', (error) => unpacked.destroy(error))
  answer.once('aborted', () => unpacked.destroy(new Problem('unreachable')))
  const stop = () => unpacked.destroy(new Problem('tooSlow'))
  signal.addEventListener('abort', stop, { once: true })
  try {
    for await (const chunk of unpacked) {
      size += chunk.length
      if (size > limits.bytes) throw new Problem('tooLarge')
      chunks.push(chunk)
    }
  } finally {
    signal.removeEventListener('abort', stop)
    unpacked.destroy()
  }
  return Buffer.concat(chunks)
}

function within<Result>(work: Promise<Result>, signal: AbortSignal): Promise<Result> {
  return new Promise((resolve, reject) => {
    const stop = () => reject(new Problem('tooSlow'))
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}

function problemOf(error: unknown): FetchProblem {
  if (error instanceof Problem) return error.problem
  const code = String((error as NodeJS.ErrnoException | undefined)?.code ?? '')
  if (/^(ERR_TLS|CERT_|DEPTH_|SELF_|UNABLE_TO|ERR_SSL|HOSTNAME_)/.test(code)) return 'badCertificate'
  return code.startsWith('Z_') ? 'refused' : 'unreachable'
}
