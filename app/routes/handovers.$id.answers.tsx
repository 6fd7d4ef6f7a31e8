import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { handoverAnswerInput } from '#app/domain/handovers/input.ts'
import { answerInHandover, findQuestion } from '#app/domain/handovers/said.server.ts'
import { handoverFor } from '#app/http/handover-asked.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { HandoverTextForm } from '#app/ui/handover-questions.tsx'
import { PageHead } from '#app/ui/page.tsx'

const questionIn = (request: Request) => new URL(request.url).searchParams.get('question')

/** The question that the address names; none, or an answered one, leads to all of them. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const { id, leaver } = await handoverFor(db, actor, args.params.id, 'giver')
    const asked = questionIn(args.request)
    const question = isUuid(asked) ? await findQuestion(db, id, asked) : undefined
    return question && !question.answer ? { id, leaver: leaver.name, body: question.body } : redirect(`/handovers/${id}#questions`)
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const submission = parseWithZod(await args.request.formData(), { schema: handoverAnswerInput })
  return asActor(actor, async (db) => {
    const handover = await handoverFor(db, actor, args.params.id, 'giver')
    const question = questionIn(args.request)
    if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 422 })
    if (isUuid(question)) await answerInHandover(db, actor, handover, question, submission.value.answer)
    return redirect(`/handovers/${handover.id}#questions`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('handovers.answerTitle'))

export default function HandoverAnswerPage() {
  const { id, leaver, body } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('handovers.answerTitle')} crumb={{ to: `/handovers/${id}`, label: t('handovers.of', { name: leaver }) }} />
      <p className="lines strong below-4" dir="auto">
        {body}
      </p>
      <HandoverTextForm name="answer" label={t('handovers.answer')} send={t('handovers.sendAnswer')} lastResult={answer?.result} />
    </>
  )
}
