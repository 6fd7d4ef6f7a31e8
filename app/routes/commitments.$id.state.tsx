import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeCommitmentState } from '#app/domain/commitments/commands.server.ts'
import { commitmentState } from '#app/domain/commitments/input.ts'
import { findCommitment } from '#app/domain/commitments/queries.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { meanwhileOf, versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { conflictInState } from '#app/ui/commitment-conflict.ts'
import { CommitmentStateForm } from '#app/ui/commitment-state-form.tsx'
import { Conflict, type Meanwhile } from '#app/ui/conflict.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const commitment = isUuid(args.params.id) ? await findCommitment(db, args.params.id) : undefined
    if (!commitment) notFound()
    if (!commitment.mayChange) forbidden()
    return { commitment }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: commitmentState })
  return asActor(actor, async (db) => {
    const saved = await findCommitment(db, id)
    if (!saved) notFound()
    if (!saved.mayChange) forbidden()
    const again = (status: number, meanwhile?: Meanwhile) =>
      data({ result: submission.reply(), conflict: meanwhile && { meanwhile, saved } }, { status })
    if (submission.status !== 'success') return again(422)
    const outcome = await changeCommitmentState(db, actor, id, submission.value, versionIn(form))
    if (outcome.ok) return redirect(`/commitments/${id}`)
    if (outcome.reason === 'not-found') notFound()
    if (outcome.reason === 'not-yours') forbidden()
    return again(409, await meanwhileOf(db, saved))
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('commitments.changeState'))

export default function CommitmentStatePage() {
  const { commitment } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const here = `/commitments/${commitment.id}`
  return (
    <>
      <PageHead title={t('commitments.changeState')} crumb={{ to: here, label: commitment.wording }} />
      {answer?.conflict ? (
        <Conflict
          meanwhile={answer.conflict.meanwhile}
          fields={conflictInState(t, answer.result.initialValue ?? {}, answer.conflict.saved)}
          form="commitment-state"
          keepTo={here}
        />
      ) : null}
      <CommitmentStateForm
        commitment={answer?.conflict?.saved ?? commitment}
        lastResult={answer?.result}
        conflict={answer?.conflict !== undefined}
      />
    </>
  )
}
