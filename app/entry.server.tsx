import { text } from 'node:stream/consumers'
import type { ActionFunctionArgs, AppLoadContext, EntryContext, LoaderFunctionArgs } from '@remix-run/node'
import { isRouteErrorResponse, RemixServer } from '@remix-run/react'
import { renderToString } from 'react-dom/server'
import { failurePage } from '#app/http/failure-page.ts'
import '#app/i18n/all.server.ts'
import { localPath } from '#app/lib/local-path.ts'
import { NonceProvider } from '#app/ui/nonce.tsx'

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
  await readAhead(remix)
  try {
    const page = renderToString(
      <NonceProvider value={cspNonce}>
        <RemixServer context={remix} url={request.url} nonce={cspNonce} />
      </NonceProvider>,
    )
    return new Response(asStream(page), { status, headers })
  } catch (error) {
    // Without errors in it this was the page itself: Remix reports, and tries once more with the error page.
    if (!remix.staticHandlerContext.errors) throw error
    return new Response(failurePage(500, requestId), { status: 500, headers })
  }
}

/** What was loaded goes into the page as well. Remix would stop drawing to wait for it, and drawing in one go takes half as long. */
async function readAhead(remix: EntryContext): Promise<void> {
  if (!remix.serverHandoffStream) return
  const result = { done: true, value: await text(remix.serverHandoffStream) }
  remix.renderMeta = { streamCache: [Object.assign(Promise.resolve(), { result })] }
}

const doctype = Buffer.from('<!DOCTYPE html>')

// A response copies the bytes it is given, but not those of a stream.
function asStream(page: string): ReadableStream {
  return new ReadableStream({
    start(stream) {
      stream.enqueue(Buffer.concat([doctype, Buffer.from(page)]))
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
