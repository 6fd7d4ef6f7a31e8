import compression from 'compression'
import express, { type Request, type RequestHandler, type Response, Router } from 'express'
import { type Place, placeOf } from '#app/dav/addresses.ts'
import { answerMultiget, answerPropfind, answerQuery, answerSync, objectHeaders, refusal, writeRefusal } from '#app/dav/answer.ts'
import { readPropfind } from '#app/dav/multistatus.ts'
import { readXml, UnreadableXml, type XmlElement } from '#app/dav/read-xml.ts'
import { readReport } from '#app/dav/reports.ts'
import { type DavAnswer, type Reader, Refused } from '#app/dav/values.ts'
import { dav } from '#app/dav/write-xml.ts'
import { type Opened, openFeeds } from '#app/domain/app-passwords/open.server.ts'
import { readCalendar, readChangesOf } from '#app/domain/feeds/collections.server.ts'
import type { Fetch } from '#app/domain/feeds/fetches.server.ts'
import type { FoundLink } from '#app/domain/feeds/find-link.server.ts'
import { matchesEtag } from '#app/ical/etag.ts'
import { answer } from './answer.ts'
import type { AppOptions } from './app.ts'
import { basicCredentials } from './basic-credentials.ts'
import { isEncrypted, refuseForeignOrigin } from './caldav-doors.ts'

const maxBytes = 65_536
const served = 'OPTIONS, GET, HEAD, PROPFIND, REPORT'
const writing = ['PUT', 'DELETE', 'POST', 'PATCH', 'PROPPATCH', 'MKCALENDAR', 'MKCOL', 'COPY', 'MOVE', 'ACL']

/** The part of the server that Remix cannot be: its router knows neither PROPFIND nor REPORT. Read-only calendars for programs (RFC 4791). */
export function calendarAccess(environment: AppOptions['environment']): Router {
  const router = Router()
  router.all('/.well-known/caldav', (_request, response) => response.redirect(301, '/dav/'))
  router.use('/dav', refuseForeignOrigin(environment), isEncrypted(environment), tellMethods, compressed, (request, response, next) => {
    handle(request, response, environment).catch(next)
  })
  return router
}

// Only lists: an object's tag is of the bytes it is sent in.
const compressed = compression({ filter: (_request, response) => String(response.getHeader('Content-Type')).startsWith('application/xml') })

/** Told to anybody and of every address alike: it says nothing of what is there. */
const tellMethods: RequestHandler = (request, response, next) => {
  response.set({ DAV: '1, 3, calendar-access', Allow: served })
  if (request.method !== 'OPTIONS') return next()
  response.status(200).set('Content-Length', '0').end()
}

type Asked = { request: Request; place: Place; opened: Opened; fetch: Fetch }

async function handle(request: Request, response: Response, environment: AppOptions['environment']): Promise<void> {
  const fetch = {
    publicUrl: environment.publicUrl,
    program: request.headers['user-agent'] ?? null,
    address: response.locals.clientAddress,
    now: new Date(),
  }
  const opened = await open(request, response, environment.sessionSecret, fetch)
  if (!opened) return
  const path = decodeURIComponent(response.locals.path)
  if (writing.includes(request.method)) return send(request, response, writeRefusal(path))
  if (!served.split(', ').includes(request.method)) return send(request, response, refusal(405))
  const place = placeOf(path)
  if (!place) return nothingThere(response)
  try {
    const body = await readBody(request, response)
    const found = await answerTo({ request, place, opened, fetch }, body)
    return found ? send(request, response, found) : nothingThere(response)
  } catch (error) {
    if (error instanceof UnreadableXml) return send(request, response, refusal(400))
    if (error instanceof Refused) return send(request, response, refusal(error.status, error.condition))
    throw error
  }
}

const nothingThere = (response: Response) => answer(response, 404, 'There is no calendar at this address.')

async function open(request: Request, response: Response, key: string, fetch: Fetch): Promise<Opened | undefined> {
  const credentials = basicCredentials(request.headers.authorization)
  const opening = credentials ? await openFeeds({ ...credentials, key }, fetch) : { status: 'wrong' as const }
  if (opening.status === 'open') {
    response.locals.actorId = opening.ownerId
    return opening
  }
  if (opening.status === 'throttled') {
    response.set('Retry-After', String(opening.retryAfterSeconds))
    answer(response, 429, 'Too many passwords were tried.')
    return undefined
  }
  response.set('WWW-Authenticate', 'Basic realm="Gezant calendars", charset="UTF-8"')
  answer(response, 401, 'Your email and an app password are needed here.')
  return undefined
}

const raw = express.raw({ type: () => true, limit: maxBytes, inflate: false })

async function readBody(request: Request, response: Response): Promise<XmlElement | undefined> {
  await new Promise<void>((resolve, reject) => {
    raw(request, response, (error?: unknown) => (error ? reject(error) : resolve()))
  })
  const bytes: unknown = request.body
  if (!Buffer.isBuffer(bytes) || bytes.length === 0) return undefined
  const type = request.headers['content-type']
  if (type && !/^(application|text)\/xml\s*(;|$)/i.test(type)) throw new Refused(415)
  try {
    return readXml(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch (error) {
    throw error instanceof UnreadableXml ? error : new UnreadableXml('not UTF-8')
  }
}

async function answerTo(asked: Asked, body: XmlElement | undefined): Promise<DavAnswer | undefined> {
  const { method } = asked.request
  if (method === 'PROPFIND') return propfind(asked, body)
  if (method === 'REPORT') return report(asked, body)
  return getObject(asked)
}

async function propfind({ request, place, opened, fetch }: Asked, body: XmlElement | undefined): Promise<DavAnswer | undefined> {
  const depth = depthOf(request, 'infinity')
  if (depth === 'infinity') throw new Refused(403, dav('propfind-finite-depth'))
  const wish = readPropfind(body)
  if (!wish) throw new Refused(400)
  const links = place.kind === 'home' && depth === 1 ? opened.links : linksAt(opened, place)
  const calendars = []
  for (const link of links) calendars.push(await readCalendar(link, fetch))
  return answerPropfind({ place, reader: readerOf(opened), calendars }, wish, depth)
}

async function report({ request, place, opened, fetch }: Asked, body: XmlElement | undefined): Promise<DavAnswer | undefined> {
  const [link] = linksAt(opened, place)
  if ((place.kind === 'calendar' || place.kind === 'object') && !link) return undefined
  if (place.kind !== 'calendar' || !link) throw new Refused(403, dav('supported-report'))
  const wanted = readReport(body)
  if (wanted.kind === 'sync') {
    const { calendar, changes } = await readChangesOf(link, fetch, wanted.token, wanted.limit)
    if (!changes) throw new Refused(403, dav('valid-sync-token'))
    return answerSync(calendar, changes, wanted.wish)
  }
  const calendar = await readCalendar(link, fetch)
  if (wanted.kind === 'multiget') return answerMultiget(calendar, wanted, fetch.publicUrl)
  return answerQuery(calendar, wanted, readerOf(opened).zone, depthOf(request, '0') === 0 ? 0 : 1)
}

async function getObject({ request, place, opened, fetch }: Asked): Promise<DavAnswer | undefined> {
  const [link] = linksAt(opened, place)
  if (place.kind !== 'object') {
    if (place.kind === 'calendar' && !link) return undefined
    return {
      status: 200,
      headers: { 'Content-Type': 'text/plain; charset=utf-8' },
      body: 'Calendars for calendar programs are read here.\n',
    }
  }
  const object = link && (await readCalendar(link, fetch)).objects.get(place.id)
  if (!object) return undefined
  const known = matchesEtag(request.headers['if-none-match'] ?? null, object.etag)
  return known
    ? { status: 304, headers: objectHeaders(object), body: '' }
    : { status: 200, headers: objectHeaders(object), body: object.text }
}

/** Only what the app password opens is there at all. */
function linksAt({ links }: Opened, place: Place): FoundLink[] {
  return 'calendarId' in place ? links.filter(({ feed }) => feed.id === place.calendarId) : []
}

const readerOf = ({ name, email, zone }: Opened): Reader => ({ name, email, zone: zone ?? 'Europe/Amsterdam' })

function depthOf(request: Request, otherwise: '0' | 'infinity'): 0 | 1 | 'infinity' {
  const depth = String(request.headers.depth ?? otherwise).toLowerCase()
  if (depth === '0') return 0
  if (depth === '1') return 1
  if (depth === 'infinity') return 'infinity'
  throw new Refused(400)
}

function send(request: Request, response: Response, { status, headers, body }: DavAnswer): void {
  response.status(status).set(headers)
  if (status === 304) return void response.end()
  if (request.method === 'HEAD') return void response.set('Content-Length', String(Buffer.byteLength(body))).end()
  response.end(body)
}
