import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { discardImport } from '#app/domain/imports/begin.server.ts'
import { keepTableChoice } from '#app/domain/list-imports/begin.server.ts'
import { methodOf } from '#app/http/method.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { ownTable, readTableChoice, tableDryRun, tableOutcomePage } from '#app/http/table-page.server.ts'
import { sayTable } from '#app/i18n/table-words.ts'
import { pageTitle } from '#app/i18n/title.ts'
import { ImportHead } from '#app/ui/import-head.tsx'
import { TableDryRunPage } from '#app/ui/table-dry-run.tsx'
import { TableOutcome } from '#app/ui/table-outcome.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const query = new URL(args.request.url).searchParams
  return asActor(actor, async (db) => {
    const found = await ownTable(db, args.params.id)
    const { id, fileName, state, desk, level, notes, createdAt } = found
    const head = { id, fileName, state, desk, level, notes, createdAt }
    const said = query.has('meanwhile') ? ('meanwhile' as const) : undefined
    if (state === 'dry-run') return { head, said, dryRun: await tableDryRun(db, actor, found, query), outcome: undefined }
    return { head, said, dryRun: undefined, outcome: await tableOutcomePage(db, found, query) }
  })
}

/** POST keeps what the columns are and what to do with who is likely known, DELETE throws a dry run away. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  return asActor(actor, async (db) => {
    const found = await ownTable(db, args.params.id)
    if (!canWrite(actor)) forbidden()
    if (methodOf(args.request, form) === 'DELETE') return (await discardImport(db, found.id)) ? redirect('/imports') : notFound()
    await keepTableChoice(db, actor, found, readTableChoice(form, found))
    return redirect(`/imports/${found.id}/table`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('imports.title'))

export default function TablePage() {
  const { head, said, dryRun, outcome } = useLoaderData<typeof loader>()
  return (
    <>
      <ImportHead found={head} said={said} sayNote={(t, note) => sayTable(t, 'notes', note)} />
      {dryRun ? <TableDryRunPage id={head.id} dryRun={dryRun} /> : null}
      {outcome ? <TableOutcome id={head.id} outcome={outcome} /> : null}
    </>
  )
}
