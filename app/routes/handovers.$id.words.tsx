import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { handoverWordsInput } from '#app/domain/handovers/input.ts'
import { ownWords, sayInHandover } from '#app/domain/handovers/said.server.ts'
import { aboutAsked, handoverFor, placeOf } from '#app/http/handover-asked.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { HandoverWordsForm } from '#app/ui/handover-words.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const { id, leaver } = await handoverFor(db, actor, args.params.id, 'giver')
    const about = await aboutAsked(db, args.request)
    return { id, leaver: leaver.name, name: about.name, words: await ownWords(db, actor, id, about) }
  })
}

/** Says what to know about whom the address names, or about the whole. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const submission = parseWithZod(await args.request.formData(), { schema: handoverWordsInput })
  return asActor(actor, async (db) => {
    const handover = await handoverFor(db, actor, args.params.id, 'giver')
    const about = await aboutAsked(db, args.request)
    if (submission.status !== 'success') return data({ result: submission.reply() }, { status: 422 })
    await sayInHandover(db, actor, handover, about, submission.value)
    return redirect(`/handovers/${handover.id}#${placeOf(about)}`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('handovers.words'))

export default function HandoverWordsPage() {
  const { id, leaver, name, words } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead
        title={<bdi>{name ? t('handovers.wordsOf', { name }) : t('handovers.wordsOfAll')}</bdi>}
        crumb={{ to: `/handovers/${id}`, label: t('handovers.of', { name: leaver }) }}
      />
      <HandoverWordsForm words={words} lastResult={answer?.result} />
    </>
  )
}
