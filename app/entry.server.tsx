import { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import type { ReactElement } from 'react'
import { renderToPipeableStream } from 'react-dom/server'
import { failurePage } from '#app/http/failure-page.ts'
import '#app/i18n/all.server.ts'
import { localPath } from '#app/lib/local-path.ts'
import { NonceProvider } from '#app/ui/nonce.tsx'

const renderLimitMs = 10_000
export const streamTimeout = renderLimitMs - 1_000

/** Draws the whole page before any of it is sent: a page is complete with its true status, or it is the failure page. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  remix: EntryContext,
  { cspNonce, requestId, failure }: AppLoadContext,
): Promise<Response> {
  headers.set('Content-Type', 'text/html; charset=utf-8')
  if (failure === 'database-down') return new Response(failurePage(503, requestId), { status: 503, headers })
  const page = (
    <NonceProvider value={cspNonce}>
      <RemixServer context={remix} url={request.url} nonce={cspNonce} />
    </NonceProvider>
  )
  const html = await drawPage(page, cspNonce).catch((error: unknown) => {
    // Without errors in it this was the page itself: Remix reports, and tries once more with the error page.
    if (!remix.staticHandlerContext.errors) throw error
  })
  return html === undefined ? new Response(failurePage(500, requestId), { status: 500, headers }) : new Response(html, { status, headers })
}

async function drawPage(page: ReactElement, nonce: string): Promise<ReadableStream> {
  const drawn = Promise.withResolvers<void>()
  const { pipe, abort } = renderToPipeableStream(page, {
    nonce,
    onAllReady: drawn.resolve,
    onShellError: drawn.reject,
    onError: drawn.reject,
  })
  const limit = setTimeout(() => abort(new Error('page took too long')), renderLimitMs)
  try {
    await drawn.promise
    const pieces = pipe(new Pieces())
    await finished(pieces)
    return asStream(pieces.all)
  } finally {
    clearTimeout(limit)
  }
}

/** Keeps what is written to it, which costs less than reading it back from a stream piece by piece. */
class Pieces extends Writable {
  readonly all: Uint8Array[] = []

  override _write(piece: Uint8Array, _: string, done: () => void) {
    this.all.push(piece)
    done()
  }
}

// A response copies the bytes it is given, but not those of a stream.
function asStream(pieces: Uint8Array[]): ReadableStream {
  return new ReadableStream({
    start(stream) {
      stream.enqueue(Buffer.concat(pieces))
      stream.close()
    },
  })
}

/** A redirect inside a data answer must stay on the site like any other. */
export function handleDataRequest(response: Response): Response {
  const target = response.headers.get('Location')
  if (target === null || localPath(target, '') !== '') return response
  return new Response(null, { status: 500, headers: { 'X-Remix-Error': 'yes' } })
}

/** Reports what is a fault of ours; an unknown address or a missing action is the reader's and has been answered. */
export function handleError(error: unknown, { request, context }: LoaderFunctionArgs | ActionFunctionArgs): void {
  const expected = isRouteErrorResponse(error) && error.status < 500
  if (!expected && !request.signal.aborted) context.reportFailure(error)
}
