import { type FieldMetadata, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ContactForm as Fields } from '#app/domain/contacts/input.ts'
import type { ContactDefaults } from '#app/http/contact-form.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { ChannelRows, PostRows, RepresentationRows } from './contact-rows.tsx'
import { FormErrors, SubmitButton, TextArea, TextField } from './form.tsx'
import { type LikelyRecord, LikelySame } from './likely-same.tsx'
import type { RecordFormProps } from './organisation-form.tsx'
import { KnownOrganisations, NameFields, RightsFields } from './record-fields.tsx'

export const contactFormId = 'contact'

type Text = FieldMetadata<string | undefined>
type Defaults = NonNullable<NonNullable<Parameters<typeof useForm<Fields>>[0]>['defaultValue']>

/** Adds or edits a contact, on the page itself unless `action` names another; all of it works as a plain form. Empty rows for posts and representations stand ready below those there are. */
export function ContactForm({
  choices,
  defaults,
  named,
  found,
  lastResult,
  formKey,
  version,
  inConflict,
  action,
  likely = [],
}: RecordFormProps<ContactDefaults> & { action?: string; likely?: LikelyRecord[] | undefined }) {
  const t = useT()
  const [form, fields] = useForm<Fields>({
    id: contactFormId,
    lastResult: lastResult ?? null,
    defaultValue: defaults as Defaults,
    shouldRevalidate: 'onSubmit',
  })
  const field = (name: keyof typeof fields) => fields[name] as Text
  const spoken = spokenIn(fields.languages.initialValue)
  return (
    <Form method="post" action={action} className="form" id={form.id} noValidate onSubmit={form.onSubmit}>
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
      <TextField
        field={field('codeName')}
        label={t('contacts.form.codeName')}
        hint={t('contacts.form.codeNameHint')}
        optional
        maxLength={60}
        autoComplete="off"
      />
      <TextField
        field={field('formOfAddress')}
        label={t('contacts.form.formOfAddress')}
        hint={t('contacts.form.formOfAddressHint')}
        optional
        maxLength={120}
      />
      <Languages languages={choices.languages} spoken={spoken} />
      <div className="fields-2">
        <TextField field={field('email')} label={t('contacts.form.email')} optional type="email" dir="ltr" autoComplete="off" />
        <TextField field={field('phone')} label={t('contacts.form.phone')} optional type="tel" dir="ltr" autoComplete="off" />
      </div>
      <ChannelRows rows={fields.channels} />
      <KnownOrganisations names={choices.organisations} />
      <PostRows rows={fields.affiliations} />
      <RepresentationRows rows={fields.representations} />
      <TextArea field={field('remarks')} label={t('contacts.form.remarks')} optional rows={4} />
      <RightsFields fields={{ level: field('level'), deskId: field('deskId') }} desks={choices.desks} named={named} found={found} />
      <LikelySame of="contacts" likely={likely} />
      <p className="row">
        <SubmitButton kind={inConflict ? 'plain' : 'primary'}>{version ? t('contacts.form.save') : t('contacts.form.add')}</SubmitButton>
      </p>
    </Form>
  )
}

/** A form sent back gives one language as a word, several as a list. */
function spokenIn(value: unknown): string[] {
  return (Array.isArray(value) ? value : [value]).filter((tag) => typeof tag === 'string' && tag !== '')
}

/** The preferred language is sent first, the others after it. */
function Languages({ languages, spoken }: { languages: { code: string; name: string }[]; spoken: string[] }) {
  const t = useT()
  return (
    <>
      <div className="field">
        <label htmlFor="preferred-language">{t('contacts.form.preferredLanguage')}</label>
        <select className="input" id="preferred-language" name="languages" defaultValue={spoken[0] ?? ''}>
          <option value="">{t('common.none')}</option>
          {languages.map((language) => (
            <option key={language.code} value={language.code}>
              {language.name}
            </option>
          ))}
        </select>
      </div>
      <fieldset className="field">
        <legend className="label">{t('contacts.form.alsoSpeaks')}</legend>
        <p className="row">
          {languages.map((language) => (
            <label className="check" key={language.code}>
              <input type="checkbox" name="languages" value={language.code} defaultChecked={spoken.slice(1).includes(language.code)} />{' '}
              {language.name}
            </label>
          ))}
        </p>
      </fieldset>
    </>
  )
}
