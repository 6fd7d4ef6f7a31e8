import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import { useState } from 'react'
import type { ChosenNames, EngagementChoices, Named } from '#app/domain/engagements/choices.server.ts'
import type { Clash } from '#app/domain/engagements/clashes.ts'
import type { EngagementForm as Fields } from '#app/domain/engagements/input.ts'
import type { TemplateOffer } from '#app/http/template-form.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { engagementKinds, levels, openStatuses, slots, tiers, timings } from '#db/schema/words.ts'
import { ClashStep } from './clashes.tsx'
import { EngagementPeople } from './engagement-people.tsx'
import { EngagementWhen } from './engagement-when.tsx'
import { FindTime } from './find-time.tsx'
import { Choices, FormErrors, SelectField, SubmitButton, TextArea, TextField } from './form.tsx'
import { SeriesFields, SeriesScope } from './series-fields.tsx'
import { TemplatePart } from './template-part.tsx'
import { Ticks } from './ticks.tsx'

type Defaults = NonNullable<NonNullable<Parameters<typeof useForm<Fields>>[0]>['defaultValue']>

export type EngagementFormProps = {
  choices: EngagementChoices
  chosen: ChosenNames
  found?: { kind: string; list: Named[] } | undefined
  clashes?: Clash[] | undefined
  defaults: Defaults
  lastResult: SubmissionResult<string[]> | undefined
  formKey?: string
  version?: number
  /** Where the form is, for coming back to it. */
  path: string
  /** How far a change reaches; for one of a series. */
  scope?: string | undefined
  /** Of a new one: what it was filled from. */
  template?: TemplateOffer | undefined
}

const none: Clash[] = []

/** A form that comes back without an error is drawn anew, with what was typed. */
export const formDrawn = (answer: { found?: unknown; clashes?: unknown } | undefined): string | undefined =>
  answer?.found || answer?.clashes ? JSON.stringify([answer.found, answer.clashes]) : undefined

/** Schedules or edits an engagement; all of it works as a plain form. */
export function EngagementForm({
  choices,
  chosen,
  found,
  clashes = none,
  defaults,
  lastResult,
  formKey,
  version,
  path,
  scope,
  template,
}: EngagementFormProps) {
  const t = useT()
  const { locale } = useReader()
  const [form, fields] = useForm<Fields>({
    id: 'engagement',
    lastResult: lastResult ?? null,
    defaultValue: defaults,
    shouldRevalidate: 'onSubmit',
  })
  const [level, setLevel] = useState(String(fields.level.initialValue ?? 'internal'))
  const option = <Word extends string>(list: readonly Word[], say: (word: Word) => string) =>
    list.map((word) => (
      <option key={word} value={word}>
        {say(word)}
      </option>
    ))
  return (
    <Form method="post" className="form" id={form.id} noValidate onSubmit={form.onSubmit}>
      <FormErrors form={form} />
      <ClashStep clashes={clashes} edits={version !== undefined} />
      {formKey ? <input type="hidden" name="formKey" value={formKey} /> : null}
      {version ? <input type="hidden" name="version" value={version} /> : null}
      <TextField field={fields.title} label={t('engagements.title')} required maxLength={300} />
      <Choices
        field={fields.timing as FieldMetadata<string>}
        label={t('engagements.when')}
        options={timings.map((timing) => ({ value: timing, label: t(`words.timing.${timing}`) }))}
      />
      <EngagementWhen fields={fields} zones={choices.zones} />
      {version ? null : <SeriesFields fields={fields} />}
      <div className="fields-2">
        <SelectField field={fields.kind} label={t('engagements.kind')}>
          {option(engagementKinds, (kind) => t(`words.kind.${kind}`))}
        </SelectField>
        <SelectField field={fields.status as FieldMetadata<string>} label={t('engagements.status')}>
          {option(openStatuses, (status) => t(`words.status.${status}`))}
        </SelectField>
      </div>
      <EngagementPeople chosen={chosen} found={found} errors={form.allErrors} needToKnow={level === 'need-to-know'} />
      <div className="fields-2">
        <TextField field={fields.place} label={t('engagements.place')} optional />
        <TextField field={fields.joinLink} label={t('engagements.joinLink')} optional type="url" dir="ltr" inputMode="url" />
      </div>
      <div className="fields-2">
        <SelectField
          field={fields.level as FieldMetadata<string>}
          label={t('common.level')}
          hint={t('engagements.levelHint')}
          onChange={(event) => setLevel(event.target.value)}
        >
          {option(levels, (each) => t(`words.level.${each}`))}
        </SelectField>
        <SelectField field={fields.tier as FieldMetadata<string>} label={t('engagements.tier')} optional>
          <option value="">{t('common.none')}</option>
          {option(tiers, (tier) => t(`words.tier.${tier}`))}
        </SelectField>
      </div>
      <TextArea field={fields.purpose} label={t('engagements.purpose')} hint={t('engagements.purposeHint')} optional rows={4} />
      {choices.desks.length === 1 ? (
        <input type="hidden" name="deskId" value={choices.desks[0]?.id} />
      ) : (
        <SelectField field={fields.deskId} label={t('common.desk')}>
          {choices.desks.map((desk) => (
            <option key={desk.id} value={desk.id}>
              {desk.name}
            </option>
          ))}
        </SelectField>
      )}
      <details className="more-fields" open={Boolean(defaults.visitId) || undefined}>
        <summary>{t('engagements.more')}</summary>
        <div className="form above-3">
          <div className="fields-2">
            <SelectField field={fields.visitId as FieldMetadata<string>} label={t('engagements.visit')} optional>
              <option value="">{t('common.none')}</option>
              {choices.visits.map((visit) => (
                <option key={visit.id} value={visit.id}>
                  {visit.title}
                </option>
              ))}
            </SelectField>
            <SelectField field={fields.slot as FieldMetadata<string>} label={t('engagements.slot')} optional>
              <option value="">{t('common.none')}</option>
              {option(slots, (slot) => t(`words.slot.${slot}`))}
            </SelectField>
          </div>
          <label className="check">
            <input type="checkbox" name="oursOnly" defaultChecked={Boolean(defaults.oursOnly)} /> {t('engagements.oursOnly')}
          </label>
          <Ticks
            name="topicIds"
            legend={t('engagements.topics')}
            list={choices.topics.map(({ id, name, nameNl }) => ({ id, name: (locale === 'nl' && nameNl) || name }))}
            ticked={defaults.topicIds}
          />
          <Ticks
            name="mandateIds"
            legend={t('engagements.mandates')}
            list={choices.mandates.map((mandate) => ({ id: mandate.id, name: `${mandate.reference}: ${mandate.asks}` }))}
            ticked={defaults.mandateIds}
          />
        </div>
      </details>
      {template ? <TemplatePart template={template} fields={fields} /> : null}
      {scope ? <SeriesScope scope={scope} /> : null}
      <p className="row">
        <SubmitButton>{version ? t('engagements.save') : t('engagements.schedule')}</SubmitButton>
        <FindTime path={path} />
      </p>
    </Form>
  )
}
