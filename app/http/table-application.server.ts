import { redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { applyTable } from '#app/domain/list-imports/apply.server.ts'
import { undoTable } from '#app/domain/list-imports/undo.server.ts'
import { methodOf } from './method.ts'
import { forbidden } from './not-found.ts'

/** POST brings a table in, if it still does what the page showed; DELETE takes it back. Doing either twice is no error. */
export async function applicationOfTable(db: ActorDb, actor: Actor, id: string, request: Request, form: FormData): Promise<Response> {
  const undoing = methodOf(request, form) === 'DELETE'
  const done = undoing ? await undoTable(db, actor, id) : await applyTable(db, actor, id, String(form.get('print')))
  if (!done.ok && done.reason === 'not-yours') forbidden()
  return redirect(!done.ok && done.reason === 'changed-meanwhile' ? `/imports/${id}/table?meanwhile` : `/imports/${id}/table`)
}
