import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { handoverChoices, makeHandover } from '#app/domain/handovers/commands.server.ts'
import { handoverInput } from '#app/domain/handovers/input.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { HandoverForm } from '#app/ui/handover-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

/** `of` names who hands over, where the actor may choose them. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const choices = await asActor(actor, (db) => handoverChoices(db, actor))
  const of = new URL(args.request.url).searchParams.get('of')
  const leaver = choices.leavers.find(({ id }) => id === of)?.id ?? actor.id
  return { choices, leaver, formKey: newFormKey() }
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const key = form.get('formKey')
  const submission = parseWithZod(form, { schema: handoverInput })
  if (submission.status !== 'success' || !isUuid(key)) return data({ result: submission.reply() }, { status: 422 })
  return asActor(actor, async (db) => {
    let refused = {}
    const id = await once(db, actor, key, async () => {
      const outcome = await makeHandover(db, actor, submission.value)
      if (outcome.ok) return outcome.id
      refused = { [outcome.field]: [outcome.error] }
      return undefined
    })
    return id ? redirect(`/handovers/${id}`) : data({ result: submission.reply({ fieldErrors: refused }) }, { status: 422 })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('handovers.new'))

export default function NewHandoverPage() {
  const { choices, leaver, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('handovers.new')} crumb={{ to: '/handovers', label: t('handovers.title') }} lede={t('handovers.newText')} />
      <HandoverForm choices={choices} leaver={leaver} formKey={formKey} lastResult={answer?.result} />
    </>
  )
}
