import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { removeExternalCalendar } from '#app/domain/external-calendars/commands.server.ts'
import { ownCalendar } from '#app/http/external-calendar-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { SubmitButton } from '#app/ui/form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { name, shared } = await ownCalendar(actor, args.params.id)
  return { name, shared }
}

/** POST forgets the calendar with all that was read of it. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = await ownCalendar(actor, args.params.id)
  await asActor(actor, (db) => removeExternalCalendar(db, actor, id))
  return redirect('/external-calendars')
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('externalCalendars.remove'))

export default function ExternalCalendarRemovalPage() {
  const { name, shared } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <PageHead
        title={<bdi>{t('externalCalendars.removeTitle', { name })}</bdi>}
        crumb={{ to: '/external-calendars', label: t('layers.title') }}
        lede={t(shared ? 'externalCalendars.removeShared' : 'externalCalendars.removeText')}
      />
      <Form method="post" className="row">
        <SubmitButton kind="danger">{t('externalCalendars.removeDo')}</SubmitButton>
        <Link className="btn btn-quiet" to="/external-calendars">
          {t('externalCalendars.keep')}
        </Link>
      </Form>
    </>
  )
}
