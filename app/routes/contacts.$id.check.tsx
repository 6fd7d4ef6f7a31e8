import '#app/i18n/of-pages.ts'
import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findContact } from '#app/domain/contacts/queries.server.ts'
import { canEditContact } from '#app/domain/contacts/rules.ts'
import { checkAsked, saveCheck } from '#app/http/check-form.server.ts'
import { leaveErased, refuseErased } from '#app/http/erased.ts'
import { leaveMerged } from '#app/http/merged-away.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { CheckForm } from '#app/ui/check-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const contact = (isUuid(args.params.id) ? await findContact(db, args.params.id) : undefined) ?? (await leaveMerged(db, args.params.id))
    if (!canEditContact(actor, contact)) forbidden()
    leaveErased(contact)
    const asked = await checkAsked(db, actor, args.request, { contactId: contact.id })
    const representation = contact.representations.find((row) => row.id === asked.representationId)
    return { id: contact.id, name: contact.name, ...asked, representation }
  })
}

/** POST says that what is known is still right. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  return asActor(actor, async (db) => {
    const contact = (isUuid(args.params.id) ? await findContact(db, args.params.id) : undefined) ?? (await leaveMerged(db, args.params.id))
    if (!canEditContact(actor, contact)) forbidden()
    refuseErased(contact)
    return saveCheck(db, actor, args.request, form, { contactId: contact.id }, `/contacts/${contact.id}`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('checks.formTitle'))

export default function CheckContactPage() {
  const { id, name, representation, last, defaults } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('checks.formTitle')} crumb={{ to: `/contacts/${id}`, label: name }} lede={t('checks.formLede')} />
      <CheckForm
        what={representation ? t('checks.speaksFor', { name, organisation: representation.organisation }) : name}
        representationId={representation?.id}
        last={last}
        defaults={defaults}
        lastResult={lastResult}
      />
    </>
  )
}
