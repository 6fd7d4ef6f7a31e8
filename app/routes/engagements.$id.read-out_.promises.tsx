import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { followLines, lineChoices, ownersMeant, waitingLines } from '#app/domain/read-out-lines/lines.server.ts'
import { editableEngagement } from '#app/http/engagement-asked.server.ts'
import { lineWishesIn } from '#app/http/line-wishes.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { PageHead } from '#app/ui/page.tsx'
import { WaitingLines } from '#app/ui/waiting-lines.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const engagement = await editableEngagement(db, actor, args.params.id)
    const { today } = await readerFor(db, actor, args.request)
    const { lines, level } = await waitingLines(db, engagement.id, today)
    const choices = await lineChoices(db, actor, engagement.id)
    const meant = lines.map(({ owner }) => (owner ? ownersMeant(choices.owners, owner).map(({ id }) => id) : [actor.id]))
    return { engagement: { id: engagement.id, title: engagement.title }, lines, level, meant, ...choices }
  })
}

/** Makes what was ticked; with an error beside a field nothing is made yet. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  return asActor(actor, async (db) => {
    const engagement = await editableEngagement(db, actor, args.params.id)
    const { today } = await readerFor(db, actor, args.request)
    const wishes = lineWishesIn(form)
    const outcome = await followLines(db, actor, engagement, wishes, today)
    return outcome.ok ? redirect(`/engagements/${engagement.id}#follow-ups`) : data({ wishes, errors: outcome.errors }, { status: 422 })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('readOutLines.title'))

export default function PromisesRoute() {
  const { engagement, ...waiting } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('readOutLines.title')} crumb={{ to: `/engagements/${engagement.id}`, label: engagement.title }} />
      <WaitingLines {...waiting} engagementId={engagement.id} wishes={answer?.wishes} errors={answer?.errors} />
    </>
  )
}
