import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ErasureForm as Fields } from '#app/domain/contacts/input.ts'
import { useT } from '#app/i18n/reader.tsx'
import { FormErrors, TextField } from './form.tsx'

type Props = { name: string; version: number; lastResult: SubmissionResult<string[]> | undefined }

/** Asks for the name once more, since nothing brings it back. */
export function ErasureForm({ name, version, lastResult }: Props) {
  const t = useT()
  const [form, fields] = useForm<Fields>({ id: 'erasure', lastResult: lastResult ?? null })
  return (
    <Form method="post" className="form above-6" id={form.id} noValidate>
      <FormErrors form={form} />
      <input type="hidden" name="version" value={version} />
      <TextField
        field={fields.confirm as FieldMetadata<string>}
        label={t('erasure.confirm', { name: `\u2068${name}\u2069` })}
        hint={t('erasure.confirmHint')}
        autoComplete="off"
        maxLength={300}
      />
      <p className="row">
        <button className="btn btn-danger" type="submit">
          {t('erasure.erase')}
        </button>
      </p>
    </Form>
  )
}
