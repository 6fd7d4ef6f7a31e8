import type { ActionFunctionArgs } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { handoutInput } from '#app/domain/handouts/input.ts'
import { handOut } from '#app/http/hand-out.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { editableVisit } from '#app/http/visit-asked.server.ts'
import { isUuid } from '#app/lib/ids.ts'

/** POST hands the programme out: answers the file itself, or goes on to the page to print. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const visit = await asActor(actor, (db) => editableVisit(db, actor, args.params.id))
  const form = Object.fromEntries(await args.request.formData())
  const wish = handoutInput.safeParse(form)
  if (!wish.success || !isUuid(form.formKey)) return new Response(null, { status: 422 })
  return handOut(actor, visit.id, { ...wish.data, key: form.formKey, publicUrl: args.context.environment.publicUrl })
}
