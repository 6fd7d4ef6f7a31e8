import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { markAllRead } from '#app/domain/notices/commands.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'

/** POST marks all that stood on the page as read: what came up after it was drawn stays unread. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const until = new Date(String((await args.request.formData()).get('until')))
  if (!Number.isNaN(until.getTime())) await asActor(actor, (db) => markAllRead(db, until, new Date()))
  return redirect('/inbox')
}
