import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpChoices } from '#app/domain/follow-ups/choices.server.ts'
import { addHelp, endHelp, helpersOf } from '#app/domain/follow-ups/helping.server.ts'
import { followUpHelp } from '#app/domain/follow-ups/input.ts'
import { followUpToChange } from '#app/http/follow-up-asked.server.ts'
import { methodOf } from '#app/http/method.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { HelperList, HelpForm } from '#app/ui/help-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const { id, title, ownerId, engagement } = await followUpToChange(db, args.params.id)
    const helpers = await helpersOf(db, id)
    const { owners } = await followUpChoices(db, actor, engagement?.id)
    const taken = new Set([ownerId, ...helpers.map((helper) => helper.id)])
    return { id, title, helpers, others: owners.filter((member) => !taken.has(member.id)) }
  })
}

/** POST lets a member help, DELETE ends it: by who may change the follow-up, or by the member themselves. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: followUpHelp })
  return asActor(actor, async (db) => {
    const ends = methodOf(args.request, form) === 'DELETE'
    if (submission.status !== 'success') {
      await followUpToChange(db, id)
      return data({ result: submission.reply() }, { status: 422 })
    }
    const { memberId } = submission.value
    const outcome = await (ends ? endHelp : addHelp)(db, actor, id, memberId)
    if (outcome.ok) return redirect(memberId === actor.id ? `/follow-ups/${id}` : `/follow-ups/${id}/helpers`)
    if (outcome.reason !== 'refused') return outcome.reason === 'not-found' ? notFound() : forbidden()
    return data({ result: submission.reply({ fieldErrors: { memberId: [outcome.problem.error] } }) }, { status: 422 })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('followUpLinks.helpersTitle'))

export default function FollowUpHelpersPage() {
  const { id, title, helpers, others } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead
        title={t('followUpLinks.helpersTitle')}
        crumb={{ to: `/follow-ups/${id}`, label: title }}
        lede={t('followUpLinks.helpersLede')}
      />
      <HelperList helpers={helpers} />
      <HelpForm key={helpers.length} others={others} lastResult={answer?.result} />
    </>
  )
}
