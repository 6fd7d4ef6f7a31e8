import type { AppLoadContext } from '@remix-run/node'
import { countGuess } from '#app/domain/feeds/guesses.server.ts'
import { serveFeed } from '#app/domain/feeds/serve.server.ts'
import { isModifiedSince, matchesEtag } from '#app/ical/etag.ts'
import type { Bytes } from '#app/lib/byte-cache.ts'
import { type Coding, codingAskedFor, encodeBody } from './content-coding.server.ts'

const always = {
  'Cache-Control': 'private, max-age=0, must-revalidate',
  'Referrer-Policy': 'no-referrer',
  'X-Robots-Tag': 'noindex',
  'X-Content-Type-Options': 'nosniff',
}

/** Answers a fetch of a subscription link; the same whatever Accept or the program's name say, and never a page. */
export async function serveCalendar(request: Request, token: string, context: AppLoadContext): Promise<Response> {
  const { status, headers, body } = await answerTo(request, token, context).catch((error: unknown) => {
    context.reportFailure(error)
    return context.failure === 'database-down'
      ? plain(503, 'This calendar cannot be read just now.', { 'Retry-After': '5' })
      : plain(500, 'This calendar could not be read.')
  })
  return new Response(request.method === 'HEAD' ? null : whole(body), { status, headers: { ...always, ...headers } })
}

// A response copies the bytes it is given, but not those of a stream.
const whole = (body: Answer['body']) =>
  Array.isArray(body)
    ? new ReadableStream({
        start(stream) {
          for (const part of body) stream.enqueue(part)
          stream.close()
        },
      })
    : body

type Answer = { status: number; headers: Record<string, string>; body: Bytes[] | string | null }

const plain = (status: number, sentence: string, headers = {}): Answer => ({
  status,
  headers: { 'Content-Type': 'text/plain; charset=utf-8', ...headers },
  body: `${sentence}\n`,
})

async function answerTo(request: Request, token: string, context: AppLoadContext): Promise<Answer> {
  const { clientAddress, environment } = context
  const now = new Date()
  const program = request.headers.get('user-agent')
  const served = await serveFeed(token, { publicUrl: environment.publicUrl, program, address: clientAddress, now })
  if (served.status === 'gone') return plain(410, 'This calendar link was withdrawn.')
  if (served.status === 'unknown') {
    const turn = await countGuess(clientAddress, environment.sessionSecret, now)
    if (turn.ok) return plain(404, 'There is no calendar at this address.')
    return plain(429, 'Too many unknown addresses were asked for.', { 'Retry-After': String(turn.retryAfterSeconds) })
  }
  const coding = served.compressed ? codingAskedFor(request.headers.get('accept-encoding')) : undefined
  const known = knownTag(request, served, coding)
  if (known) return { status: 304, headers: cacheHeaders(known, served.changedAt), body: null }
  const { bytes, etag, changedAt } = await served.body()
  const body = await encodeBody(bytes, coding, etag)
  const content = {
    'Content-Type': 'text/calendar; charset=utf-8',
    'Content-Length': String(body.reduce((sum, { byteLength }) => sum + byteLength, 0)),
    ...(coding && { 'Content-Encoding': coding }),
  }
  return { status: 200, headers: { ...cacheHeaders(tagOf(etag, coding), changedAt), ...content }, body }
}

const cacheHeaders = (tag: string, changedAt: Date) => ({
  ETag: tag,
  'Last-Modified': changedAt.toUTCString(),
  Vary: 'Accept-Encoding',
})

/** The tag of what the reader has when that is still true. If-None-Match beats If-Modified-Since (RFC 9110, 13.2.2). */
function knownTag(request: Request, served: { etag: string; changedAt: Date }, coding: Coding | undefined): string | undefined {
  const ifNoneMatch = request.headers.get('if-none-match')
  const own = tagOf(served.etag, coding)
  if (ifNoneMatch !== null) {
    // One calendar under three codings: whoever has any of them has today's.
    const tags = [own, ...([undefined, 'br', 'gzip'] as const).map((each) => tagOf(served.etag, each))]
    return tags.find((tag) => matchesEtag(ifNoneMatch, tag))
  }
  return isModifiedSince(request.headers.get('if-modified-since'), served.changedAt) ? undefined : own
}

/** Strong tags differ by coding, as the bytes do (RFC 9110, 8.8.3.3). */
function tagOf(etag: string, coding: Coding | undefined): string {
  return coding ? etag.replace(/"$/, `-${coding}"`) : etag
}
