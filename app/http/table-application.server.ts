import { redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { applyTable } from '#app/domain/list-imports/apply.server.ts'
import { beginApplying, beginUndoing } from '#app/domain/list-imports/long.server.ts'
import { findTableImport } from '#app/domain/list-imports/queries.server.ts'
import { goOn } from '#app/domain/list-imports/tasks.server.ts'
import { undoTable } from '#app/domain/list-imports/undo.server.ts'
import { methodOf } from './method.ts'
import { forbidden } from './not-found.ts'

/**
 * POST brings a table in, if it still does what the page showed; DELETE takes it back; PUT lets work that broke off go on. With a long table each
 * only begins. Doing any of it twice is no error.
 */
export async function applicationOfTable(db: ActorDb, actor: Actor, id: string, request: Request, form: FormData): Promise<Response> {
  const method = methodOf(request, form)
  const print = String(form.get('print'))
  const isLong = (await findTableImport(db, id))?.isLong
  if (method === 'PUT') await goOn(db, id)
  else {
    const undoing = method === 'DELETE'
    const short = () => (undoing ? undoTable(db, actor, id) : applyTable(db, actor, id, print))
    const long = () => (undoing ? beginUndoing(db, actor, id) : beginApplying(db, actor, id, print))
    const done = await (isLong ? long() : short())
    if (!done.ok && done.reason === 'not-yours') forbidden()
    if (!done.ok && done.reason === 'changed-meanwhile') return redirect(`/imports/${id}/table?meanwhile`)
  }
  return redirect(`/imports/${id}/table`)
}
