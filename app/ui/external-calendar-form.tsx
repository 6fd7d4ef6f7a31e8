import '#app/i18n/of-pages.ts'
import { type FieldMetadata, type SubmissionResult, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { ExternalCalendarForm as Fields } from '#app/domain/external-calendars/input.ts'
import type { ExternalCalendar } from '#app/domain/external-calendars/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { layerColours } from '#db/schema/words.ts'
import { FormErrors, SelectField, SubmitButton, TextField } from './form.tsx'
import { RadioList } from './radio-list.tsx'

type Text = FieldMetadata<string | undefined>

type Props = {
  lastResult: SubmissionResult<string[]> | undefined
  /** Of one that is there. */
  calendar?: ExternalCalendar
  /** Of one that is new; `forAll` when the actor may add it for everybody. */
  formKey?: string
  forAll?: boolean
}

/** Asks where a calendar lies, what it is called here, and for whom it is drawn. The address of one that is there is never shown. */
export function ExternalCalendarForm({ calendar, formKey, forAll = false, lastResult }: Props) {
  const t = useT()
  const [form, fields] = useForm<Fields>({
    id: 'external-calendar',
    lastResult: lastResult ?? null,
    defaultValue: { name: calendar?.name ?? '', colour: calendar?.colour ?? 'teal', readers: 'me' },
    shouldRevalidate: 'onSubmit',
  })
  const hint = calendar ? t('externalCalendars.newAddressHint', { host: calendar.host }) : t('externalCalendars.addressHint')
  return (
    <Form method="post" className="form" id={form.id} noValidate onSubmit={form.onSubmit}>
      <FormErrors form={form} />
      {calendar ? <input type="hidden" name="version" value={calendar.version} /> : <input type="hidden" name="formKey" value={formKey} />}
      <TextField field={fields.name} label={t('externalCalendars.name')} maxLength={100} required />
      <TextField
        field={fields.address}
        label={t(calendar ? 'externalCalendars.newAddress' : 'externalCalendars.address')}
        hint={hint}
        optional={Boolean(calendar)}
        type="text"
        inputMode="url"
        dir="ltr"
        autoComplete="off"
        spellCheck={false}
        maxLength={2000}
        required={!calendar}
      />
      <SelectField field={fields.colour as Text} label={t('externalCalendars.colour')}>
        {layerColours.map((name) => (
          <option key={name} value={name}>
            {t(`feeds.colourOf.${name}`)}
          </option>
        ))}
      </SelectField>
      {forAll ? (
        <RadioList
          field={fields.readers as Text}
          label={t('externalCalendars.readers')}
          options={(['me', 'all'] as const).map((who) => ({
            value: who,
            label: t(`externalCalendars.readersOf.${who}`),
            hint: t(`externalCalendars.readersHint.${who}`),
          }))}
        />
      ) : null}
      <p>
        <SubmitButton>{t(calendar ? 'externalCalendars.save' : 'externalCalendars.addDo')}</SubmitButton>
      </p>
    </Form>
  )
}
