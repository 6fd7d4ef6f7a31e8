import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { commentOnFollowUp } from '#app/domain/follow-ups/comments.server.ts'
import { followUpComment } from '#app/domain/follow-ups/input.ts'
import { followUpToTick } from '#app/http/follow-up-asked.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { CommentForm } from '#app/ui/follow-up-comments.tsx'
import { PageHead } from '#app/ui/page.tsx'

/** The form by itself, as it comes back when it was refused. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const { id, title } = await followUpToTick(db, args.params.id)
    return { id, title, formKey: newFormKey() }
  })
}

/** Says something about a follow-up; the same form twice says it once. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: followUpComment })
  return asActor(actor, async (db) => {
    const { id } = await followUpToTick(db, args.params.id)
    if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 422 })
    await once(db, actor, String(form.get('formKey')), async () => {
      await commentOnFollowUp(db, actor, id, submission.value.body)
      return id
    })
    return redirect(`/follow-ups/${id}#comments`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('followUpPage.comment'))

export default function FollowUpCommentPage() {
  const { id, title, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('followUpPage.comment')} crumb={{ to: `/follow-ups/${id}`, label: title }} />
      <CommentForm id={id} formKey={formKey} lastResult={answer?.result} />
    </>
  )
}
