import { type AppLoadContext, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { canAdminister } from '#app/domain/access/actors.ts'
import { findActor as findActorOf, type SignedIn } from '#app/domain/members/sessions.server.ts'
import { notFound } from './not-found.ts'
import { sessionIdOf } from './session.server.ts'

/** What loaders and actions are both called with. */
type Args = Pick<LoaderFunctionArgs, 'request' | 'context'>

// The loaders of one page ask at the same moment; the context is theirs alone.
const asked = new WeakMap<AppLoadContext, Promise<SignedIn | undefined>>()

/** Who asks, with the rights they have now; undefined when nobody is signed in. */
export async function findActor({ request, context }: Args): Promise<SignedIn | undefined> {
  if (request.method !== 'GET') return lookUp({ request, context })
  const answer = asked.get(context) ?? lookUp({ request, context })
  asked.set(context, answer)
  return answer
}

/** Who asks. Others are sent to sign in and brought back afterwards, or answered 401 when they meant to change something. */
export async function requireActor(args: Args): Promise<SignedIn> {
  const { request } = args
  const actor = await findActor(args)
  const reads = request.method === 'GET' || request.method === 'HEAD'
  if (!actor) throw reads ? redirect(signInPath(request)) : new Response(null, { status: 401 })
  if (actor.passwordGiven && !mayUseGivenPassword(request)) throw redirect('/settings/password')
  return actor
}

/** The administrator who asks; for anyone else there is nothing here. */
export async function requireAdministrator(args: Args): Promise<SignedIn> {
  const actor = await requireActor(args)
  return canAdminister(actor) ? actor : notFound()
}

/** Who a window that asks on its own belongs to: their session is looked at, and not used. */
export async function findWatcher({ request, context }: Args): Promise<SignedIn | undefined> {
  const sessionId = sessionIdOf(request, context.environment)
  const actor = sessionId && (await findActorOf(sessionId, context.environment.sessionSecret, new Date(), { uses: false }))
  return actor && !actor.passwordGiven ? actor : undefined
}

async function lookUp({ request, context }: Args): Promise<SignedIn | undefined> {
  const sessionId = sessionIdOf(request, context.environment)
  const actor = sessionId && (await findActorOf(sessionId, context.environment.sessionSecret, new Date()))
  if (!actor) return undefined
  context.noteActor(actor.id)
  return actor
}

function signInPath(request: Request): string {
  const { pathname, search } = new URL(request.url)
  const wanted = `${pathname}${search}`
  return wanted === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(wanted)}`
}

function mayUseGivenPassword(request: Request): boolean {
  return new URL(request.url).pathname === '/settings/password'
}
