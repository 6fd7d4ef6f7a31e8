import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ErasureForm as Fields } from '#app/domain/contacts/input.ts'
import { useT } from '#app/i18n/reader.tsx'
import { TextField } from './form.tsx'

type Props = { name: string; version: number; lastResult: SubmissionResult<string[]> | undefined }

/** Asks for the name once more, since nothing brings it back. The one field there is says itself what is wrong, and takes the focus. */
export function ErasureForm({ name, version, lastResult }: Props) {
  const t = useT()
  const [form, fields] = useForm<Fields>({ id: 'erasure', lastResult: lastResult ?? null })
  return (
    <Form method="post" className="form above-6" id={form.id} noValidate>
      <input type="hidden" name="version" value={version} />
      <TextField
        field={fields.confirm as FieldMetadata<string>}
        label={t('erasure.confirm', { name: `\u2068${name}\u2069` })}
        hint={t('erasure.confirmHint')}
        autoComplete="off"
        maxLength={300}
        autoFocus={lastResult !== undefined}
      />
      <p className="row">
        <button className="btn btn-danger" type="submit">
          {t('erasure.erase')}
        </button>
      </p>
    </Form>
  )
}
