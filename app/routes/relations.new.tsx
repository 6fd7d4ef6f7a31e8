import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { canWrite } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { desksOf } from '#app/domain/members/reading.server.ts'
import { addRelation, problemInRelation } from '#app/domain/relations/commands.server.ts'
import { relationInput } from '#app/domain/relations/input.ts'
import { saidOfContacts, saidOfOrganisations } from '#app/domain/relations/rules.ts'
import { relatedAsked } from '#app/http/links-asked.server.ts'
import { forbidden } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { ChooseRelated } from '#app/ui/choose-related.tsx'
import { PageHead } from '#app/ui/page.tsx'
import { RelationForm } from '#app/ui/relation-form.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  return asActor(actor, async (db) => {
    const asked = await relatedAsked(db, actor, args.request)
    return { ...asked, desks: await desksOf(db, actor), formKey: newFormKey() }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  if (!canWrite(actor)) forbidden()
  const form = await args.request.formData()
  const key = String(form.get('formKey'))
  const submission = parseWithZod(form, { schema: relationInput })
  return asActor(actor, async (db) => {
    const again = (result = submission.reply()) => data({ result }, { status: 422 })
    if (submission.status !== 'success' || !isUuid(key)) return again()
    const input = submission.value
    const problem = await problemInRelation(db, actor, input)
    if (problem) return again(submission.reply({ fieldErrors: { [problem.field]: [problem.error] } }))
    await once(db, actor, key, () => addRelation(db, actor, input))
    return redirect(input.contactId ? `/contacts/${input.contactId}` : `/organisations/${input.organisationId}`)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('relations.new'))

export default function NewRelationPage() {
  const { noun, one, other, subject, defaults, text, found, desks, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const said = noun === 'contact' ? saidOfContacts : saidOfOrganisations
  const ends = { [`${noun}Id`]: one.id, withId: other?.id }
  return (
    <>
      <PageHead title={t('relations.new')} crumb={subject} lede={other ? null : t('relations.chooseLede')} />
      {other ? (
        <RelationForm
          fresh={{ said, name: one.name, other: other.name, ends, formKey }}
          defaults={defaults}
          desks={desks}
          lastResult={answer?.result}
        />
      ) : (
        <ChooseRelated noun={noun} id={one.id} text={text} found={found} />
      )}
    </>
  )
}
