import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useRef } from 'react'
import type { FeedForm as Fields } from '#app/domain/feeds/input.ts'
import { calendarName, type ScopeChoice, sayScope } from '#app/i18n/feed-words.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { feedDetails } from '#db/schema/words.ts'
import { FeedExtras } from './feed-extras.tsx'
import { FormErrors, SelectField, SubmitButton, TextField } from './form.tsx'
import { RadioList } from './radio-list.tsx'

type Text = FieldMetadata<string | undefined>

/** Asks what a new feed shows and to whom; all of it works as a plain form. `scopes` has the one asked for first. */
export function FeedForm(props: {
  scopes: ScopeChoice[]
  topics: { id: string; name: string; nameNl: string | null }[]
  asked: string
  formKey: string
  lastResult: SubmissionResult<string[]> | undefined
}) {
  const { scopes, topics, asked, formKey, lastResult } = props
  const t = useT()
  const { locale } = useReader()
  const nameOf = (scope: unknown, detail: unknown) =>
    calendarName(t, scopes.find((choice) => choice.value === scope) ?? { scope: 'all', name: null }, detail === 'busy')
  const [form, fields] = useForm<Fields>({
    id: 'feed',
    lastResult: lastResult ?? null,
    defaultValue: {
      scope: asked,
      detail: 'limited',
      language: locale,
      name: nameOf(asked, 'limited'),
      pastDays: '92',
      futureDays: '548',
      packed: 'on',
    },
    shouldRevalidate: 'onSubmit',
  })
  const proposed = useRef(String(fields.name.initialValue ?? ''))

  /** Follows the choices above with the name, as long as nobody typed another. */
  function proposeName(element: HTMLFormElement) {
    const chosen = new FormData(element)
    const input = element.elements.namedItem(fields.name.name)
    if (!(input instanceof HTMLInputElement) || input.value !== proposed.current) return
    proposed.current = nameOf(chosen.get(fields.scope.name), chosen.get(fields.detail.name))
    input.value = proposed.current
  }

  return (
    <Form
      method="post"
      className="form"
      id={form.id}
      noValidate
      onSubmit={form.onSubmit}
      onChange={({ target, currentTarget }) => {
        if (target instanceof HTMLInputElement && target.type === 'radio') proposeName(currentTarget)
      }}
    >
      <FormErrors form={form} />
      <input type="hidden" name="formKey" value={formKey} />
      <RadioList
        field={fields.scope}
        label={t('feeds.about')}
        options={scopes.map((choice) => ({
          value: choice.value,
          label: sayScope(t, choice),
          hint: t(`feeds.scopeHint.${choice.scope}`),
        }))}
        hint={t('feeds.scopeMore')}
      />
      {topics.length > 0 ? (
        <details className="more-fields">
          <summary>{t('feeds.topicOnly')}</summary>
          <ul className="bullets above-3">
            {topics.map(({ id, name, nameNl }) => (
              <li key={id}>
                <a href={`/feeds/new?scope=topic&topic=${id}`}>
                  <bdi>{(locale === 'nl' && nameNl) || name}</bdi>
                </a>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
      <RadioList
        field={fields.detail as Text}
        label={t('feeds.shows')}
        options={feedDetails.map((detail) => ({
          value: detail,
          label: t(`words.detail.${detail}`),
          hint: t(`feeds.detailHint.${detail}`),
        }))}
      />
      <TextField field={fields.name} label={t('feeds.name')} hint={t('feeds.nameHint')} required maxLength={100} />
      <SelectField field={fields.language as Text} label={t('feeds.language')}>
        {(['en', 'nl'] as const).map((language) => (
          <option key={language} value={language}>
            {t(`feeds.languageOf.${language}`)}
          </option>
        ))}
      </SelectField>
      <FeedExtras fields={fields} />
      <p>
        <SubmitButton>{t('feeds.make')}</SubmitButton>
      </p>
    </Form>
  )
}
