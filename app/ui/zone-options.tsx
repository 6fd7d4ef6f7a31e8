import { useT } from '#app/i18n/reader.tsx'
import type { ZoneGroup } from '#app/lib/zones.ts'

/** The time zones of a select, the usual ones first. */
export function ZoneOptions({ zones }: { zones: ZoneGroup[] }) {
  const t = useT()
  return zones.map((group) => (
    <optgroup key={group.name} label={group.name === 'common' ? t('engagements.commonZones') : group.name}>
      {group.zones.map((choice) => (
        <option key={choice.zone} value={choice.zone}>
          {[choice.city, ...choice.alsoFor].join(', ')} ({choice.offsetNow})
        </option>
      ))}
    </optgroup>
  ))
}
