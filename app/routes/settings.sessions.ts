import type { ActionFunctionArgs } from '@remix-run/node'
import { signOutEverywhere } from '#app/domain/members/own-password.server.ts'
import { leaveSession } from '#app/http/begin-session.server.ts'
import { methodOf } from '#app/http/method.ts'
import { requireActor } from '#app/http/require-actor.server.ts'

/** DELETE ends every session of the actor, this one too. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (methodOf(args.request, await args.request.formData()) !== 'DELETE') throw new Response(null, { status: 405 })
  await signOutEverywhere(actor)
  return leaveSession(args)
}
