import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { Named } from '#app/domain/engagements/choices.server.ts'
import type { OrganisationForm as Fields } from '#app/domain/organisations/input.ts'
import type { OrganisationDefaults } from '#app/http/organisation-form.server.ts'
import type { RecordChoices } from '#app/http/record-form.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { organisationKinds } from '#db/schema/words.ts'
import { FormErrors, SelectField, SubmitButton, TextArea, TextField } from './form.tsx'
import { type LikelyRecord, LikelySame } from './likely-same.tsx'
import { KnownOrganisations, NameFields, OrganisationField, RightsFields } from './record-fields.tsx'

export type RecordFormProps<Defaults> = {
  choices: RecordChoices
  defaults: Defaults
  named: Named[]
  found: Named[]
  lastResult: SubmissionResult<string[]> | undefined
  formKey?: string
  version?: number
  /** Both versions stand above the form, with the one primary button of the page. */
  inConflict?: boolean
}

export const organisationFormId = 'organisation'

type Text = FieldMetadata<string | undefined>

/** Adds or edits an organisation; all of it works as a plain form. */
export function OrganisationForm({
  choices,
  defaults,
  named,
  found,
  lastResult,
  formKey,
  version,
  inConflict,
  likely = [],
}: RecordFormProps<OrganisationDefaults> & { likely?: LikelyRecord[] | undefined }) {
  const t = useT()
  const [form, fields] = useForm<Fields>({
    id: organisationFormId,
    lastResult: lastResult ?? null,
    defaultValue: defaults,
    shouldRevalidate: 'onSubmit',
  })
  const field = (name: keyof typeof fields) => fields[name] as Text
  return (
    <Form method="post" className="form" id={form.id} noValidate onSubmit={form.onSubmit}>
      <FormErrors form={form} />
      {formKey ? <input type="hidden" name="formKey" value={formKey} /> : null}
      {version ? <input type="hidden" name="version" value={version} /> : null}
      <NameFields
        fields={{
          name: field('name'),
          original: field('original'),
          originalLanguage: field('originalLanguage'),
          aliases: field('aliases'),
        }}
        languages={choices.languages}
      />
      <div className="fields-2">
        <SelectField field={field('kind')} label={t('organisations.form.kind')}>
          {organisationKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`words.organisationKind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextField field={field('shortName')} label={t('organisations.form.shortName')} optional maxLength={60} />
      </div>
      <div className="fields-2">
        <OrganisationField
          field={field('parent')}
          label={t('organisations.form.parent')}
          hint={t('organisations.form.parentHint')}
          optional
        />
        <SelectField field={field('country')} label={t('organisations.form.country')} optional>
          <option value="">{t('common.none')}</option>
          {choices.countries.map((country) => (
            <option key={country.code} value={country.code}>
              {country.name}
            </option>
          ))}
        </SelectField>
      </div>
      <KnownOrganisations names={choices.organisations} />
      <div className="fields-2">
        <TextField
          field={field('cadenceWeeks')}
          label={t('organisations.form.cadence')}
          hint={t('organisations.form.cadenceHint')}
          optional
          inputMode="numeric"
        />
        <TextField field={field('website')} label={t('organisations.form.website')} optional type="url" dir="ltr" inputMode="url" />
      </div>
      <TextArea field={field('description')} label={t('organisations.form.description')} optional rows={4} />
      <RightsFields fields={{ level: field('level'), deskId: field('deskId') }} desks={choices.desks} named={named} found={found} />
      <LikelySame of="organisations" likely={likely} />
      <p className="row">
        <SubmitButton kind={inConflict ? 'plain' : 'primary'}>
          {version ? t('organisations.form.save') : t('organisations.form.add')}
        </SubmitButton>
      </p>
    </Form>
  )
}
