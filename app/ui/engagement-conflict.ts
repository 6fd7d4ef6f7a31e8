import type { Translate } from '#app/i18n/reader.tsx'
import type { ConflictField } from './conflict.tsx'

type Values = Record<string, unknown>

const text = (values: Values, ...names: string[]) =>
  names
    .map((name) => values[name])
    .filter((value) => typeof value === 'string' && value !== '')
    .join(' ')

/** The fields of an engagement's form in the reader's words, as typed and as saved. People and topics are shown by the form itself. */
export function conflictFields(t: Translate, yours: Values, saved: Values): ConflictField[] {
  const word = (values: Values, name: 'kind' | 'status' | 'level' | 'tier' | 'slot') =>
    text(values, name) ? t(`words.${name}.${text(values, name)}` as 'words.kind.call') : ''
  const field = (label: string, say: (values: Values) => string): ConflictField => ({ label, yours: say(yours), saved: say(saved) })
  return [
    field(t('engagements.title'), (values) => text(values, 'title')),
    field(t('engagements.startsOn'), (values) => text(values, 'startsOn', 'startsTime')),
    field(t('engagements.endsOn'), (values) => text(values, 'endsOn', 'endsTime')),
    field(t('engagements.zone'), (values) => text(values, 'zone')),
    field(t('engagements.kind'), (values) => word(values, 'kind')),
    field(t('engagements.status'), (values) => word(values, 'status')),
    field(t('engagements.place'), (values) => text(values, 'place')),
    field(t('engagements.joinLink'), (values) => text(values, 'joinLink')),
    field(t('common.level'), (values) => word(values, 'level')),
    field(t('engagements.tier'), (values) => word(values, 'tier')),
    field(t('engagements.purpose'), (values) => text(values, 'purpose')),
    field(t('engagements.slot'), (values) => word(values, 'slot')),
  ]
}
