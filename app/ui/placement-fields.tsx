import type { FieldMetadata } from '@conform-to/react'
import type { PlacementForm } from '#app/domain/visits/placement.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { addDays, daysBetween } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { slots } from '#db/schema/words.ts'
import { Fold } from './engagement-when.tsx'
import { Choices, SelectField, TextField } from './form.tsx'
import { capital } from './in-words.ts'

type Fields = Record<keyof PlacementForm, FieldMetadata<string | undefined>>
type Props = { fields: Fields; visit: { startsOn: string; endsOn: string }; hosts: { id: string; name: string }[] }

/** More days than this are not all put in sight. */
const mostDays = 14

export function PlacementFields({ fields, visit, hosts }: Props) {
  const t = useT()
  const { locale } = useReader()
  const length = Math.min(daysBetween(visit.startsOn, visit.endsOn) + 1, mostDays)
  const days = Array.from({ length }, (_, index) => addDays(visit.startsOn, index))
  return (
    <>
      <div id={fields.day.id} tabIndex={-1}>
        <Choices
          field={fields.day}
          label={t('placements.day')}
          options={[
            ...days.map((day) => ({ value: day, label: capital(formatDate(day, locale, 'day')) })),
            { value: 'other', label: t('placements.otherDay') },
          ]}
        />
      </div>
      <div className="fields-2 for-other-day">
        <TextField field={fields.otherDay} label={t('placements.whichDay')} type="date" dir="ltr" required />
      </div>
      <div className="fields-2">
        <TextField field={fields.startsTime} label={t('placements.startsTime')} type="time" dir="ltr" optional />
        <TextField
          field={fields.endsTime}
          label={t('placements.endsTime')}
          hint={t('placements.timeHint')}
          type="time"
          dir="ltr"
          optional
        />
      </div>
      <Fold field={fields.startsFold} label={t('engagements.startsFold')} />
      <Fold field={fields.endsFold} label={t('engagements.endsFold')} />
      <div className="fields-2">
        <TextField field={fields.place} label={t('placements.place')} optional maxLength={200} />
        <SelectField field={fields.hostId} label={t('placements.host')} optional>
          <option value="">{t('common.none')}</option>
          {hosts.map((host) => (
            <option key={host.id} value={host.id}>
              {host.name}
            </option>
          ))}
        </SelectField>
      </div>
      <Choices
        field={fields.slot}
        label={t('placements.slot')}
        options={slots.map((slot) => ({ value: slot, label: t(`words.slot.${slot}`) }))}
      />
      <div className="fields-2 for-hold">
        <TextField field={fields.holdOn} label={t('placements.holdOn')} hint={t('placements.holdHint')} type="date" dir="ltr" optional />
        <TextField field={fields.holdTime} label={t('placements.holdTime')} type="time" dir="ltr" optional />
      </div>
    </>
  )
}
