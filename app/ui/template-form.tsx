import { type FieldMetadata, type FormMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { TemplateForm as Fields } from '#app/domain/templates/input.ts'
import { mostFollowUps } from '#app/domain/templates/rules.ts'
import type { TemplateChoices } from '#app/http/template-form.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { levels, templateKinds } from '#db/schema/words.ts'
import { FormErrors, SelectField, SubmitButton, sayError, TextArea, TextField } from './form.tsx'
import { Picker } from './picker.tsx'
import { Ticks } from './ticks.tsx'
import { ZoneOptions } from './zone-options.tsx'

type Defaults = NonNullable<NonNullable<Parameters<typeof useForm<Fields>>[0]>['defaultValue']>
type Text = FieldMetadata<string | undefined>

type Props = {
  choices: TemplateChoices
  defaults: Defaults
  lastResult: SubmissionResult<string[]> | undefined
  /** Of a template that is new. */
  formKey?: string
  /** Of one that is there. */
  version?: number
}

/** Asks what talks of a kind have in common, and what is prepared and done around them. */
export function TemplateForm({ choices, defaults, lastResult, formKey, version }: Props) {
  const t = useT()
  const { locale } = useReader()
  const [form, fields] = useForm<Fields>({
    id: 'template',
    lastResult: lastResult ?? null,
    defaultValue: defaults,
    shouldRevalidate: 'onSubmit',
  })
  const found = (kind: string) => (choices.found.kind === kind ? choices.found.list : undefined)
  const error = (name: string) => form.allErrors[name]?.map((one) => sayError(t, one)).join(' ') ?? ''
  return (
    <Form method="post" className="form" id={form.id} noValidate onSubmit={form.onSubmit}>
      <FormErrors form={form} />
      {formKey ? <input type="hidden" name="formKey" value={formKey} /> : null}
      {version ? <input type="hidden" name="version" value={version} /> : null}
      <TextField field={fields.name} label={t('templates.name')} hint={t('templates.nameHint')} required maxLength={80} />
      <div className="fields-2">
        <SelectField field={fields.deskId as Text} label={t('views.forWhom')}>
          {defaults.deskId ? null : <option value="">{t('views.forMe')}</option>}
          {choices.desks.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <SelectField field={fields.level as Text} label={t('common.level')} hint={t('templates.levelHint')}>
          {levels.map((each) => (
            <option key={each} value={each}>
              {t(`words.level.${each}`)}
            </option>
          ))}
        </SelectField>
      </div>
      <TextField field={fields.title} label={t('engagements.title')} hint={t('templates.titleHint')} required maxLength={300} />
      <div className="fields-2">
        <SelectField field={fields.kind as Text} label={t('engagements.kind')}>
          {templateKinds.map((kind) => (
            <option key={kind} value={kind}>
              {t(`words.kind.${kind}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          field={fields.minutes as Text}
          label={t('templates.minutes')}
          hint={t('templates.minutesHint')}
          inputMode="numeric"
          dir="ltr"
        />
      </div>
      <div className="fields-2">
        <TextField field={fields.place} label={t('engagements.place')} optional />
        <SelectField field={fields.zone} label={t('engagements.zone')} optional>
          <option value="">{t('templates.ownZone')}</option>
          <ZoneOptions zones={choices.zones} />
        </SelectField>
      </div>
      <Picker
        name="organisationIds"
        kind="organisation"
        label={t('engagements.withOrganisations')}
        chosen={choices.organisations}
        found={found('organisation')}
        error={error('organisationIds')}
      />
      <Picker
        name="memberIds"
        kind="member"
        label={t('engagements.ours')}
        chosen={choices.members}
        found={found('member')}
        error={error('memberIds')}
      />
      <Ticks
        name="topicIds"
        legend={t('engagements.topics')}
        list={choices.topics.map(({ id, name, nameNl }) => ({ id, name: (locale === 'nl' && nameNl) || name }))}
        ticked={form.initialValue?.topicIds}
      />
      <TextArea field={fields.brief} label={t('engagements.brief')} hint={t('engagements.bodyHint')} optional rows={8} />
      <FollowUpRows form={form} error={error} />
      <TextField
        field={fields.readOutDays as Text}
        label={t('templates.readOutDays')}
        hint={t('templates.readOutDaysHint')}
        optional
        inputMode="numeric"
        dir="ltr"
      />
      <p>
        <SubmitButton>{t('common.save')}</SubmitButton>
      </p>
    </Form>
  )
}

/** A row for each follow-up and a few empty ones; a row without words is passed over. */
function FollowUpRows({ form, error }: { form: FormMetadata<Fields>; error(name: string): string }) {
  const t = useT()
  const filled = (form.initialValue?.followUps ?? []) as ({ title?: string; days?: string } | undefined)[]
  const used = filled.findLastIndex((row) => row?.title || row?.days) + 1
  const rows = Array.from({ length: Math.min(mostFollowUps, used + 3) }, (_, row) => ({
    row,
    title: `followUps[${row}].title`,
    days: `followUps[${row}].days`,
  }))
  return (
    <fieldset className="field">
      <legend className="label">{t('engagements.followUps')}</legend>
      <p className="hint">{t('templates.followUpsHint')}</p>
      <div className="form above-3">
        {rows.map(({ row, title, days }) => (
          <div className="fields-2" key={title}>
            <label className="field">
              <span className="small">{t('templates.followUp', { number: row + 1 })}</span>
              <input
                className="input"
                name={title}
                id={`${form.id}-${title}`}
                defaultValue={filled[row]?.title}
                dir="auto"
                maxLength={300}
              />
              {error(title) ? <span className="error">{error(title)}</span> : null}
            </label>
            <label className="field">
              <span className="small">{t('templates.days')}</span>
              <input
                className="input"
                name={days}
                id={`${form.id}-${days}`}
                defaultValue={filled[row]?.days}
                dir="ltr"
                inputMode="numeric"
              />
              {error(days) ? <span className="error">{error(days)}</span> : null}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
