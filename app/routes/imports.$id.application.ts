import { type ActionFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { applyImport } from '#app/domain/imports/apply.server.ts'
import { keepChoice } from '#app/domain/imports/begin.server.ts'
import { undoImport } from '#app/domain/imports/undo.server.ts'
import { findTableImport } from '#app/domain/list-imports/queries.server.ts'
import { readChoice } from '#app/http/import-form.server.ts'
import { ownImport } from '#app/http/import-page.server.ts'
import { methodOf } from '#app/http/method.ts'
import { forbidden } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { applicationOfTable } from '#app/http/table-application.server.ts'

/** POST brings in what is chosen, if it still does what the page showed; DELETE takes it back. Doing either twice is no error. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  return asActor(actor, async (db) => {
    const { id } = await ownImport(db, args.params.id)
    if (await findTableImport(db, id)) return applicationOfTable(db, actor, id, args.request, form)
    if (methodOf(args.request, form) === 'DELETE') {
      const undone = await undoImport(db, actor, id)
      if (!undone.ok && undone.reason === 'not-yours') forbidden()
      return redirect(`/imports/${id}`)
    }
    await keepChoice(db, id, readChoice(form))
    const applied = await applyImport(db, actor, id, String(form.get('print')))
    if (!applied.ok && applied.reason === 'not-yours') forbidden()
    return redirect(!applied.ok && applied.reason === 'changed-meanwhile' ? `/imports/${id}?meanwhile` : `/imports/${id}`)
  })
}
