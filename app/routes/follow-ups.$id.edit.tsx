import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canWriteFor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpChoices, unseeingOwner } from '#app/domain/follow-ups/choices.server.ts'
import { changeFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import { followUpChanges } from '#app/domain/follow-ups/input.ts'
import { findFollowUp } from '#app/domain/follow-ups/queries.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { meanwhileOf, versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { Conflict, type Meanwhile } from '#app/ui/conflict.tsx'
import { conflictInFollowUp } from '#app/ui/follow-up-conflict.ts'
import { FollowUpForm } from '#app/ui/follow-up-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const followUp = isUuid(args.params.id) ? await findFollowUp(db, args.params.id) : undefined
    if (!followUp) notFound()
    if (!followUp.mayChange) forbidden()
    const ofDesk = canWriteFor(actor, followUp.deskId)
    return {
      followUp,
      choices: ofDesk ? await followUpChoices(db, actor, followUp.engagement?.id, followUp) : undefined,
    }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: followUpChanges })
  return asActor(actor, async (db) => {
    const saved = await findFollowUp(db, id)
    if (!saved) notFound()
    if (!saved.mayChange) forbidden()
    const again = (status: number, result = submission.reply(), unseeing?: { id: string; name: string }, meanwhile?: Meanwhile) =>
      data({ result, unseeing, conflict: meanwhile && { meanwhile, saved } }, { status })
    if (submission.status !== 'success') return again(422)
    const input = submission.value
    const newOwner = input.ownerId === saved.ownerId ? undefined : input.ownerId
    const unseeing = newOwner ? await unseeingOwner(db, newOwner, saved.engagement?.id) : undefined
    if (unseeing && form.get('confirmed') !== unseeing.id) return again(422, undefined, unseeing)
    const outcome = await changeFollowUp(db, actor, id, versionIn(form), input)
    if (outcome.ok) return redirect(`/follow-ups/${id}`)
    if (outcome.reason === 'not-found') notFound()
    if (outcome.reason === 'not-yours') forbidden()
    if (outcome.reason === 'refused') {
      return again(422, submission.reply({ fieldErrors: { [outcome.problem.field]: [outcome.problem.error] } }))
    }
    return again(409, undefined, undefined, await meanwhileOf(db, saved))
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('followUps.edit'))

export default function EditFollowUpPage() {
  const { followUp, choices } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const here = `/follow-ups/${followUp.id}`
  const { title, ownerId, priority, level, deskId } = followUp
  return (
    <>
      <PageHead
        title={t('followUps.edit')}
        crumb={{ to: here, label: title }}
        lede={choices ? undefined : t('followUps.ownerOnly', { desk: followUp.desk })}
      />
      {answer?.conflict ? (
        <Conflict
          meanwhile={answer.conflict.meanwhile}
          fields={conflictInFollowUp(t, answer.result.initialValue ?? {}, answer.conflict.saved, choices)}
          form="follow-up"
          keepTo={here}
        />
      ) : null}
      <FollowUpForm
        choices={choices}
        defaults={{ title, ownerId, priority, level, deskId, dueOn: followUp.dueOn ?? undefined }}
        lastResult={answer?.result}
        conflict={answer?.conflict !== undefined}
        unseeing={answer?.unseeing}
        version={answer?.conflict?.meanwhile.version ?? followUp.version}
      />
    </>
  )
}
