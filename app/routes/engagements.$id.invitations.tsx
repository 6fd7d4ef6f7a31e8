import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { engagementToInvite, invitationsPage, sendOnce } from '#app/http/invitation-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { pageTitle } from '#app/i18n/title.ts'
import { InvitationsPage } from '#app/ui/invitations-page.tsx'

export { invitationsPage as loader }

/** Sends what was read on the review page. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  return asActor(actor, async (db) => {
    const { id } = await engagementToInvite(db, actor, args.params.id)
    const sent = await sendOnce(db, actor, id, form, args.context.environment)
    return sent ? redirect(`/engagements/${id}/invitations?said=sent`) : data({ changed: true }, { status: 409 })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('invitations.title'))

export default function InvitationsRoute() {
  return <InvitationsPage {...useLoaderData<typeof invitationsPage>()} changed={useActionData<typeof action>()?.changed ?? false} />
}
