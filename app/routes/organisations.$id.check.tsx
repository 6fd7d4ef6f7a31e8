import '#app/i18n/of-pages.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findOrganisation } from '#app/domain/organisations/queries.server.ts'
import { canEditOrganisation } from '#app/domain/organisations/rules.ts'
import { checkAsked, saveCheck } from '#app/http/check-form.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { CheckForm } from '#app/ui/check-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const organisation = (isUuid(args.params.id) ? await findOrganisation(db, args.params.id) : undefined) ?? notFound()
    if (!canEditOrganisation(actor, organisation)) forbidden()
    const { last, defaults } = await checkAsked(db, actor, args.request, { organisationId: organisation.id })
    return { id: organisation.id, name: organisation.name, last, defaults }
  })
}

/** POST says that what is known is still right. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  return asActor(actor, async (db) => {
    const organisation = (isUuid(args.params.id) ? await findOrganisation(db, args.params.id) : undefined) ?? notFound()
    if (!canEditOrganisation(actor, organisation)) forbidden()
    return saveCheck(db, actor, args.request, form, { organisationId: organisation.id }, `/organisations/${organisation.id}`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('checks.formTitle'))

export default function CheckOrganisationPage() {
  const { id, name, last, defaults } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('checks.formTitle')} crumb={{ to: `/organisations/${id}`, label: name }} lede={t('checks.formLede')} />
      <CheckForm what={name} last={last} defaults={defaults} lastResult={lastResult} />
    </>
  )
}
