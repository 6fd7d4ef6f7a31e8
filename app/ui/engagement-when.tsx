import type { FieldMetadata } from '@conform-to/react'
import { useEffect, useState } from 'react'
import type { EngagementForm } from '#app/domain/engagements/input.ts'
import type { WishedTime } from '#app/domain/engagements/times.ts'
import { useT } from '#app/i18n/reader.tsx'
import type { ZoneGroup } from '#app/lib/zones.ts'
import { Choices, SelectField, TextField } from './form.tsx'
import { ZoneOptions } from './zone-options.tsx'

type Fields = { [Name in keyof WishedTime]-?: FieldMetadata<EngagementForm[Name]> }
type Text = FieldMetadata<string | undefined>

/** Days, times and zone. Hours hide where they do not count; without JavaScript they stay, and are passed over. */
export function EngagementWhen({ fields, zones }: { fields: Fields; zones: ZoneGroup[] }) {
  const t = useT()
  const [timing, setTiming] = useState(String(fields.timing.initialValue ?? 'timed'))
  useEffect(() => {
    const watch = (event: Event) => {
      const input = event.target as HTMLInputElement
      if (input.name === 'timing') setTiming(input.value)
    }
    document.addEventListener('change', watch)
    return () => document.removeEventListener('change', watch)
  }, [])
  return (
    <>
      <div className="fields-2">
        <TextField field={fields.startsOn as Text} label={t('engagements.startsOn')} type="date" dir="ltr" required />
        <TextField field={fields.endsOn as Text} label={t('engagements.endsOn')} hint={t('engagements.endsOnHint')} type="date" dir="ltr" />
      </div>
      <div className="fields-2" hidden={timing !== 'timed'}>
        <TextField field={fields.startsTime as Text} label={t('engagements.startsTime')} type="time" dir="ltr" />
        <TextField field={fields.endsTime as Text} label={t('engagements.endsTime')} type="time" dir="ltr" />
      </div>
      <Fold field={fields.startsFold as Text} label={t('engagements.startsFold')} />
      <Fold field={fields.endsFold as Text} label={t('engagements.endsFold')} />
      <SelectField field={fields.zone as Text} label={t('engagements.zone')} hint={t('engagements.zoneHint')}>
        <ZoneOptions zones={zones} />
      </SelectField>
    </>
  )
}

/** Only in the night the clocks go back: which of two equal times is meant. */
export function Fold({ field, label }: { field: Text; label: string }) {
  const t = useT()
  const twice = field.errors?.find((error) => error.startsWith('errors.timeTwice|'))
  if (!twice && field.initialValue === undefined) return null
  const offsets = twice ? (JSON.parse(twice.slice(twice.indexOf('|') + 1)) as { first: string; second: string }) : { first: '', second: '' }
  const options = [
    { value: '0', label: t('engagements.first', { offset: offsets.first }) },
    { value: '1', label: t('engagements.second', { offset: offsets.second }) },
  ]
  return <Choices field={field} label={label} options={options} />
}
