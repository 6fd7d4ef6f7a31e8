import { Link } from '@remix-run/react'
import type { CalendarAddress } from '#app/domain/calendar/address.ts'
import type { Layer } from '#app/domain/calendar/layers.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { Check, FilterMenu } from './filter-menu.tsx'

/** Which external calendars are drawn beside the engagements; all unless some are ticked, like the other filters. */
export function LayerFilter({ address, layers }: { address: CalendarAddress; layers: Layer[] }) {
  const t = useT()
  const { locale, zone } = useReader()
  if (layers.length === 0) return null
  const wished = address.layers ?? []
  const on = layers.filter((layer) => layer.on)
  const some = on.length > 2 ? t('layers.some', { count: on.length }) : on.map(({ name }) => name).join(', ')
  const label = wished.length === 0 ? t('layers.all') : on.length === 0 ? t('layers.none') : some
  const nameOf = ({ name, stale, freshAt }: Layer) =>
    stale && freshAt ? t('layers.asOf', { name, date: formatDate(dateAt(freshAt, zone), locale, 'short') }) : name
  return (
    <FilterMenu label={label} on={wished.length > 0}>
      <fieldset key={wished.join()}>
        <legend className="small muted">{t('layers.title')}</legend>
        {layers.map((layer) => (
          <Check key={layer.id} type="checkbox" name="layer" value={layer.id} checked={wished.includes(layer.id)} label={nameOf(layer)} />
        ))}
        <Check type="checkbox" name="layer" value="none" checked={wished.includes('none')} label={t('layers.none')} />
      </fieldset>
      <Link className="small" to="/external-calendars">
        {t('layers.manage')}
      </Link>
    </FilterMenu>
  )
}
