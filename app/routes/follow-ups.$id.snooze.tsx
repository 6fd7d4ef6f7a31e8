import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpSnooze } from '#app/domain/follow-ups/input.ts'
import { snoozeFollowUp } from '#app/domain/follow-ups/snooze.server.ts'
import { followUpToChange } from '#app/http/follow-up-asked.server.ts'
import { methodOf } from '#app/http/method.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { PageHead } from '#app/ui/page.tsx'
import { SnoozeForm } from '#app/ui/snooze-form.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => ({ followUp: await followUpToChange(db, args.params.id) }))
}

/** POST puts a follow-up off until a day, DELETE brings it back. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: followUpSnooze })
  const wakes = methodOf(args.request, form) === 'DELETE'
  return asActor(actor, async (db) => {
    const { id } = await followUpToChange(db, args.params.id)
    if (!wakes && submission.status !== 'success') return data({ result: submission.reply() }, { status: 422 })
    const { today } = await readerFor(db, actor, args.request)
    const until = wakes || submission.status !== 'success' ? null : submission.value.until
    const outcome = await snoozeFollowUp(db, actor, id, until, today)
    if (outcome.ok) return redirect(`/follow-ups/${id}`)
    if (outcome.reason === 'not-later')
      return data({ result: submission.reply({ fieldErrors: { until: ['errors.snoozeLater'] } }) }, { status: 422 })
    return outcome.reason === 'not-found' ? notFound() : forbidden()
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('followUpPage.snoozeTitle'))

export default function FollowUpSnoozePage() {
  const { followUp } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead
        title={t('followUpPage.snoozeTitle')}
        crumb={{ to: `/follow-ups/${followUp.id}`, label: followUp.title }}
        lede={t('followUpPage.snoozeLede')}
      />
      <SnoozeForm snoozedUntil={followUp.snoozedUntil} lastResult={answer?.result} />
    </>
  )
}
