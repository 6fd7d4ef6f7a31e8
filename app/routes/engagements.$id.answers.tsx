import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { takeUpload } from '#app/http/answer-form.server.ts'
import { invitationsPage } from '#app/http/invitation-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { pageTitle } from '#app/i18n/title.ts'
import { InvitationsPage } from '#app/ui/invitations-page.tsx'

export { invitationsPage as loader }

/** POST takes in what somebody's calendar program sent back. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const refused = await takeUpload(actor, args.params.id, await args.request.formData())
  return refused ? data(refused, { status: 422 }) : redirect(`/engagements/${args.params.id}/invitations?said=received#answers`)
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('invitations.title'))

export default function AnswersRoute() {
  return <InvitationsPage {...useLoaderData<typeof invitationsPage>()} changed={false} refused={useActionData<typeof action>()} />
}
