import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { discardExport } from '#app/domain/exports/commands.server.ts'
import { ownExport } from '#app/http/export-response.server.ts'
import { methodOf } from '#app/http/method.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { ExportName, ExportStanding } from '#app/ui/export-standing.tsx'
import { PageHead } from '#app/ui/page.tsx'
import { useLookAgain } from '#app/ui/use-look-again.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { filter: _, ...file } = await ownExport(actor, args.params.id)
  return { file }
}

/** DELETE throws the file away; one that is being made is made no further. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = await ownExport(actor, args.params.id)
  if (methodOf(args.request, await args.request.formData()) === 'DELETE') await asActor(actor, (db) => discardExport(db, id))
  return redirect('/exports')
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('exports.title'))

export default function ExportPage() {
  const { file } = useLoaderData<typeof loader>()
  const t = useT()
  const open = file.state === 'waiting' || file.state === 'making'
  useLookAgain(open)
  return (
    <>
      <PageHead
        title={<ExportName file={file} />}
        crumb={{ to: '/exports', label: t('exports.title') }}
        lede={open ? t('exports.waitHint') : file.state === 'ready' ? t('exports.careful') : undefined}
      />
      <ExportStanding file={file} />
    </>
  )
}
