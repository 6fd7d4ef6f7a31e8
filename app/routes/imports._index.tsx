import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { type Actor, canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { importsOf } from '#app/domain/imports/queries.server.ts'
import { tableCounts } from '#app/domain/list-imports/queries.server.ts'
import { desksOf } from '#app/domain/members/reading.server.ts'
import { keepUpload, parseImport } from '#app/http/import-form.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { keepTable } from '#app/http/table-form.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { ImportForm } from '#app/ui/import-form.tsx'
import { ImportList } from '#app/ui/import-list.tsx'
import { PageHead } from '#app/ui/page.tsx'
import { TableForm } from '#app/ui/table-form.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  return asActor(actor, async (db) => ({
    imports: await importsOf(db),
    desks: await desksOf(db, actor),
    tables: await tableCounts(db),
    formKey: newFormKey(),
  }))
}

/** POST reads a file and shows what it would do; nothing of it is brought in by that. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const form = await args.request.formData()
  if (form.get('what') === 'table') return bringTable(actor, form, args.request)
  const [key, file] = [form.get('formKey'), form.get('file')]
  const submission = parseImport(form)
  const again = (field: 'file' | 'deskId', reason: string) => data({ field, reason }, { status: 422 })
  if (!(file instanceof File) || file.size === 0) return again('file', 'imports.noFile')
  if (submission.status !== 'success' || !isUuid(key)) return again('deskId', 'errors.unknownChoice')
  const reader = await asActor(actor, (db) => readerFor(db, actor, args.request))
  const kept = await keepUpload(actor, reader, key, file, submission.value)
  return kept.ok ? redirect(`/imports/${kept.id}`) : again(kept.field, kept.reason)
}

async function bringTable(actor: Actor, form: FormData, request: Request) {
  const { locale } = await asActor(actor, (db) => readerFor(db, actor, request))
  const kept = await keepTable(actor, form, i18nFor(locale).t('tables.pasted'))
  return kept.ok ? redirect(`/imports/${kept.id}/table`) : data(kept, { status: 422 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('imports.title'))

export default function ImportsPage() {
  const { imports, desks, tables, formKey } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('imports.title')} lede={t('imports.lede')} />
      <ImportForm desks={desks} formKey={formKey} refused={refused && 'pasted' in refused ? undefined : refused} />
      <TableForm desks={desks} formKey={formKey} refused={refused && 'pasted' in refused ? refused : undefined} />
      <ImportList imports={imports} tables={tables} />
    </>
  )
}
