import '#app/i18n/of-pages.ts'
import { type FieldMetadata, useForm } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, useActionData, useLoaderData } from '@remix-run/react'
import type { Actor } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { withdrawAssessment } from '#app/domain/assessments/commands.server.ts'
import { withdrawalInput } from '#app/domain/assessments/input.ts'
import { findAssessment } from '#app/domain/assessments/queries.server.ts'
import { canWithdraw } from '#app/domain/assessments/rules.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { FormErrors, SubmitButton, TextArea } from '#app/ui/form.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageHead } from '#app/ui/page.tsx'
import { sayAssessment } from '#app/ui/say-assessment.ts'

async function ownAssessment(db: ActorDb, actor: Actor, id: string | undefined) {
  const assessment = (isUuid(id) ? await findAssessment(db, id) : undefined) ?? notFound()
  if (!canWithdraw(actor, assessment)) forbidden()
  const { contactId, organisationId } = assessment
  return { assessment, page: contactId ? `/contacts/${contactId}` : `/organisations/${organisationId}` }
}

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, (db) => ownAssessment(db, actor, args.params.id))
}

/** POST takes the assessment back. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const submission = parseWithZod(await args.request.formData(), { schema: withdrawalInput })
  return asActor(actor, async (db) => {
    const { assessment, page } = await ownAssessment(db, actor, args.params.id)
    if (submission.status !== 'success') return data(submission.reply(), { status: 422 })
    await withdrawAssessment(db, actor, assessment.id, submission.value)
    return redirect(page)
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('assessments.withdrawTitle'))

export default function WithdrawalPage() {
  const { assessment, page } = useLoaderData<typeof loader>()
  const lastResult = useActionData<typeof action>()
  const [form, fields] = useForm<{ reason: string }>({ id: 'withdrawal', lastResult: lastResult ?? null })
  const t = useT()
  const { locale } = useReader()
  const kind = assessment.kind === 'note' ? 'notes' : 'assessments'
  return (
    <>
      <PageHead title={t(`${kind}.withdrawTitle`)} crumb={{ to: page, label: t('assessments.back') }} lede={t(`${kind}.withdrawLede`)} />
      <p className="below-5">
        <b className="strong">{sayAssessment(t, locale, assessment)}</b> <bdi className="lines">{assessment.note}</bdi>
      </p>
      {assessment.withdrawnAt ? (
        <Notice>{t('assessments.withdrawnBecause', { reason: assessment.withdrawnReason })}</Notice>
      ) : (
        <Form method="post" className="form" id={form.id} noValidate>
          <FormErrors form={form} />
          <TextArea field={fields.reason as FieldMetadata<string>} label={t('assessments.reason')} rows={3} required />
          <p className="row">
            <SubmitButton>{t('assessments.withdraw')}</SubmitButton>
          </p>
        </Form>
      )}
    </>
  )
}
