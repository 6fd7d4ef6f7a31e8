import type { Translate } from '#app/i18n/reader.tsx'
import type { slots } from '#db/schema/words.ts'
import type { ConflictField } from './conflict.tsx'

type Values = Record<string, unknown>

const said = (values: Values, ...names: string[]) =>
  names.flatMap((name) => (typeof values[name] === 'string' && values[name] !== 'other' && values[name] ? [values[name]] : [])).join(' ')

/** Both versions of where an item stands, in the reader's words. */
export function placementConflict(t: Translate, hosts: { id: string; name: string }[], yours: Values, saved: Values): ConflictField[] {
  const field = (label: string, say: (values: Values) => string): ConflictField => ({ label, yours: say(yours), saved: say(saved) })
  return [
    field(t('placements.day'), (values) => (values.day === 'other' ? said(values, 'otherDay') : said(values, 'day'))),
    field(t('placements.startsTime'), (values) => said(values, 'startsTime')),
    field(t('placements.endsTime'), (values) => said(values, 'endsTime')),
    field(t('placements.place'), (values) => said(values, 'place')),
    field(t('placements.host'), (values) => hosts.find((host) => host.id === values.hostId)?.name ?? ''),
    field(t('placements.slot'), (values) => (values.slot ? t(`words.slot.${values.slot as (typeof slots)[number]}`) : '')),
    field(t('placements.holdOn'), (values) => said(values, 'holdOn', 'holdTime')),
  ]
}
