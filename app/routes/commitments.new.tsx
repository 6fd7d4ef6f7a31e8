import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { commitmentChoices } from '#app/domain/commitments/choices.server.ts'
import { addCommitment, problemInCommitment } from '#app/domain/commitments/commands.server.ts'
import { commitmentInput } from '#app/domain/commitments/input.ts'
import { lookup } from '#app/domain/search/lookup.server.ts'
import { linksAsked } from '#app/http/links-asked.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { ChoosePartner } from '#app/ui/choose-partner.tsx'
import { CommitmentForm } from '#app/ui/commitment-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const text = new URL(args.request.url).searchParams.get('q') ?? ''
  return asActor(actor, async (db) => {
    const { links, defaults } = await linksAsked(db, actor, args.request)
    const choices = await commitmentChoices(db, actor, defaults.engagementId)
    const known = Boolean(links.organisation || links.contact || choices.partners.length > 0)
    const found = known ? [] : (await lookup(db, text, 20, ['organisation', 'contact'])).map(({ kind, id, name }) => ({ kind, id, name }))
    return { known, text, found, links, defaults, choices, formKey: newFormKey() }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const form = await args.request.formData()
  const key = String(form.get('formKey'))
  const submission = parseWithZod(form, { schema: commitmentInput })
  return asActor(actor, async (db) => {
    const again = (result = submission.reply()) => data({ result }, { status: 422 })
    if (submission.status !== 'success' || !isUuid(key)) return again()
    const input = submission.value
    const problem = await problemInCommitment(db, actor, input)
    if (problem) return again(submission.reply({ fieldErrors: { [problem.field]: [problem.error] } }))
    return redirect(`/commitments/${await once(db, actor, key, () => addCommitment(db, actor, input))}`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('commitments.new'))

export default function NewCommitmentPage() {
  const { known, text, found, links, defaults, choices, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const from = links.engagement
    ? { to: `/engagements/${links.engagement.id}`, label: links.engagement.name }
    : { to: '/commitments', label: t('shell.commitments') }
  return (
    <>
      <PageHead title={t('commitments.new')} crumb={from} />
      {known ? (
        <CommitmentForm choices={choices} links={links} defaults={defaults} lastResult={answer?.result} formKey={formKey} />
      ) : (
        <ChoosePartner text={text} found={found} engagementId={links.engagement?.id} />
      )}
    </>
  )
}
