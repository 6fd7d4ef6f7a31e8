import type { Request, RequestHandler, Response } from 'express'
import { answer } from './answer.ts'

export const maxBodyBytes = 1_048_576
/** A table of 25 MB with the form around it. */
export const maxUploadBytes = 25 * 1_048_576 + 65_536
const maxUrlLength = 8_192
const maxParameters = 200
const maxManifestDepth = 12
// They know more methods, and answer all of them.
const calendarPath = /^\/(dav(\/|$)|\.well-known\/caldav$)/
const methods = ['GET', 'HEAD', 'OPTIONS', 'POST', 'PUT', 'PATCH', 'DELETE']

/** For the HTTP server: slow senders are cut off within 30 s, headers end at 16 KB. */
export const connectionLimits = {
  maxHeaderSize: 16_384,
  headersTimeout: 10_000,
  requestTimeout: 25_000,
  connectionsCheckingInterval: 2_000,
  keepAliveTimeout: 65_000,
}

function isReadablePath(path: string): boolean {
  if (path.startsWith('//') || path.includes('\\')) return false
  try {
    return !decodeURIComponent(path).includes('\0')
  } catch {
    return false
  }
}

/** Remix matches every beginning of every path asked for here, in time that grows with the square of the depth. */
function isReadableManifestRequest(url: string): boolean {
  const [path, query] = url.split('?')
  return path !== '/__manifest' || new URLSearchParams(query).getAll('p').every((asked) => asked.split('/').length <= maxManifestDepth)
}

/** Refuses requests that no page of ours sends, before anything reads them. */
export const limitRequests: RequestHandler = (request, response, next) => {
  if (!methods.includes(request.method) && !calendarPath.test(response.locals.path)) {
    response.set('Allow', methods.join(', '))
    return answer(response, 405, 'This method is not served.')
  }
  if (request.url.length > maxUrlLength) return answer(response, 414, 'This address is too long.')
  if (!isReadablePath(response.locals.path)) return answer(response, 400, 'This address cannot be read.')
  if (request.url.split('&').length > maxParameters) return answer(response, 400, 'This address has too many parameters.')
  if (!isReadableManifestRequest(request.url)) return answer(response, 400, 'This address goes too deep.')
  const most = takesUpload(request.method, response.locals.path) ? maxUploadBytes : maxBodyBytes
  if (Number(request.headers['content-length'] ?? 0) > most) return refuseBody(response, most)
  if (request.headers['transfer-encoding'] !== undefined) countBody(request, most, () => refuseBody(response, most))
  next()
}

// Tables and calendars that are brought in, and photos.
const uploads = /^\/(imports|contacts\/[\w-]+\/photo)(\.data)?$/
const takesUpload = (method: string, path: string) => method === 'POST' && uploads.test(path)

const refuseBody = (response: Response, most: number) => answer(response, 413, `This is more than ${Math.floor(most / 1_048_576)} MB.`)

/** Refuses what remains of the data requests of before single fetch: no page sends them, and Remix still runs loaders and actions for them. */
export const refuseLegacyData: RequestHandler = (request, response, next) => {
  if (!new URLSearchParams(request.url.split('?')[1]).has('_data')) return next()
  answer(response, 400, 'This kind of request is not served.')
}

/** Watches a body of unannounced length go by; over the limit its reader gets an error instead of an end, so nothing acts on half a form. */
function countBody(request: Request, most: number, tooLarge: () => void): void {
  const push = request.push.bind(request)
  let received = 0
  request.on('error', () => {})
  request.push = (chunk: Buffer | null, encoding?: BufferEncoding) => {
    const before = received
    received += chunk?.length ?? 0
    if (received <= most) return push(chunk, encoding)
    if (before <= most) {
      tooLarge()
      request.emit('error', new Error('body too large'))
    }
    return chunk !== null
  }
}
