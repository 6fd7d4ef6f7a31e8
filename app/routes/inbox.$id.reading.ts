import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { markRead } from '#app/domain/notices/commands.server.ts'
import { methodOf } from '#app/http/method.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isUuid } from '#app/lib/ids.ts'

/** POST marks a notice as read, DELETE as unread again. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const unread = methodOf(args.request, await args.request.formData()) === 'DELETE'
  const marked = await asActor(actor, (db) => markRead(db, id, unread ? null : new Date()))
  return marked ? redirect('/inbox') : notFound()
}
