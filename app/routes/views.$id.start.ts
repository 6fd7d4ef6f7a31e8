import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { startWith, startWithout } from '#app/domain/saved-views/commands.server.ts'
import { methodOf } from '#app/http/method.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isUuid } from '#app/lib/ids.ts'

/** POST lets one's calendar open with the view, DELETE without it. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const without = methodOf(args.request, await args.request.formData()) === 'DELETE'
  const outcome = await asActor(actor, (db) => (without ? startWithout(db, actor, id) : startWith(db, actor, id)))
  return outcome.ok ? redirect(`/views/${id}`) : notFound()
}
