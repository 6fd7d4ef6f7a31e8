import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ReactNode } from 'react'
import type { TextNoun } from '#app/domain/texts/input.ts'
import { useT } from '#app/i18n/reader.tsx'
import { type Level, levels } from '#db/schema/words.ts'
import { FormErrors, SelectField, SubmitButton, TextArea, TextField } from './form.tsx'

export type TextFields = { body: string; level: string; dueOn: string }

/** The form of a brief, a read-out or a security note; `more` stands beside its button. It is saved at the text's own address. */
export function TextForm({
  noun,
  engagement,
  defaults,
  version,
  result = null,
  levelNote,
  more,
}: {
  noun: TextNoun
  engagement: { id: string; level: Level }
  defaults: TextFields
  version: number
  result?: SubmissionResult | null
  levelNote?: string
  more?: ReactNode
}) {
  const t = useT()
  const [form, fields] = useForm<TextFields>({ id: noun, lastResult: result, defaultValue: defaults })
  const allowed = levels.slice(levels.indexOf(engagement.level))
  const levelHint = noun === 'security-note' ? t('arrangements.securityHint') : t('engagements.readOutHint')
  return (
    <Form method="post" action={`/engagements/${engagement.id}/${noun}`} className="form" id={form.id} onSubmit={form.onSubmit} noValidate>
      <FormErrors form={form} />
      <input type="hidden" name="version" value={version} />
      <TextArea
        field={fields.body}
        label={t('engagements.body')}
        hint={noun === 'read-out' ? `${t('engagements.bodyHint')} ${t('readOutLines.hint')}` : t('engagements.bodyHint')}
        rows={levelNote ? 30 : 16}
        required={noun === 'security-note'}
      />
      <div className="fields-2">
        <SelectField field={fields.level as FieldMetadata<string>} label={t('common.level')} hint={levelNote ?? levelHint}>
          {allowed.map((level) => (
            <option key={level} value={level}>
              {t(`words.level.${level}`)}
            </option>
          ))}
        </SelectField>
        {noun === 'security-note' ? null : (
          <TextField field={fields.dueOn} label={t('engagements.dueOn')} hint={t('briefs.dueHint')} type="date" dir="ltr" optional />
        )}
      </div>
      <p className="row">
        <SubmitButton>{t('common.save')}</SubmitButton>
        {more}
      </p>
    </Form>
  )
}
