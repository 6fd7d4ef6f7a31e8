import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { discardImport, keepChoice } from '#app/domain/imports/begin.server.ts'
import { findTableImport } from '#app/domain/list-imports/queries.server.ts'
import { readChoice } from '#app/http/import-form.server.ts'
import { dryRunPage, outcomePage, ownImport } from '#app/http/import-page.server.ts'
import { methodOf } from '#app/http/method.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { pageTitle } from '#app/i18n/title.ts'
import { ImportDryRun } from '#app/ui/import-dry-run.tsx'
import { ImportHead } from '#app/ui/import-head.tsx'
import { ImportOutcome } from '#app/ui/import-outcome.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const query = new URL(args.request.url).searchParams
  return asActor(actor, async (db) => {
    const found = await ownImport(db, args.params.id)
    if (await findTableImport(db, found.id)) throw redirect(`/imports/${found.id}/table`)
    const said = query.has('kept') ? ('kept' as const) : query.has('meanwhile') ? ('meanwhile' as const) : undefined
    if (found.state === 'dry-run') return { found, said, dryRun: await dryRunPage(db, actor, found, query), outcome: undefined }
    return { found, said, dryRun: undefined, outcome: await outcomePage(db, found, query) }
  })
}

/** POST keeps which rows to take and whom to link, DELETE throws a dry run away. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  return asActor(actor, async (db) => {
    const { id } = await ownImport(db, args.params.id)
    if (!canWrite(actor)) forbidden()
    if (methodOf(args.request, form) === 'DELETE') return (await discardImport(db, id)) ? redirect('/imports') : notFound()
    await keepChoice(db, id, readChoice(form))
    const query = new URL(args.request.url).searchParams
    query.delete('index')
    query.set('kept', '')
    return redirect(`/imports/${id}?${query}`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('imports.title'))

export default function ImportPage() {
  const { found, said, dryRun, outcome } = useLoaderData<typeof loader>()
  return (
    <>
      <ImportHead found={found} said={said} />
      {dryRun ? <ImportDryRun id={found.id} dryRun={dryRun} /> : null}
      {outcome ? <ImportOutcome id={found.id} state={found.state} outcome={outcome} /> : null}
    </>
  )
}
