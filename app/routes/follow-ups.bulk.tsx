import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeFollowUps } from '#app/domain/follow-ups/bulk.server.ts'
import { followUpChoices } from '#app/domain/follow-ups/choices.server.ts'
import { followUpBulk, mostAtOnce } from '#app/domain/follow-ups/input.ts'
import { followUpsNamed } from '#app/domain/follow-ups/queries.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { BulkForm, BulkOutcome } from '#app/ui/bulk-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const ids = new URL(args.request.url).searchParams.getAll('ids').filter(isUuid).slice(0, mostAtOnce)
  return asActor(actor, async (db) => {
    const chosen = ids.length > 0 ? await followUpsNamed(db, ids) : []
    const { owners } = await followUpChoices(db, actor, undefined)
    return { chosen: chosen.filter((row) => row.mayChange), owners }
  })
}

/** Does one thing to all that were chosen, and tells which were left as they were, and why. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const submission = parseWithZod(await args.request.formData(), { schema: followUpBulk })
  if (submission.status !== 'success') return data({ result: submission.reply(), outcome: undefined }, { status: 422 })
  return asActor(actor, async (db) => data({ result: undefined, outcome: await changeFollowUps(db, actor, submission.value) }))
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('bulk.title'))

export default function FollowUpsBulkPage() {
  const { chosen, owners } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('bulk.title')} crumb={{ to: '/follow-ups', label: t('shell.followUps') }} />
      {answer?.outcome ? (
        <BulkOutcome outcome={answer.outcome} />
      ) : (
        <BulkForm chosen={chosen} owners={owners} lastResult={answer?.result} />
      )}
    </>
  )
}
