import '#app/i18n/of-pages.ts'
import type { FieldMetadata } from '@conform-to/react'
import { colourNames } from '#app/domain/feeds/colours.ts'
import { type Translate, useT } from '#app/i18n/reader.tsx'
import { SelectField, TextField } from './form.tsx'

const reminders = [0, 5, 15, 30, 60, 120, 1440]

function sayReminder(t: Translate, minutes: number): string {
  if (minutes >= 1440) return t('feeds.alarmDays', { count: minutes / 1440 })
  return minutes >= 60 ? t('feeds.alarmHours', { count: minutes / 60 }) : t('feeds.alarmMinutes', { count: minutes })
}

type Fields = { [Name in 'pastDays' | 'futureDays' | 'alarmMinutes' | 'colour' | 'packed' | 'expiresOn']: FieldMetadata<unknown> }

/** What most feeds leave as it is: the window of days, a reminder, a colour. */
export function FeedExtras({ fields }: { fields: Fields }) {
  const t = useT()
  const { pastDays, futureDays, alarmMinutes, colour, packed, expiresOn } = fields as {
    [Name in keyof Fields]: FieldMetadata<string | undefined>
  }
  const broken = [pastDays, futureDays, alarmMinutes, colour, packed, expiresOn].some((field) => field.errors?.length)
  return (
    <details className="more-fields" open={broken || undefined}>
      <summary>{t('feeds.more')}</summary>
      <div className="form above-3">
        <div className="fields-2">
          <TextField field={pastDays} label={t('feeds.pastDays')} type="number" min={0} max={3660} dir="ltr" />
          <TextField field={futureDays} label={t('feeds.futureDays')} type="number" min={0} max={3660} dir="ltr" />
        </div>
        <p className="small muted">{t('feeds.windowHint')}</p>
        <div className="fields-2">
          <TextField field={expiresOn} label={t('feeds.expires')} hint={t('feeds.expiresHint')} type="date" />
          <SelectField field={packed} label={t('feeds.packed')} hint={t('feeds.packedHint')}>
            {(['on', 'off'] as const).map((each) => (
              <option key={each} value={each}>
                {t(`feeds.packedOf.${each}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <div className="fields-2">
          <SelectField field={alarmMinutes} label={t('feeds.alarm')} hint={t('feeds.alarmHint')}>
            <option value="">{t('feeds.alarmNone')}</option>
            {reminders.map((minutes) => (
              <option key={minutes} value={minutes}>
                {sayReminder(t, minutes)}
              </option>
            ))}
          </SelectField>
          <SelectField field={colour} label={t('feeds.colour')}>
            <option value="">{t('feeds.colourNone')}</option>
            {colourNames.map((name) => (
              <option key={name} value={name}>
                {t(`feeds.colourOf.${name}`)}
              </option>
            ))}
          </SelectField>
        </div>
      </div>
    </details>
  )
}
