import type { FieldMetadata } from '@conform-to/react'
import type { EngagementForm } from '#app/domain/engagements/input.ts'
import type { seriesFields } from '#app/domain/series/input.ts'
import { limits } from '#app/domain/series/rule.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatWeekday } from '#app/lib/format-dates.ts'
import { repeats } from '#db/schema/words.ts'
import { SelectField, TextField } from './form.tsx'

type Fields = { [Name in keyof typeof seriesFields]: FieldMetadata<EngagementForm[Name]> }
type Text = FieldMetadata<string | undefined>

/** Whether, and how, a new engagement comes back. */
export function SeriesFields({ fields }: { fields: Fields }) {
  const t = useT()
  const { locale } = useReader()
  const chosen = fields.weekdays.initialValue as unknown
  const ticked = Array.isArray(chosen) ? chosen : [chosen]
  const open = Object.values(fields).some((field) => field.errors?.length) || Boolean(fields.repeats.initialValue)
  return (
    <details className="more-fields" open={open || undefined}>
      <summary>{t('series.repeats')}</summary>
      <div className="form above-3">
        <SelectField field={fields.repeats as Text} label={t('series.howLabel')}>
          <option value="">{t('series.once')}</option>
          {repeats.map((one) => (
            <option key={one} value={one}>
              {t(`series.how.${one}`)}
            </option>
          ))}
        </SelectField>
        <fieldset className="field" aria-describedby="weekdays-hint">
          <legend className="label">{t('series.weekdays')}</legend>
          <p className="row">
            {['1', '2', '3', '4', '5', '6', '7'].map((weekday) => (
              <label className="check" key={weekday}>
                <input type="checkbox" name="weekdays" value={weekday} defaultChecked={ticked.includes(weekday)} />{' '}
                {formatWeekday(Number(weekday), locale, 'long')}
              </label>
            ))}
          </p>
          <p className="hint" id="weekdays-hint">
            {t('series.weekdaysHint')}
          </p>
        </fieldset>
        <TextField field={fields.every as Text} label={t('series.every')} optional type="number" min={1} max={limits.every} dir="ltr" />
        <div className="fields-2">
          <TextField field={fields.until as Text} label={t('series.until')} hint={t('series.countHint')} type="date" dir="ltr" />
          <TextField field={fields.count as Text} label={t('series.count')} type="number" min={1} max={limits.count} dir="ltr" />
        </div>
      </div>
    </details>
  )
}

/** In the form of one of a series: how far a change reaches. */
export function SeriesScope({ scope }: { scope: string }) {
  const t = useT()
  return (
    <fieldset className="field" aria-describedby="scope-hint">
      <legend className="label">{t('series.scope')}</legend>
      <p className="row">
        {(['this', 'following', 'all'] as const).map((one) => (
          <label className="check" key={one}>
            <input type="radio" name="scope" value={one} defaultChecked={one === scope} /> {t(`series.scopes.${one}`)}
          </label>
        ))}
      </p>
      <p className="hint" id="scope-hint">
        {t('series.scopeHint')}
      </p>
    </fieldset>
  )
}
