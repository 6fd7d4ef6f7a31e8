import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { CommitmentChoices } from '#app/domain/commitments/choices.server.ts'
import type { CommitmentInput } from '#app/domain/commitments/input.ts'
import type { Links } from '#app/domain/follow-ups/choices.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { directions } from '#db/schema/words.ts'
import { DeskField } from './desk-field.tsx'
import { Choices, FormErrors, SelectField, SubmitButton, TextArea, TextField } from './form.tsx'
import { LinkedTo } from './linked-to.tsx'

type Text = FieldMetadata<string | undefined>

type Props = {
  choices: CommitmentChoices
  links?: Links
  defaults: Partial<CommitmentInput>
  lastResult: SubmissionResult<string[]> | undefined
  formKey?: string
  version?: number
  /** Both versions stand above, with the primary button among them. */
  conflict?: boolean
}

/** Writes down or edits a commitment; all of it works as a plain form. */
export function CommitmentForm({ choices, links, defaults, lastResult, formKey, version, conflict = false }: Props) {
  const t = useT()
  const [form, fields] = useForm<CommitmentInput>({ id: 'commitment', lastResult: lastResult ?? null, defaultValue: defaults })
  const option = ({ id, name }: { id: string; name: string }) => (
    <option key={id} value={id}>
      {name}
    </option>
  )
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <FormErrors form={form} />
      {formKey ? <input type="hidden" name="formKey" value={formKey} /> : null}
      {version ? <input type="hidden" name="version" value={version} /> : null}
      {links ? <LinkedTo links={links} noun="commitments" /> : null}
      {links && !links.organisation && !links.contact ? (
        <SelectField field={fields.organisationId as Text} label={t('commitments.with')}>
          {choices.partners.map(option)}
        </SelectField>
      ) : null}
      <Choices
        field={fields.direction as FieldMetadata<string>}
        label={t('commitments.direction')}
        options={directions.map((direction) => ({ value: direction, label: t(`words.direction.${direction}`) }))}
      />
      <TextArea field={fields.wording as Text} label={t('commitments.wording')} hint={t('commitments.wordingHint')} rows={3} required />
      <div className="fields-2">
        <TextField field={fields.givenOn as Text} label={t('commitments.givenOn')} optional type="date" dir="ltr" />
        <TextField field={fields.dueOn as Text} label={t('commitments.dueOn')} optional type="date" dir="ltr" />
      </div>
      <div className="fields-2">
        <SelectField field={fields.level as Text} label={t('common.level')} hint={t('commitments.levelHint')}>
          {choices.levels.map((level) => option({ id: level, name: t(`words.level.${level}`) }))}
        </SelectField>
        <DeskField field={fields.deskId as Text} desks={choices.desks} />
      </div>
      <p className="row">
        <SubmitButton kind={conflict ? 'plain' : 'primary'}>{t(version ? 'commitments.save' : 'commitments.addSubmit')}</SubmitButton>
      </p>
    </Form>
  )
}
