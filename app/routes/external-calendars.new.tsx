import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { addAfterLook } from '#app/domain/external-calendars/look.server.ts'
import { mayShare } from '#app/domain/external-calendars/rules.ts'
import { askingIn, parseExternalCalendar } from '#app/http/external-calendar-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { ExternalCalendarForm } from '#app/ui/external-calendar-form.tsx'
import { CalendarsOff } from '#app/ui/external-calendars.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return { on: args.context.environment.externalCalendars.on, forAll: mayShare(actor), formKey: newFormKey() }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const key = form.get('formKey')
  const submission = parseExternalCalendar(form)
  const asking = askingIn(args.context)
  const again = (fieldErrors?: Record<string, string[]>) =>
    data({ result: submission.reply(fieldErrors && { fieldErrors }) }, { status: 422 })
  if (!asking) return again({ address: ['externalCalendars.off'] })
  if (submission.status !== 'success' || !isUuid(key)) return again()
  const outcome = await addAfterLook(actor, key, submission.value, asking)
  return outcome.ok ? redirect('/external-calendars') : again({ [outcome.field]: [outcome.reason] })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('externalCalendars.add'))

export default function NewExternalCalendarPage() {
  const { on, forAll, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const crumb = { to: '/external-calendars', label: t('layers.title') }
  return (
    <>
      <PageHead title={t('externalCalendars.add')} crumb={crumb} lede={t('externalCalendars.addLede')} />
      {on ? <ExternalCalendarForm forAll={forAll} formKey={formKey} lastResult={answer?.result} /> : <CalendarsOff />}
    </>
  )
}
