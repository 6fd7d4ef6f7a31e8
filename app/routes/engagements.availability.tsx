import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { availabilityPage } from '#app/http/availability-form.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { AvailabilityForm } from '#app/ui/availability-form.tsx'
import { AvailabilityGrid } from '#app/ui/availability-grid.tsx'
import { FreeTimes } from '#app/ui/free-times.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const asked = new URL(args.request.url).searchParams
  return asActor(actor, async (db) => availabilityPage(db, actor, await readerFor(db, actor, args.request), asked))
}

/** POST looks as GET does, and carries along what was typed in the form one came from; nothing is saved. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const form = await args.request.formData()
  const page = await asActor(actor, async (db) => availabilityPage(db, actor, await readerFor(db, actor, args.request), form))
  return data(page, { status: page.times ? 200 : 422 })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('availability.title'))

export default function AvailabilityPage() {
  const loaded = useLoaderData<typeof loader>()
  const page = useActionData<typeof action>() ?? loaded
  const t = useT()
  return (
    <>
      <PageHead title={t('availability.title')} crumb={{ to: '/calendar', label: t('shell.calendar') }} lede={t('availability.lede')} />
      {page.times ? <FreeTimes page={page} times={page.times} /> : null}
      <AvailabilityForm key={JSON.stringify([page.result, page.found])} page={page} />
      {page.times ? <AvailabilityGrid times={page.times} zone={page.zone} /> : null}
    </>
  )
}
