import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { addOrganisation } from '#app/domain/organisations/commands.server.ts'
import { type LikelyOrganisation, likelySameOrganisation } from '#app/domain/organisations/likely.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { parseOrganisation, readOrganisation } from '#app/http/organisation-form.server.ts'
import { namedInForm, recordChoices } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { OrganisationForm } from '#app/ui/organisation-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  return asActor(actor, async (db) => {
    const { locale } = await readerFor(db, actor, args.request)
    const choices = await recordChoices(db, actor, locale)
    return {
      choices,
      defaults: { kind: 'community' as const, level: 'internal' as const, deskId: choices.desks[0]?.id ?? '' },
      formKey: newFormKey(),
    }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const form = await args.request.formData()
  const key = String(form.get('formKey'))
  const submission = parseOrganisation(form)
  return asActor(actor, async (db) => {
    const again = async (result = submission.reply(), likely: LikelyOrganisation[] = []) =>
      data({ result, people: await namedInForm(db, form), likely }, { status: form.has('find') ? 200 : 422 })
    if (form.has('find') || submission.status !== 'success' || !isUuid(key)) return again()
    const read = await readOrganisation(db, actor, submission.value)
    if (!read.ok) return again(submission.reply({ fieldErrors: read.fieldErrors }))
    const likely = form.has('anyway') ? [] : await likelySameOrganisation(db, read.input)
    if (likely.length > 0) return again(submission.reply(), likely)
    return redirect(`/organisations/${await once(db, actor, key, () => addOrganisation(db, actor, read.input))}`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('organisations.new'))

export default function NewOrganisationPage() {
  const { choices, defaults, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('organisations.new')} crumb={{ to: '/organisations', label: t('organisations.title') }} />
      <OrganisationForm
        key={answer?.people.found.length ? JSON.stringify(answer.people) : undefined}
        choices={choices}
        defaults={defaults}
        named={answer?.people.named ?? []}
        found={answer?.people.found ?? []}
        lastResult={answer?.result}
        formKey={formKey}
        likely={answer?.likely}
      />
    </>
  )
}
