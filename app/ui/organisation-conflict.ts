import type { RecordChoices } from '#app/http/record-form.server.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import type { ConflictField } from './conflict.tsx'

/** An organisation's form in the reader's words, as typed and as saved. */
export function organisationConflict(
  t: Translate,
  choices: RecordChoices,
  yours: Record<string, unknown>,
  saved: Record<string, unknown>,
): ConflictField[] {
  const text = (values: Record<string, unknown>, name: string) => (typeof values[name] === 'string' ? values[name] : '')
  const nameOf = (list: { code: string; name: string }[], code: string) => list.find((each) => each.code === code)?.name ?? code
  const say: Partial<Record<string, (value: string) => string>> = {
    kind: (value) => t(`words.organisationKind.${value}` as 'words.organisationKind.court'),
    level: (value) => t(`words.level.${value}` as 'words.level.public'),
    country: (value) => nameOf(choices.countries, value),
    originalLanguage: (value) => nameOf(choices.languages, value),
    deskId: (value) => choices.desks.find((desk) => desk.id === value)?.name ?? value,
  }
  const words = (values: Record<string, unknown>, name: string) => {
    const value = text(values, name)
    return value === '' ? '' : (say[name]?.(value) ?? value)
  }
  const labels = {
    name: t('organisations.form.name'),
    original: t('organisations.form.original'),
    originalLanguage: t('organisations.form.originalLanguage'),
    aliases: t('organisations.form.aliases'),
    kind: t('organisations.form.kind'),
    shortName: t('organisations.form.shortName'),
    parent: t('organisations.form.parent'),
    country: t('organisations.form.country'),
    cadenceWeeks: t('organisations.form.cadence'),
    website: t('organisations.form.website'),
    description: t('organisations.form.description'),
    level: t('common.level'),
    deskId: t('common.desk'),
  }
  return Object.entries(labels).map(([name, label]) => ({ label, yours: words(yours, name), saved: words(saved, name) }))
}
