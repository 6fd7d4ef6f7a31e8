import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { RelationInput } from '#app/domain/relations/input.ts'
import type { Said } from '#app/domain/relations/rules.ts'
import { useT } from '#app/i18n/reader.tsx'
import { levels } from '#db/schema/words.ts'
import { DeskField } from './desk-field.tsx'
import { FormErrors, SelectField, SubmitButton, TextArea, TextField } from './form.tsx'

type Text = FieldMetadata<string | undefined>
type Props = {
  /** Of a new one: what can be said of it, and with whom. */
  fresh?: { said: readonly Said[]; name: string; other: string; ends: Record<string, string | undefined>; formKey: string }
  version?: number
  conflict?: boolean
  desks: { id: string; name: string }[]
  defaults: Partial<Record<keyof RelationInput, string>>
  lastResult: SubmissionResult<string[]> | undefined
}

export const relationFormId = 'relation'

/** Writes down, or edits, what two contacts or two organisations are to each other. */
export function RelationForm({ fresh, version, conflict = false, desks, defaults, lastResult }: Props) {
  const t = useT()
  const [form, fields] = useForm<RelationInput>({ id: relationFormId, lastResult: lastResult ?? null, defaultValue: defaults as object })
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <FormErrors form={form} />
      {version ? <input type="hidden" name="version" value={version} /> : null}
      {fresh ? (
        <>
          <input type="hidden" name="formKey" value={fresh.formKey} />
          {Object.entries(fresh.ends).map(([name, value]) => (value ? <input key={name} type="hidden" name={name} value={value} /> : null))}
          <SelectField field={fields.said as Text} label={t('relations.of', { name: `\u2068${fresh.name}\u2069` })} required>
            <option value="">{t('relations.choose')}</option>
            {fresh.said.map((said) => (
              <option key={said} value={said}>
                {t(`relations.said.${said}`, { name: `\u2068${fresh.other}\u2069` })}
              </option>
            ))}
          </SelectField>
        </>
      ) : null}
      <div className="fields-2">
        <TextField field={fields.fromOn as Text} label={t('relations.from')} optional type="date" dir="ltr" />
        <TextField field={fields.untilOn as Text} label={t('relations.until')} optional type="date" dir="ltr" />
      </div>
      <TextField field={fields.source as Text} label={t('relations.source')} optional maxLength={300} />
      <TextArea field={fields.note as Text} label={t('relations.note')} optional rows={4} />
      <div className="fields-2">
        <SelectField field={fields.level as Text} label={t('common.level')} hint={t('relations.levelHint')}>
          {levels.map((level) => (
            <option key={level} value={level}>
              {t(`words.level.${level}`)}
            </option>
          ))}
        </SelectField>
        <DeskField field={fields.deskId as Text} desks={desks} />
      </div>
      <p className="row">
        <SubmitButton kind={conflict ? 'plain' : 'primary'}>{t(fresh ? 'relations.submit' : 'relations.save')}</SubmitButton>
      </p>
    </Form>
  )
}
