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
import { meanwhileOf, versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { localPath } from '#app/lib/local-path.ts'
import type { Meanwhile } from '#app/ui/conflict.tsx'
import { PageHead } from '#app/ui/page.tsx'
import { StageConflict } from '#app/ui/stage-conflict.tsx'
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

type Overtaken = { meanwhile: Meanwhile; stage: Stage; wished: Stage }

/** Moves a follow-up, unless somebody else changed it since its version was shown. A form with `stay` is answered without a page; another goes back to where it was sent from, which offers to undo it. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: followUpMove })
  return asActor(actor, async (db) => {
    const before = await followUpToChange(db, args.params.id)
    const again = (status: number, result = submission.reply(), conflict?: Overtaken) => data({ result, conflict }, { status })
    if (submission.status !== 'success') return again(422)
    const outcome = await moveFollowUp(db, actor, before.id, submission.value, seenVersion(form))
    if (!outcome.ok && outcome.reason === 'changed-meanwhile') {
      const saved = await followUpToChange(db, before.id)
      return again(409, submission.reply(), { meanwhile: await meanwhileOf(db, saved), stage: saved.stage, wished: submission.value.to })
    }
    if (!outcome.ok && outcome.reason === 'refused') {
      return again(422, submission.reply({ fieldErrors: { [outcome.problem.field]: [outcome.problem.error] } }))
    }
    if (!outcome.ok) return outcome.reason === 'not-found' ? notFound() : forbidden()
    if (form.get('stay') === 'yes') return data({ result: undefined, conflict: undefined })
    return redirect(withMoved(localPath(form.get('returnTo'), `/follow-ups/${before.id}`), before.id, before.stage))
  })
}

/** A move that was undone, or sent by a page that knew no version, is of whatever stands. */
const seenVersion = (form: FormData) => (form.has('version') ? versionIn(form) : undefined)

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
  const conflict = answer?.conflict
  const t = useT()
  return (
    <>
      <PageHead title={t('board.where')} crumb={{ to: `/follow-ups/${followUp.id}`, label: followUp.title }} />
      {conflict ? <StageConflict followUp={followUp} wished={conflict.wished} meanwhile={conflict.meanwhile} /> : null}
      <StageForm key={`${to} ${text}`} followUp={followUp} to={to} found={found} lastResult={answer?.result} />
      <FindWaited text={text} found={found} />
    </>
  )
}
