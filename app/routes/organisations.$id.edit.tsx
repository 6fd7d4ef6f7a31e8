import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { changeOrganisation } from '#app/domain/organisations/commands.server.ts'
import { findOrganisation, type Organisation } from '#app/domain/organisations/queries.server.ts'
import { canEditOrganisation } from '#app/domain/organisations/rules.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { organisationDefaults, parseOrganisation, readOrganisation } from '#app/http/organisation-form.server.ts'
import { meanwhileOf, namedInForm, recordChoices, versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { Conflict } from '#app/ui/conflict.tsx'
import { organisationConflict } from '#app/ui/organisation-conflict.ts'
import { OrganisationForm, organisationFormId } from '#app/ui/organisation-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const organisation = (isUuid(args.params.id) ? await findOrganisation(db, args.params.id) : undefined) ?? notFound()
    if (!canEditOrganisation(actor, organisation)) forbidden()
    const { locale } = await readerFor(db, actor, args.request)
    return {
      organisation: { id: organisation.id, name: organisation.name, version: organisation.version },
      defaults: organisationDefaults(organisation),
      named: organisation.named,
      choices: await recordChoices(db, actor, locale),
    }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const submission = parseOrganisation(form)
  return asActor(actor, async (db) => {
    const saved = (isUuid(args.params.id) ? await findOrganisation(db, args.params.id) : undefined) ?? notFound()
    if (!canEditOrganisation(actor, saved)) forbidden()
    const again = async (status: number, result = submission.reply(), newer?: Organisation) =>
      data(
        {
          result,
          people: await namedInForm(db, form),
          conflict: newer && { saved: organisationDefaults(newer), meanwhile: await meanwhileOf(db, newer) },
        },
        { status },
      )
    if (form.has('find')) return again(200)
    if (submission.status !== 'success') return again(422)
    const read = await readOrganisation(db, actor, submission.value, saved)
    if (!read.ok) return again(422, submission.reply({ fieldErrors: read.fieldErrors }))
    const outcome = await changeOrganisation(db, actor, saved.id, versionIn(form), read.input)
    if (outcome.ok) return redirect(`/organisations/${saved.id}`)
    if (outcome.reason === 'changed-meanwhile') return again(409, submission.reply(), outcome.saved)
    if (outcome.reason === 'circle') return again(422, submission.reply({ fieldErrors: { parent: ['organisations.circle'] } }))
    return outcome.reason === 'not-found' ? notFound() : forbidden()
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('organisations.editTitle'))

export default function EditOrganisationPage() {
  const { organisation, choices, defaults, named } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const page = `/organisations/${organisation.id}`
  return (
    <>
      <PageHead title={t('organisations.editTitle')} crumb={{ to: page, label: organisation.name }} />
      {answer?.conflict ? (
        <Conflict
          meanwhile={answer.conflict.meanwhile}
          fields={organisationConflict(t, choices, answer.result.initialValue ?? {}, answer.conflict.saved)}
          form={organisationFormId}
          keepTo={page}
        />
      ) : null}
      <OrganisationForm
        key={answer?.people.found.length ? JSON.stringify(answer.people) : undefined}
        choices={choices}
        defaults={defaults}
        named={answer?.people.named ?? named}
        found={answer?.people.found ?? []}
        lastResult={answer?.result}
        version={answer?.conflict?.meanwhile.version ?? organisation.version}
        inConflict={answer?.conflict !== undefined}
      />
    </>
  )
}
