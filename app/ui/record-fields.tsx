import type { FieldMetadata } from '@conform-to/react'
import { useState } from 'react'
import type { Named } from '#app/domain/engagements/choices.server.ts'
import type { RecordChoices } from '#app/http/record-form.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { levels } from '#db/schema/words.ts'
import { SelectField, TextArea, TextField } from './form.tsx'
import { Picker } from './picker.tsx'

type Text = FieldMetadata<string | undefined>

/** How the record is written: by us, by them, and all other spellings. */
export function NameFields({
  fields,
  languages,
}: {
  fields: { name: Text; original: Text; originalLanguage: Text; aliases: Text }
  languages: RecordChoices['languages']
}) {
  const t = useT()
  return (
    <>
      <TextField field={fields.name} label={t('organisations.form.name')} required maxLength={300} />
      <div className="fields-2">
        <TextField field={fields.original} label={t('organisations.form.original')} optional maxLength={300} />
        <SelectField field={fields.originalLanguage} label={t('organisations.form.originalLanguage')} optional>
          <option value="">{t('common.none')}</option>
          {languages.map((language) => (
            <option key={language.code} value={language.code}>
              {language.name}
            </option>
          ))}
        </SelectField>
      </div>
      <TextArea
        field={fields.aliases}
        label={t('organisations.form.aliases')}
        hint={t('organisations.form.aliasesHint')}
        rows={3}
        optional
      />
    </>
  )
}

/** Who may see the record, and which desk keeps it. */
export function RightsFields({
  fields,
  desks,
  named,
  found,
}: {
  fields: { level: Text; deskId: Text }
  desks: RecordChoices['desks']
  named: Named[]
  found: Named[]
}) {
  const t = useT()
  const [level, setLevel] = useState(String(fields.level.initialValue ?? 'internal'))
  return (
    <>
      <div className="fields-2">
        <SelectField field={fields.level} label={t('common.level')} onChange={(event) => setLevel(event.target.value)}>
          {levels.map((each) => (
            <option key={each} value={each}>
              {t(`words.level.${each}`)}
            </option>
          ))}
        </SelectField>
        <SelectField field={fields.deskId} label={t('common.desk')}>
          {desks.map((desk) => (
            <option key={desk.id} value={desk.id}>
              {desk.name}
            </option>
          ))}
        </SelectField>
      </div>
      {level === 'need-to-know' || named.length > 0 ? (
        <Picker
          name="namedIds"
          kind="member"
          label={t('organisations.form.named')}
          hint={t('organisations.form.namedHint')}
          chosen={named}
          found={found.length > 0 ? found : undefined}
        />
      ) : null}
    </>
  )
}

const listId = 'known-organisations'

/** The names an `OrganisationField` offers; once a form. Any other name may be typed. */
export function KnownOrganisations({ names }: { names: string[] }) {
  return (
    <datalist id={listId}>
      {[...new Set(names)].map((name) => (
        <option key={name} value={name} />
      ))}
    </datalist>
  )
}

/** Takes the name of an organisation: typed, or chosen from the list the browser offers with it. */
export function OrganisationField({ field, label, hint, optional }: { field: Text; label: string; hint?: string; optional?: boolean }) {
  return <TextField field={field} label={label} hint={hint} optional={optional ?? false} list={listId} autoComplete="off" maxLength={300} />
}
