import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { NewMember } from '#app/domain/members/input.ts'
import { useT } from '#app/i18n/reader.tsx'
import { roles } from '#db/schema/words.ts'
import { FormErrors, SelectField, SubmitButton, TextField } from './form.tsx'

type Defaults = { name: string; email: string; role: string; deskIds: string[] }

export type MemberFormProps = {
  desks: { id: string; name: string }[]
  defaults: Defaults
  lastResult: SubmissionResult<string[]> | undefined
  /** Of the member as they were shown; none for a new one. */
  version?: number
  submit: string
}

/** Adds or edits a member. Its id is `member`. */
export function MemberForm({ desks, defaults, lastResult, version, submit }: MemberFormProps) {
  const t = useT()
  const [form, fields] = useForm<NewMember>({ id: 'member', lastResult: lastResult ?? null, defaultValue: defaults })
  const ticked = [fields.deskIds.initialValue ?? []].flat()
  return (
    <Form method="post" className="form" id={form.id} noValidate onSubmit={form.onSubmit}>
      <FormErrors form={form} />
      {version ? <input type="hidden" name="version" value={version} /> : null}
      <TextField field={fields.name} label={t('members.name')} required maxLength={120} autoComplete="off" />
      <TextField field={fields.email} label={t('members.email')} type="email" required dir="ltr" autoComplete="off" />
      <SelectField field={fields.role as FieldMetadata<string>} label={t('members.role')} hint={t('members.roleHint')}>
        {roles.map((role) => (
          <option key={role} value={role}>
            {t(`words.role.${role}`)}
          </option>
        ))}
      </SelectField>
      <fieldset className="field">
        <legend className="label">{t('members.desks')}</legend>
        {desks.length === 0 ? <p className="muted">{t('members.noDesks')}</p> : null}
        <p className="row" id={fields.deskIds.id}>
          {desks.map((desk) => (
            <label className="check" key={desk.id}>
              <input type="checkbox" name={fields.deskIds.name} value={desk.id} defaultChecked={ticked.includes(desk.id)} />{' '}
              <bdi>{desk.name}</bdi>
            </label>
          ))}
        </p>
      </fieldset>
      <p>
        <SubmitButton>{submit}</SubmitButton>
      </p>
    </Form>
  )
}
