import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpWait } from '#app/domain/follow-ups/input.ts'
import { addWait, endWait, findPredecessors, neighboursOf } from '#app/domain/follow-ups/predecessors.server.ts'
import { followUpToChange } from '#app/http/follow-up-asked.server.ts'
import { methodOf } from '#app/http/method.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { PageHead } from '#app/ui/page.tsx'
import { FindPredecessor, PredecessorList, WaitForm } from '#app/ui/predecessors.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const text = (new URL(args.request.url).searchParams.get('find') ?? '').slice(0, 200)
  return asActor(actor, async (db) => {
    const { id, title } = await followUpToChange(db, args.params.id)
    return { id, title, text, ...(await neighboursOf(db, id)), found: await findPredecessors(db, id, text) }
  })
}

/** POST lets a follow-up wait for another, DELETE ends that. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: followUpWait })
  return asActor(actor, async (db) => {
    const { id } = await followUpToChange(db, args.params.id)
    if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 422 })
    const { otherId } = submission.value
    const outcome = await (methodOf(args.request, form) === 'DELETE' ? endWait : addWait)(db, actor, id, otherId)
    if (outcome.ok) return redirect(`/follow-ups/${id}/predecessors`)
    if (outcome.reason !== 'refused') return outcome.reason === 'not-found' ? notFound() : forbidden()
    return data({ result: submission.reply({ fieldErrors: { otherId: [outcome.problem.error] } }) }, { status: 422 })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('followUpLinks.beforeTitle'))

export default function FollowUpPredecessorsPage() {
  const { id, title, text, before, found } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead
        title={t('followUpLinks.beforeTitle')}
        crumb={{ to: `/follow-ups/${id}`, label: title }}
        lede={t('followUpLinks.beforeLede')}
      />
      <PredecessorList before={before} />
      <WaitForm key={`${text} ${before.length}`} found={found} text={text} lastResult={answer?.result} />
      <FindPredecessor text={text} />
    </>
  )
}
