import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { askForExport } from '#app/domain/exports/commands.server.ts'
import { makeAtOnce } from '#app/domain/exports/make.server.ts'
import { exportsOf, seesWhoTookOut, takenOutPage } from '#app/domain/exports/queries.server.ts'
import { listAsked } from '#app/http/list-asked.server.ts'
import { pageAsked } from '#app/http/page-asked.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { ExportName, ExportStanding } from '#app/ui/export-standing.tsx'
import { Empty, PageHead } from '#app/ui/page.tsx'
import { useInstant } from '#app/ui/say-instant.ts'
import { TakenOutTable } from '#app/ui/taken-out.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const page = pageAsked(new URL(args.request.url).searchParams)
  return asActor(actor, async (db) => ({
    files: await exportsOf(db),
    taken: seesWhoTookOut(actor) ? await takenOutPage(db, page) : undefined,
  }))
}

/** POST asks for a list as a file; a short one is there when its page comes. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const asked = await asActor(actor, async (db) => {
    const { locale, today } = await readerFor(db, actor, args.request)
    const wish = listAsked(form, today)
    return wish && askForExport(db, actor, { ...wish, locale })
  })
  if (!asked?.ok)
    return data(asked?.reason === 'too-many' ? ('exports.tooMany' as const) : ('exports.noSuchList' as const), { status: 422 })
  if (asked.short) await makeAtOnce(asked.id)
  return redirect(`/exports/${asked.id}`)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('exports.title'))

export default function ExportsPage() {
  const { files, taken } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useT()
  const say = useInstant()
  return (
    <>
      <PageHead title={t('exports.title')} lede={t('exports.lede')} />
      {refused ? (
        <p className="notice notice-hold below-5" role="alert">
          {t(refused)}
        </p>
      ) : null}
      {files.length === 0 ? <Empty title={t('exports.none')}>{t('exports.noneText')}</Empty> : null}
      <ul className="list">
        {files.map((file) => (
          <li key={file.id}>
            <p>
              <Link className="strong" to={`/exports/${file.id}`}>
                <ExportName file={file} />
              </Link>{' '}
              <span className="meta small">{t('exports.madeAt', { when: say(file.createdAt) })}</span>
            </p>
            <ExportStanding file={file} />
          </li>
        ))}
      </ul>
      {taken ? <TakenOutTable taken={taken} /> : null}
    </>
  )
}
