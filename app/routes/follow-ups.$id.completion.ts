import { type ActionFunctionArgs, data, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { completeFollowUp, reopenFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { methodOf } from '#app/http/method.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { localPath } from '#app/lib/local-path.ts'

/** POST ticks a follow-up off, DELETE takes the tick back. Doing either twice is no error. A form with `stay` is answered without a page. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const form = await args.request.formData()
  const reopens = methodOf(args.request, form) === 'DELETE'
  const outcome = await asActor(actor, (db) => (reopens ? reopenFollowUp(db, actor, id) : completeFollowUp(db, actor, id)))
  if (!outcome.ok && outcome.reason === 'not-found') notFound()
  if (!outcome.ok && outcome.reason === 'not-yours') forbidden()
  if (form.get('stay') === 'yes') return data(null)
  return redirect(withDone(localPath(form.get('returnTo'), '/follow-ups'), reopens ? null : id))
}

/** The page to go back to, which offers to undo what `done` names. */
function withDone(path: string, done: string | null): string {
  const url = new URL(path, 'http://local.invalid')
  if (done) url.searchParams.set('done', done)
  else url.searchParams.delete('done')
  return `${url.pathname}${url.search}${url.hash}`
}
