import { brotliCompressSync, gzipSync, constants as zlib } from 'node:zlib'
import type { AppLoadContext } from '@remix-run/node'
import { noteFetch, serveFeed } from '#app/domain/feeds/serve.server.ts'
import { isModifiedSince, matchesEtag } from '#app/ical/etag.ts'

const always = {
  'Cache-Control': 'private, max-age=0, must-revalidate',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
  'X-Content-Type-Options': 'nosniff',
}

const plain = (status: number, text: string) =>
  new Response(`${text}\n`, { status, headers: { ...always, 'Content-Type': 'text/plain; charset=utf-8' } })

/** Answers a fetch of a subscription link: 200, 304, 404 or 410; the same whatever Accept or the program's name say. */
export async function serveCalendar(request: Request, token: string, context: AppLoadContext): Promise<Response> {
  const now = new Date()
  const served = await serveFeed(token, context.environment.publicUrl, now)
  if (served.status === 'unknown') return plain(404, 'There is no calendar at this address.')
  if (served.status === 'gone') return plain(410, 'This calendar link was withdrawn.')
  await noteFetch(served.feedId, request.headers.get('user-agent'), now)
  const headers = { ...always, ETag: served.etag, 'Last-Modified': served.changedAt.toUTCString(), Vary: 'Accept-Encoding' }
  if (isUnchanged(request, served.etag, served.changedAt)) return new Response(null, { status: 304, headers })
  const { body, encoding } = encode(served.body, request.headers.get('accept-encoding'))
  return new Response(request.method === 'HEAD' ? null : body, {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Length': String(body.byteLength),
      ...(encoding ? { 'Content-Encoding': encoding } : {}),
    },
  })
}

function isUnchanged(request: Request, etag: string, changedAt: Date): boolean {
  const ifNoneMatch = request.headers.get('if-none-match')
  if (ifNoneMatch !== null) return matchesEtag(ifNoneMatch, etag)
  const since = request.headers.get('if-modified-since')
  return since !== null && !isModifiedSince(since, changedAt)
}

function encode(text: string, accepted: string | null): { body: Uint8Array<ArrayBuffer>; encoding?: 'br' | 'gzip' } {
  const plainBody = Buffer.from(text, 'utf8')
  const wants = (name: string) =>
    (accepted ?? '').split(',').some((entry) => new RegExp(`^\\s*${name}\\s*(;\\s*q=(?!0(\\.0+)?\\s*$).*)?$`, 'i').test(entry))
  if (wants('br'))
    return { body: new Uint8Array(brotliCompressSync(plainBody, { params: { [zlib.BROTLI_PARAM_QUALITY]: 4 } })), encoding: 'br' }
  if (wants('gzip')) return { body: new Uint8Array(gzipSync(plainBody)), encoding: 'gzip' }
  return { body: new Uint8Array(plainBody) }
}
