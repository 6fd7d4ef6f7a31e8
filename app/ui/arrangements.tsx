import type { FieldMetadata } from '@conform-to/react'
import { Link } from '@remix-run/react'
import type { Arrangements as Arranged } from '#app/domain/engagements/arrangements.server.ts'
import { type Translate, useT } from '#app/i18n/reader.tsx'
import { dressCodes } from '#db/schema/words.ts'
import type { ConflictField } from './conflict.tsx'
import { SelectField, TextArea, TextField } from './form.tsx'
import { Section } from './page.tsx'

const names = ['contactAtPlace', 'interpreter', 'dress', 'notes'] as const
export type ArrangementsForm = { [Name in (typeof names)[number]]?: string | null }

const say = (t: Translate, name: (typeof names)[number], value: unknown): string =>
  name === 'dress' && value ? t(`words.dress.${value as (typeof dressCodes)[number]}`) : typeof value === 'string' ? value : ''

export const arrangementsConflict = (t: Translate, yours: Record<string, unknown>, saved: ArrangementsForm): ConflictField[] =>
  names.map((name) => ({ label: t(`arrangements.${name}`), yours: say(t, name, yours[name]), saved: say(t, name, saved[name]) }))

export function ArrangementFields({ fields }: { fields: Record<keyof ArrangementsForm, FieldMetadata<string | undefined>> }) {
  const t = useT()
  return (
    <>
      <TextField
        field={fields.contactAtPlace}
        label={t('arrangements.contactAtPlace')}
        hint={t('arrangements.contactAtPlaceHint')}
        optional
      />
      <TextField field={fields.interpreter} label={t('arrangements.interpreter')} hint={t('arrangements.interpreterHint')} optional />
      <SelectField field={fields.dress} label={t('arrangements.dress')} optional>
        <option value="">{t('common.none')}</option>
        {dressCodes.map((dress) => (
          <option key={dress} value={dress}>
            {t(`words.dress.${dress}`)}
          </option>
        ))}
      </SelectField>
      <TextArea field={fields.notes} label={t('arrangements.notes')} hint={t('arrangements.notesHint')} optional rows={5} />
    </>
  )
}

/** What is arranged for an item of a programme, and the way to write it down. */
export function Arrangements({ engagementId, arranged, edits }: { engagementId: string; arranged: Arranged | null; edits: boolean }) {
  const t = useT()
  const written = arranged ? names.filter((name) => arranged[name]) : []
  if (written.length === 0 && !edits) return null
  const change = t(written.length > 0 ? 'arrangements.edit' : 'arrangements.write')
  return (
    <Section
      id="arrangements"
      title={t('arrangements.title')}
      aside={edits ? <Link to={`/engagements/${engagementId}/arrangements`}>{change}</Link> : null}
    >
      {written.length === 0 ? <p className="muted">{t('arrangements.none')}</p> : null}
      <dl className="facts">
        {written.map((name) => (
          <div className="pair" key={name}>
            <dt>{t(`arrangements.${name}`)}</dt>
            <dd className="lines" dir="auto">
              {say(t, name, arranged?.[name])}
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}
