import { type FieldMetadata, useForm } from '@conform-to/react'
import { Form } from '@remix-run/react'
import type { AvailabilityForm as Fields } from '#app/domain/availability/input.ts'
import type { AvailabilityPage } from '#app/http/availability-form.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatWeekday } from '#app/lib/format-dates.ts'
import { FieldErrors, FormErrors, SelectField, SubmitButton, TextField } from './form.tsx'
import { Picker } from './picker.tsx'
import { ZoneOptions } from './zone-options.tsx'

type Text = FieldMetadata<string | undefined>

/** Whose free time, how long, from when and within which hours. */
export function AvailabilityForm({ page }: { page: AvailabilityPage }) {
  const t = useT()
  const { locale } = useReader()
  const { back, carried, chosen, found, rooms, zones } = page
  const [form, fields] = useForm<Fields>({ id: 'availability', lastResult: page.result })
  const days = fields.workdays.initialValue as unknown
  const ticked = Array.isArray(days) ? days : [days]
  const of = (kind: string) => (found?.kind === kind ? found.list : undefined)
  return (
    <Form method={carried.length > 0 || back.what !== 'new' ? 'post' : 'get'} className="form above-6 below-6" id={form.id} noValidate>
      <FormErrors form={form} />
      <input type="hidden" name="for" value={back.path} />
      {carried.map(({ name, value }) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <div className="fields-2">
        <TextField field={fields.earliest as Text} label={t('availability.earliest')} type="date" dir="ltr" required />
        <TextField field={fields.minutes as Text} label={t('availability.minutes')} type="number" min={5} max={720} dir="ltr" required />
      </div>
      <Picker name="memberIds" kind="member" label={t('engagements.ours')} chosen={chosen.memberIds} found={of('member')} />
      <Picker
        name="contactIds"
        kind="contact"
        label={t('availability.contacts')}
        hint={t('availability.contactsHint')}
        chosen={chosen.contactIds}
        found={of('contact')}
      />
      <TextField field={fields.place as Text} label={t('availability.place')} hint={t('availability.placeHint')} optional list="rooms" />
      <datalist id="rooms">
        {rooms.map((room) => (
          <option key={room.id} value={room.name} />
        ))}
      </datalist>
      <details className="more-fields" open={form.status === 'error' || undefined}>
        <summary>{t('availability.hours')}</summary>
        <div className="form above-3">
          <div className="fields-2">
            <TextField field={fields.workFrom as Text} label={t('availability.workFrom')} type="time" dir="ltr" required />
            <TextField field={fields.workTo as Text} label={t('availability.workTo')} type="time" dir="ltr" required />
          </div>
          <fieldset className="field">
            <legend className="label">{t('availability.workdays')}</legend>
            <p className="row">
              {['1', '2', '3', '4', '5', '6', '7'].map((weekday) => (
                <label className="check" key={weekday}>
                  <input type="checkbox" name="workdays" value={weekday} defaultChecked={ticked.includes(weekday)} />{' '}
                  {formatWeekday(Number(weekday), locale, 'long')}
                </label>
              ))}
            </p>
            <FieldErrors field={fields.workdays as unknown as Text} />
          </fieldset>
          <label className="check">
            <input type="checkbox" name="holidays" defaultChecked={Boolean(fields.holidays.initialValue)} /> {t('availability.holidays')}
          </label>
          {back.what === 'placement' ? (
            <input type="hidden" name="zone" value={page.zone} />
          ) : (
            <SelectField field={fields.zone as Text} label={t('engagements.zone')}>
              <ZoneOptions zones={zones} />
            </SelectField>
          )}
        </div>
      </details>
      <p className="row">
        <SubmitButton kind="plain">{t('availability.look')}</SubmitButton>
        {page.times?.later ? (
          <button className="btn" type="submit" name="shownFrom" value={page.times.later}>
            {t('availability.later')}
          </button>
        ) : null}
      </p>
    </Form>
  )
}
