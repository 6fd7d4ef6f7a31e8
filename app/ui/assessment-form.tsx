import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { AssessmentInput } from '#app/domain/assessments/input.ts'
import { values } from '#app/domain/assessments/rules.ts'
import type { Links } from '#app/domain/follow-ups/choices.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { assessmentKinds, levels } from '#db/schema/words.ts'
import { DeskField } from './desk-field.tsx'
import { FormErrors, SelectField, SubmitButton, TextArea, TextField } from './form.tsx'
import { LinkedTo } from './linked-to.tsx'
import { sayValue } from './say-assessment.ts'

type Text = FieldMetadata<string | undefined>
type Props = {
  links: Links
  topics: { id: string; name: string; nameNl: string | null }[]
  desks: { id: string; name: string }[]
  defaults: Partial<AssessmentInput>
  lastResult: SubmissionResult<string[]> | undefined
  formKey: string
}

/** Writes down how an organisation or a contact is seen. */
export function AssessmentForm({ links, topics, desks, defaults, lastResult, formKey }: Props) {
  const t = useT()
  const { locale, today } = useReader()
  const [form, fields] = useForm<AssessmentInput>({ id: 'assessment', lastResult: lastResult ?? null, defaultValue: defaults })
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <FormErrors form={form} />
      <input type="hidden" name="formKey" value={formKey} />
      <LinkedTo links={links} noun="commitments" />
      <SelectField field={fields.grade as Text} label={t('assessments.grade')} required>
        <option value="">{t('assessments.choose')}</option>
        {assessmentKinds.map((kind) => (
          <optgroup key={kind} label={t(`words.assessment.${kind}`)}>
            {values.map((value) => (
              <option key={value} value={`${kind}-${value}`}>
                {t(`words.assessment.${kind}`)}: {sayValue(t, { kind, value })}
              </option>
            ))}
          </optgroup>
        ))}
      </SelectField>
      <SelectField field={fields.topicId as Text} label={t('assessments.topic')} hint={t('assessments.topicHint')} optional>
        <option value="">{t('assessments.general')}</option>
        {topics.map(({ id, name, nameNl }) => (
          <option key={id} value={id}>
            {(locale === 'nl' && nameNl) || name}
          </option>
        ))}
      </SelectField>
      <TextArea field={fields.note as Text} label={t('assessments.note')} hint={t('assessments.noteHint')} rows={5} required />
      <div className="fields-2">
        <TextField field={fields.assessedOn as Text} label={t('assessments.assessedOn')} type="date" dir="ltr" max={today} required />
        <SelectField field={fields.level as Text} label={t('common.level')} hint={t('assessments.levelHint')}>
          {levels.map((level) => (
            <option key={level} value={level}>
              {t(`words.level.${level}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <DeskField field={fields.deskId as Text} desks={desks} />
      <p className="row">
        <SubmitButton>{t('assessments.submit')}</SubmitButton>
      </p>
    </Form>
  )
}
