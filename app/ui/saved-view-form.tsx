import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useT } from '#app/i18n/reader.tsx'
import type { SavedPage } from '#db/schema/words.ts'
import { FormErrors, SelectField, SubmitButton, TextField } from './form.tsx'

type Fields = { name: string; deskId?: string; query?: string; starts?: string }

type Props = {
  defaults: { name?: string; deskId?: string | null; query: string; page: SavedPage }
  desks: { id: string; name: string }[]
  lastResult: SubmissionResult<string[]> | undefined
  /** Of a view that is new. */
  formKey?: string
  /** Of one that is there. */
  version?: number
}

/** Asks for the name of a view and with which desk it is shared. */
export function SavedViewForm({ defaults, desks, lastResult, formKey, version }: Props) {
  const t = useT()
  const [form, fields] = useForm<Fields>({
    id: 'view',
    lastResult: lastResult ?? null,
    defaultValue: { name: defaults.name ?? '', deskId: defaults.deskId ?? '', query: defaults.query },
    shouldRevalidate: 'onSubmit',
  })
  return (
    <Form method="post" className="form" id={form.id} noValidate onSubmit={form.onSubmit}>
      <FormErrors form={form} />
      {formKey ? <input type="hidden" name="formKey" value={formKey} /> : null}
      {version ? (
        <input type="hidden" name="version" value={version} />
      ) : (
        <>
          <input type="hidden" name="page" value={defaults.page} />
          <input type="hidden" name="query" value={defaults.query} />
        </>
      )}
      <TextField field={fields.name} label={t('views.name')} maxLength={80} required />
      {desks.length > 0 ? (
        <SelectField field={fields.deskId as FieldMetadata<string | undefined>} label={t('views.forWhom')} hint={t('views.forWhomHint')}>
          <option value="">{t('views.forMe')}</option>
          {desks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
      ) : null}
      {version || defaults.page !== 'calendar' ? null : (
        <label className="check">
          <input type="checkbox" name="starts" value="on" /> {t('views.startToo')}
        </label>
      )}
      <p>
        <SubmitButton>{t('common.save')}</SubmitButton>
      </p>
    </Form>
  )
}
