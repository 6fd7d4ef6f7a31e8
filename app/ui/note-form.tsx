import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { NoteInput } from '#app/domain/assessments/input.ts'
import type { Links } from '#app/domain/follow-ups/choices.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { levels } from '#db/schema/words.ts'
import { DeskField } from './desk-field.tsx'
import { FormErrors, SelectField, SubmitButton, TextArea, TextField } from './form.tsx'
import { LinkedTo } from './linked-to.tsx'

type Text = FieldMetadata<string | undefined>
type Props = {
  links: Links
  desks: { id: string; name: string }[]
  defaults: Partial<NoteInput>
  lastResult: SubmissionResult<string[]> | undefined
  formKey: string
}

/** Writes a note of an organisation or a contact. */
export function NoteForm({ links, desks, defaults, lastResult, formKey }: Props) {
  const t = useT()
  const { today } = useReader()
  const [form, fields] = useForm<NoteInput>({ id: 'note', lastResult: lastResult ?? null, defaultValue: defaults })
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <FormErrors form={form} />
      <input type="hidden" name="formKey" value={formKey} />
      <LinkedTo links={links} noun="commitments" />
      <TextArea field={fields.note as Text} label={t('notes.note')} rows={8} required />
      <div className="fields-2">
        <TextField field={fields.assessedOn as Text} label={t('notes.assessedOn')} type="date" dir="ltr" max={today} required />
        <SelectField field={fields.level as Text} label={t('common.level')} hint={t('notes.levelHint')}>
          {levels.map((level) => (
            <option key={level} value={level}>
              {t(`words.level.${level}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <DeskField field={fields.deskId as Text} desks={desks} />
      <p className="row">
        <SubmitButton>{t('notes.submit')}</SubmitButton>
      </p>
    </Form>
  )
}
