import { type ActionFunctionArgs, redirectDocument } from '@remix-run/node'
import { endSession } from '#app/domain/members/sessions.server.ts'
import { sessionIdOf, withoutSession, withSession } from './session.server.ts'

type Args = Pick<ActionFunctionArgs, 'request' | 'context'>

// The page is loaded anew, so that nothing of another reader stays in the browser's memory.

/** Hands over a new session and ends the one the browser came with. */
export async function beginSession({ request, context: { environment } }: Args, sessionId: string, path: string): Promise<Response> {
  const former = sessionIdOf(request, environment)
  if (former) await endSession(former, environment.sessionSecret)
  return redirectDocument(path, { headers: withSession(sessionId, environment) })
}

/** Ends the session the browser came with, if any. */
export async function leaveSession({ request, context: { environment } }: Args): Promise<Response> {
  const former = sessionIdOf(request, environment)
  if (former) await endSession(former, environment.sessionSecret)
  return redirectDocument('/sign-in', { headers: withoutSession(environment) })
}
