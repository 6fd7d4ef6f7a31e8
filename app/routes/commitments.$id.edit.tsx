import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { commitmentChoices } from '#app/domain/commitments/choices.server.ts'
import { changeCommitment } from '#app/domain/commitments/commands.server.ts'
import { commitmentChanges } from '#app/domain/commitments/input.ts'
import { findCommitment } from '#app/domain/commitments/queries.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { meanwhileOf, versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { conflictInCommitment } from '#app/ui/commitment-conflict.ts'
import { CommitmentForm } from '#app/ui/commitment-form.tsx'
import { Conflict, type Meanwhile } from '#app/ui/conflict.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const commitment = isUuid(args.params.id) ? await findCommitment(db, args.params.id) : undefined
    if (!commitment) notFound()
    if (!commitment.mayChange) forbidden()
    return { commitment, choices: await commitmentChoices(db, actor, commitment.engagement?.id, commitment.level) }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: commitmentChanges })
  return asActor(actor, async (db) => {
    const saved = await findCommitment(db, id)
    if (!saved) notFound()
    if (!saved.mayChange) forbidden()
    const again = (status: number, result = submission.reply(), meanwhile?: Meanwhile) =>
      data({ result, conflict: meanwhile && { meanwhile, saved } }, { status })
    if (submission.status !== 'success') return again(422)
    const outcome = await changeCommitment(db, actor, id, versionIn(form), submission.value)
    if (outcome.ok) return redirect(`/commitments/${id}`)
    if (outcome.reason === 'not-found') notFound()
    if (outcome.reason === 'not-yours') forbidden()
    if (outcome.reason === 'refused') {
      return again(422, submission.reply({ fieldErrors: { [outcome.problem.field]: [outcome.problem.error] } }))
    }
    return again(409, undefined, await meanwhileOf(db, saved))
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('commitments.edit'))

export default function EditCommitmentPage() {
  const { commitment, choices } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const here = `/commitments/${commitment.id}`
  const { wording, direction, level, deskId, givenOn, dueOn, version } = commitment
  return (
    <>
      <PageHead title={t('commitments.edit')} crumb={{ to: here, label: wording }} />
      {answer?.conflict ? (
        <Conflict
          meanwhile={answer.conflict.meanwhile}
          fields={conflictInCommitment(t, answer.result.initialValue ?? {}, answer.conflict.saved, choices)}
          form="commitment"
          keepTo={here}
        />
      ) : null}
      <CommitmentForm
        choices={choices}
        defaults={{ wording, direction, level, deskId, givenOn: givenOn ?? undefined, dueOn: dueOn ?? undefined }}
        lastResult={answer?.result}
        conflict={answer?.conflict !== undefined}
        version={answer?.conflict?.meanwhile.version ?? version}
      />
    </>
  )
}
