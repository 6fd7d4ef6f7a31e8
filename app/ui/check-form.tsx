import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { LastCheck } from '#app/domain/checks/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { CheckedWhen } from './checked.tsx'
import { FormErrors, SubmitButton, TextField } from './form.tsx'

type Props = {
  /** What is looked at, in words. */
  what: string
  representationId?: string | undefined
  last: LastCheck | undefined
  defaults: { dueOn: string }
  lastResult: SubmissionResult<string[]> | undefined
}

/** Says that something is still right, and chooses when it is looked at again. */
export function CheckForm({ what, representationId, last, defaults, lastResult }: Props) {
  const t = useT()
  const [form, fields] = useForm<{ dueOn: string }>({ id: 'check', lastResult: lastResult ?? null, defaultValue: defaults })
  return (
    <>
      <p className="below-5">
        <bdi className="strong">{what}</bdi> <CheckedWhen last={last} />
      </p>
      <Form method="post" className="form" id={form.id} noValidate>
        <FormErrors form={form} />
        {representationId ? <input type="hidden" name="representationId" value={representationId} /> : null}
        <TextField field={fields.dueOn as FieldMetadata<string>} label={t('checks.nextOn')} type="date" dir="ltr" required />
        <p className="row">
          <SubmitButton>{t('checks.stillRight')}</SubmitButton>
        </p>
      </Form>
    </>
  )
}
