import { type FieldMetadata, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import { lastDeed } from '#app/domain/access/activity.server.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { arrange, arrangementsInput, findArrangements } from '#app/domain/engagements/arrangements.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { ArrangementFields, type ArrangementsForm, arrangementsConflict } from '#app/ui/arrangements.tsx'
import { Conflict } from '#app/ui/conflict.tsx'
import { FormErrors, SubmitButton } from '#app/ui/form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  return asActor(actor, async (db) => {
    const engagement = (await findEngagement(db, id)) ?? notFound()
    if (!canEditEngagement(actor, engagement)) forbidden()
    return { engagement: { id, title: engagement.title }, arrangements: (await findArrangements(db, id)) ?? null }
  })
}

export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: arrangementsInput })
  return asActor(actor, async (db) => {
    const engagement = (await findEngagement(db, id)) ?? notFound()
    if (!canEditEngagement(actor, engagement)) forbidden()
    if (submission.status !== 'success') return data({ result: submission.reply(), conflict: undefined }, { status: 422 })
    const outcome = await arrange(db, actor, id, Number(form.get('version')) || 0, submission.value)
    if (outcome.ok) return redirect(`/engagements/${id}#arrangements`)
    const saved = (await findArrangements(db, id)) ?? null
    const last = await lastDeed(db, id)
    const meanwhile = { by: last?.by ?? null, at: (last?.at ?? new Date()).toISOString(), version: saved?.version ?? 0 }
    return data({ result: submission.reply(), conflict: { saved, meanwhile } }, { status: 409 })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('arrangements.title'))

export default function ArrangementsPage() {
  const { engagement, arrangements } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const { version, ...saved } = arrangements ?? { version: 0 }
  const [form, fields] = useForm<ArrangementsForm>({ id: 'arrangements', lastResult: answer?.result ?? null, defaultValue: saved })
  const conflict = answer?.conflict
  return (
    <>
      <PageHead title={t('arrangements.title')} crumb={{ to: `/engagements/${engagement.id}`, label: engagement.title }} />
      {conflict ? (
        <Conflict
          meanwhile={conflict.meanwhile}
          fields={arrangementsConflict(t, answer.result.initialValue ?? {}, conflict.saved ?? {})}
          form={form.id}
          keepTo={`/engagements/${engagement.id}`}
        />
      ) : null}
      <Form method="post" className="form" id={form.id} onSubmit={form.onSubmit} noValidate>
        <FormErrors form={form} />
        <input type="hidden" name="version" value={conflict?.meanwhile.version ?? version} />
        <ArrangementFields fields={fields as Record<keyof ArrangementsForm, FieldMetadata<string | undefined>>} />
        <p className="row">
          <SubmitButton>{t('arrangements.save')}</SubmitButton>
        </p>
      </Form>
    </>
  )
}
