import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { documentLanguages, type Level, outsideReaders, type SignOffRole } from '#db/schema/words.ts'
import { Choices, FormErrors, SelectField, SubmitButton, TextField } from './form.tsx'
import { NotCleared } from './not-cleared.tsx'
import { Section } from './page.tsx'

type Fields = { reader: string; language: string; expiresOn: string; passphrase?: string }

type Props = {
  visit: { id: string; level: Level }
  missing: readonly SignOffRole[]
  expiresOn: string
  formKey: string
  lastResult: SubmissionResult<string[]> | undefined
}

/** Asks for whom a link is, until when, and behind which passphrase. */
export function ShareForm({ visit, missing, expiresOn, formKey, lastResult }: Props) {
  const t = useT()
  const { locale } = useReader()
  const [form, fields] = useForm<Fields>({
    id: 'share',
    lastResult: lastResult ?? null,
    defaultValue: { reader: 'delegation', language: locale, expiresOn },
    shouldRevalidate: 'onSubmit',
  })
  if (missing.length > 0) return <NotCleared visit={visit} missing={missing} />
  return (
    <Section id="new" title={t('shares.new')}>
      <Form method="post" className="form" id={form.id} noValidate onSubmit={form.onSubmit}>
        <FormErrors form={form} />
        <input type="hidden" name="formKey" value={formKey} />
        <Choices
          field={fields.reader}
          label={t('handouts.forWhom')}
          options={outsideReaders.map((reader) => ({ value: reader, label: t(`handouts.reader.${reader}`) }))}
        />
        <SelectField field={fields.language} label={t('handouts.language')}>
          {documentLanguages.map((language) => (
            <option key={language} value={language}>
              {t(`handouts.languageOf.${language}`)}
            </option>
          ))}
        </SelectField>
        <TextField field={fields.expiresOn} label={t('shares.expiresOn')} hint={t('shares.expiresHint')} type="date" required />
        <TextField
          field={fields.passphrase as FieldMetadata<string | undefined>}
          label={t('shares.passphrase')}
          hint={t('shares.passphraseHint')}
          type="password"
          autoComplete="new-password"
          optional
        />
        <p>
          <SubmitButton>{t('shares.make')}</SubmitButton>
        </p>
      </Form>
    </Section>
  )
}
