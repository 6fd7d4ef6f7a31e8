import type { LoaderFunction, ServerBuild } from '@remix-run/node'
import type { RequestHandler, Response } from 'express'
import type { RequestContext } from '#app/http/load-context.ts'

const subscription = /^\/feeds\/([\w-]+)\.ics$/
export const routeId = 'routes/feeds.$token[.]ics'

/**
 * Calls the route of subscriptions itself: calendar programs ask all day, most often for what is as it was, and the way through the router
 * takes longer than the answer. Whatever is no plain fetch of one goes on to the router, which knows the same route.
 */
export function subscriptions(build: ServerBuild, contextFor: (response: Response) => RequestContext): RequestHandler {
  const loader = build.routes[routeId]?.module.loader as LoaderFunction | undefined
  return async (request, response, next) => {
    const token = request.method === 'GET' ? subscription.exec(request.url)?.[1] : undefined
    if (!loader || !token) return next()
    try {
      const asked = new Request(`http://calendar${request.url}`, { headers: request.headers as Record<string, string> })
      const answer = (await loader({ request: asked, params: { token }, context: contextFor(response) })) as globalThis.Response
      response.status(answer.status).setHeaders(answer.headers)
      for await (const bytes of answer.body ?? []) response.write(bytes)
      response.end()
    } catch (error) {
      next(error)
    }
  }
}
