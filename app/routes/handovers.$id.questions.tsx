import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { handoverQuestionInput } from '#app/domain/handovers/input.ts'
import { askInHandover } from '#app/domain/handovers/said.server.ts'
import { aboutAsked, handoverFor } from '#app/http/handover-asked.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { newFormKey } from '#app/lib/ids.ts'
import { HandoverTextForm } from '#app/ui/handover-questions.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const { id, leaver, maker } = await handoverFor(db, actor, args.params.id, 'receiver')
    return { id, leaver, maker: maker.name, name: (await aboutAsked(db, args.request)).name, formKey: newFormKey() }
  })
}

/** Asks; the same form twice asks once. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: handoverQuestionInput })
  return asActor(actor, async (db) => {
    const handover = await handoverFor(db, actor, args.params.id, 'receiver')
    const about = await aboutAsked(db, args.request)
    if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 422 })
    const { body } = submission.value
    await once(db, actor, String(form.get('formKey')), async () => {
      await askInHandover(db, actor, handover, about, body)
      return handover.id
    })
    return redirect(`/handovers/${handover.id}#questions`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('handovers.askAll'))

export default function HandoverQuestionPage() {
  const { id, leaver, maker, name, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const hint = leaver.gone ? t('handovers.gone', { name: leaver.name, maker }) : t('handovers.questionHint', { name: leaver.name })
  return (
    <>
      <PageHead
        title={<bdi>{name ? t('handovers.askAbout', { name }) : t('handovers.askAll')}</bdi>}
        crumb={{ to: `/handovers/${id}`, label: t('handovers.of', { name: leaver.name }) }}
      />
      <HandoverTextForm
        name="body"
        label={t('handovers.question')}
        hint={hint}
        send={t('handovers.ask')}
        lastResult={answer?.result}
        formKey={formKey}
      />
    </>
  )
}
