import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpMove } from '#app/domain/follow-ups/input.ts'
import { moveFollowUp } from '#app/domain/follow-ups/stages.server.ts'
import { lookup } from '#app/domain/search/lookup.server.ts'
import { followUpToChange } from '#app/http/follow-up-asked.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { localPath } from '#app/lib/local-path.ts'
import { PageHead } from '#app/ui/page.tsx'
import { FindWaited, StageForm } from '#app/ui/stage-form.tsx'
import { type Stage, stages } from '#db/schema/words.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const query = new URL(args.request.url).searchParams
  const text = (query.get('find') ?? '').slice(0, 200)
  return asActor(actor, async (db) => {
    const followUp = await followUpToChange(db, args.params.id)
    const to = stages.find((stage) => stage === query.get('to')) ?? followUp.stage
    return { followUp, to, text, found: await lookup(db, text, 10, ['organisation', 'contact']) }
  })
}

/** Moves a follow-up. A form with `stay` is answered without a page; another goes back to where it was sent from, which offers to undo it. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: followUpMove })
  return asActor(actor, async (db) => {
    const before = await followUpToChange(db, args.params.id)
    if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 422 })
    const outcome = await moveFollowUp(db, actor, before.id, submission.value)
    if (!outcome.ok && outcome.reason === 'refused') {
      return data({ result: submission.reply({ fieldErrors: { [outcome.problem.field]: [outcome.problem.error] } }) }, { status: 422 })
    }
    if (!outcome.ok) return outcome.reason === 'not-found' ? notFound() : forbidden()
    if (form.get('stay') === 'yes') return data({ result: undefined })
    return redirect(withMoved(localPath(form.get('returnTo'), `/follow-ups/${before.id}`), before.id, before.stage))
  })
}

/** The page to go back to, which offers to undo the move. */
function withMoved(path: string, id: string, from: Stage): string {
  const url = new URL(path, 'http://local.invalid')
  if (url.pathname !== '/follow-ups/board') return path
  url.searchParams.set('moved', id)
  url.searchParams.set('from', from)
  return `${url.pathname}${url.search}`
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('board.where'))

export default function FollowUpStagePage() {
  const { followUp, to, text, found } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('board.where')} crumb={{ to: `/follow-ups/${followUp.id}`, label: followUp.title }} />
      <StageForm key={`${to} ${text}`} followUp={followUp} to={to} found={found} lastResult={answer?.result} />
      <FindWaited text={text} found={found} />
    </>
  )
}
