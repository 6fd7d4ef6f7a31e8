import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { desksOf } from '#app/domain/members/reading.server.ts'
import { viewPath } from '#app/domain/saved-views/address.ts'
import { changeView } from '#app/domain/saved-views/commands.server.ts'
import { viewChanges } from '#app/domain/saved-views/input.ts'
import { findView } from '#app/domain/saved-views/queries.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { PageHead } from '#app/ui/page.tsx'
import { SavedViewForm } from '#app/ui/saved-view-form.tsx'
import { StartView, ViewDeletion } from '#app/ui/saved-views.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  return asActor(actor, async (db) => {
    const view = (await findView(db, id)) ?? notFound()
    return { view, desks: await desksOf(db, actor) }
  })
}

/** POST renames a view of one's own, shares it, or keeps it to oneself. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: viewChanges })
  return asActor(actor, async (db) => {
    const view = await findView(db, id)
    if (!view?.own) notFound()
    if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 422 })
    const outcome = await changeView(db, actor, id, versionIn(form), submission.value)
    if (outcome.ok) return redirect(`/${view.page}`)
    const [field, error] = outcome.reason === 'unknown-choice' ? ['deskId', 'errors.unknownChoice'] : ['name', 'errors.viewChanged']
    return data({ result: submission.reply({ fieldErrors: { [field]: [error] } }) }, { status: 422 })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('views.edit'))

export default function ViewPage() {
  const { view, desks } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const { today } = useReader()
  const ofCalendar = view.page === 'calendar'
  return (
    <>
      <PageHead
        title={<bdi>{view.name}</bdi>}
        crumb={{ to: `/${view.page}`, label: t(`shell.${view.page}`) }}
        lede={view.own ? t(ofCalendar ? 'views.ownText' : 'views.ownListText') : t('views.sharedText', { desk: view.desk ?? '' })}
        actions={
          <>
            {ofCalendar ? (
              <Link className="btn" to={`/feeds/new?scope=view&view=${view.id}`}>
                {t('feeds.subscribe')}
              </Link>
            ) : null}
            {view.own ? <ViewDeletion view={view} /> : null}
            {ofCalendar ? <StartView view={view} /> : null}
            <Link className="btn btn-primary" to={viewPath(view.query, today, view.page)}>
              {t(ofCalendar ? 'views.show' : 'views.showList')}
            </Link>
          </>
        }
      />
      {view.own ? (
        <SavedViewForm key={view.version} defaults={view} desks={desks} version={view.version} lastResult={answer?.result} />
      ) : null}
    </>
  )
}
