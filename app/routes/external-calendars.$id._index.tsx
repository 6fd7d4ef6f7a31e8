import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { changeAfterLook } from '#app/domain/external-calendars/look.server.ts'
import { askingIn, ownCalendar, parseChanges } from '#app/http/external-calendar-form.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { ExternalCalendarForm } from '#app/ui/external-calendar-form.tsx'
import { CalendarFacts, CalendarsOff, RefreshNow } from '#app/ui/external-calendars.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return { on: args.context.environment.externalCalendars.on, calendar: await ownCalendar(actor, args.params.id) }
}

/** POST names, colours or moves the calendar. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = await ownCalendar(actor, args.params.id)
  const form = await args.request.formData()
  const submission = parseChanges(form)
  const asking = askingIn(args.context)
  const again = (fieldErrors?: Record<string, string[]>) =>
    data({ result: submission.reply(fieldErrors && { fieldErrors }) }, { status: 422 })
  if (submission.status !== 'success') return again()
  if (!asking) return again({ address: ['externalCalendars.off'] })
  const outcome = await changeAfterLook(actor, { id, version: versionIn(form) }, submission.value, asking)
  if (outcome.ok) return redirect('/external-calendars')
  return 'field' in outcome ? again({ [outcome.field]: [outcome.reason] }) : notFound()
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('externalCalendars.edit'))

export default function ExternalCalendarPage() {
  const { on, calendar } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead
        title={<bdi>{calendar.name}</bdi>}
        crumb={{ to: '/external-calendars', label: t('layers.title') }}
        meta={t(calendar.shared ? 'externalCalendars.forAll' : 'externalCalendars.own')}
        actions={
          <>
            {on ? <RefreshNow calendar={calendar} /> : null}
            <Link className="btn btn-danger" to={`/external-calendars/${calendar.id}/removal`}>
              {t('externalCalendars.remove')}
            </Link>
          </>
        }
      />
      <CalendarFacts calendar={calendar} />
      {on ? (
        <div className="above-5">
          <ExternalCalendarForm key={calendar.version} calendar={calendar} lastResult={answer?.result} />
        </div>
      ) : (
        <CalendarsOff />
      )}
    </>
  )
}
