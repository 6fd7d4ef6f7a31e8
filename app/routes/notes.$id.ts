import { type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findAssessment } from '#app/domain/assessments/queries.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isUuid } from '#app/lib/ids.ts'

/** A note is read on the page of whom it is about. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  const note = (isUuid(id) ? await asActor(actor, (db) => findAssessment(db, id)) : undefined) ?? notFound()
  const { contactId, organisationId } = note
  throw redirect(`${contactId ? `/contacts/${contactId}` : `/organisations/${organisationId}`}#notes`)
}
