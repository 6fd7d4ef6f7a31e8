import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpRepetition } from '#app/domain/follow-ups/input.ts'
import { repeatFollowUp } from '#app/domain/follow-ups/repetition.server.ts'
import { followUpToChange } from '#app/http/follow-up-asked.server.ts'
import { methodOf } from '#app/http/method.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { PageHead } from '#app/ui/page.tsx'
import { RepetitionForm } from '#app/ui/repetition-form.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => ({ followUp: await followUpToChange(db, args.params.id) }))
}

/** POST lets a follow-up come again, DELETE lets it end. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: followUpRepetition })
  const ends = methodOf(args.request, form) === 'DELETE'
  return asActor(actor, async (db) => {
    const { id } = await followUpToChange(db, args.params.id)
    if (!ends && submission.status !== 'success') return data({ result: submission.reply() }, { status: 422 })
    const { today } = await readerFor(db, actor, args.request)
    const wish = ends || submission.status !== 'success' ? null : submission.value
    const outcome = await repeatFollowUp(db, actor, id, wish, today)
    if (outcome.ok || outcome.reason === 'done') return redirect(`/follow-ups/${id}`)
    return outcome.reason === 'not-found' ? notFound() : forbidden()
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('followUpPage.repeatTitle'))

export default function FollowUpRepetitionPage() {
  const { followUp } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead
        title={t('followUpPage.repeatTitle')}
        crumb={{ to: `/follow-ups/${followUp.id}`, label: followUp.title }}
        lede={t('followUpPage.repeatLede')}
      />
      <RepetitionForm every={followUp.repeatsEvery} unit={followUp.repeatsUnit} lastResult={answer?.result} />
    </>
  )
}
