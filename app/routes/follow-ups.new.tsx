import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { problemInNew } from '#app/domain/follow-ups/checks.server.ts'
import { followUpChoices, unseeingOwner } from '#app/domain/follow-ups/choices.server.ts'
import { addFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { followUpInput } from '#app/domain/follow-ups/input.ts'
import { linksAsked } from '#app/http/links-asked.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { FollowUpForm } from '#app/ui/follow-up-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  return asActor(actor, async (db) => {
    const { links, defaults } = await linksAsked(db, actor, args.request)
    const choices = await followUpChoices(db, actor, defaults.engagementId)
    return { links, defaults: { ...defaults, ownerId: actor.id, priority: 'normal' as const }, choices, formKey: newFormKey() }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const form = await args.request.formData()
  const key = String(form.get('formKey'))
  const submission = parseWithZod(form, { schema: followUpInput })
  return asActor(actor, async (db) => {
    const again = (result = submission.reply(), unseeing?: { id: string; name: string }) => data({ result, unseeing }, { status: 422 })
    if (submission.status !== 'success' || !isUuid(key)) return again()
    const input = submission.value
    const problem = await problemInNew(db, actor, input)
    if (problem) return again(submission.reply({ fieldErrors: { [problem.field]: [problem.error] } }))
    const unseeing = await unseeingOwner(db, input.ownerId, input.engagementId)
    if (unseeing && form.get('confirmed') !== unseeing.id) return again(undefined, unseeing)
    const id = await once(db, actor, key, () => addFollowUp(db, actor, input))
    const { today } = await readerFor(db, actor, args.request)
    return redirect(input.dueOn && input.dueOn < today ? `/follow-ups/${id}?saved=past` : `/follow-ups/${id}`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('followUps.new'))

export default function NewFollowUpPage() {
  const { links, defaults, choices, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const { engagement } = links
  const crumb = engagement
    ? { to: `/engagements/${engagement.id}`, label: engagement.name }
    : { to: '/follow-ups', label: t('shell.followUps') }
  return (
    <>
      <PageHead title={t('followUps.new')} crumb={crumb} />
      <FollowUpForm
        choices={choices}
        links={links}
        defaults={defaults}
        lastResult={answer?.result}
        unseeing={answer?.unseeing}
        formKey={formKey}
      />
    </>
  )
}
