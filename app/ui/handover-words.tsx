import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form, Link } from '@remix-run/react'
import { about } from '#app/domain/handovers/about.ts'
import { useT } from '#app/i18n/reader.tsx'
import { type Level, levels } from '#db/schema/words.ts'
import { LevelBadge } from './badges.tsx'
import { FormErrors, SelectField, SubmitButton, TextArea } from './form.tsx'
import type { InHandover } from './handover-part.tsx'
import { useInstant } from './say-instant.ts'

/** What whoever leaves says about one, or with an empty `id` about the whole; and the way to say it. */
export function HandoverWords({ handover, said, me, receives, id, query = '' }: InHandover & { id: string; query?: string }) {
  const t = useT()
  const instant = useInstant()
  const words = about(said.words, id)
  const mine = words.some(({ writtenBy }) => writtenBy === me)
  return (
    <>
      {words.map((one) => (
        <div className="said above-2" key={one.id}>
          <p className="lines" dir="auto">
            {one.body}
          </p>
          <p className="small muted">
            {t('handovers.said', { who: one.by, when: instant(new Date(one.at)) })} <LevelBadge level={one.level} />
          </p>
        </div>
      ))}
      {words.length === 0 && id === '' ? <p className="small muted">{t('handovers.noWords')}</p> : null}
      {receives ? null : (
        <p className="small above-2">
          <Link to={`/handovers/${handover.id}/words${query}`}>{mine ? t('handovers.editWords') : t('handovers.addWords')}</Link>
        </p>
      )}
    </>
  )
}

type FormProps = { words: { body: string; level: Level } | undefined; lastResult: SubmissionResult<string[]> | undefined }

export function HandoverWordsForm({ words, lastResult }: FormProps) {
  const t = useT()
  const defaultValue = { body: words?.body ?? '', level: words?.level ?? 'internal' }
  const [form, fields] = useForm<{ body: string; level: string }>({ id: 'words', lastResult: lastResult ?? null, defaultValue })
  return (
    <Form method="post" className="form" id={form.id} noValidate>
      <FormErrors form={form} />
      <TextArea
        field={fields.body as FieldMetadata<string | undefined>}
        label={t('handovers.wordsBody')}
        hint={t('handovers.wordsHint')}
        rows={6}
      />
      <SelectField field={fields.level} label={t('handovers.wordsLevel')} hint={t('handovers.wordsLevelHint')}>
        {levels.map((level) => (
          <option key={level} value={level}>
            {t(`words.level.${level}`)}
          </option>
        ))}
      </SelectField>
      <p className="row">
        <SubmitButton>{t('handovers.saveWords')}</SubmitButton>
      </p>
    </Form>
  )
}
