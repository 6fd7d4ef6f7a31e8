import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpOutcome } from '#app/domain/follow-ups/input.ts'
import { concludeFollowUp } from '#app/domain/follow-ups/outcome.server.ts'
import { followUpToChange } from '#app/http/follow-up-asked.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { OutcomeForm } from '#app/ui/outcome-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => ({ followUp: await followUpToChange(db, args.params.id) }))
}

/** Says what came of a follow-up, and ticks it off if it was not. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: followUpOutcome })
  return asActor(actor, async (db) => {
    const { id } = await followUpToChange(db, args.params.id)
    if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 422 })
    const outcome = await concludeFollowUp(db, actor, id, submission.value)
    if (!outcome.ok) return outcome.reason === 'not-found' ? notFound() : forbidden()
    return redirect(`/follow-ups/${id}`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('followUpPage.outcomeTitle'))

export default function FollowUpOutcomePage() {
  const { followUp } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('followUpPage.outcomeTitle')} crumb={{ to: `/follow-ups/${followUp.id}`, label: followUp.title }} />
      <OutcomeForm followUp={followUp} lastResult={answer?.result} />
    </>
  )
}
