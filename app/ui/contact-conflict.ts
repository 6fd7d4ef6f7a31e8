import type { RecordChoices } from '#app/http/record-form.server.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import type { ConflictField } from './conflict.tsx'

type Values = Record<string, unknown>

const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : value ? [value] : [])
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** A contact's form in the reader's words, as typed and as saved: a row of a list is one line. */
export function contactConflict(t: Translate, choices: RecordChoices, yours: Values, saved: Values): ConflictField[] {
  const language = (tag: unknown) => choices.languages.find((each) => each.code === tag)?.name ?? text(tag)
  const days = (row: Values) => [text(row.fromOn), text(row.untilOn)].filter(Boolean).join(' – ')
  const lines = (value: unknown, say: (row: Values) => string[]) =>
    list(value)
      .filter((row): row is Values => typeof row === 'object' && row !== null && (row as Values).remove !== 'on')
      .map((row) => say(row).filter(Boolean).join(', '))
      .filter(Boolean)
      .join('\n')
  const post = (row: Values) => [text(row.post), text(row.postOriginal), text(row.organisation), days(row)]
  const channel = (row: Values) => [
    text(row.kind) && t(`words.channel.${text(row.kind)}` as 'words.channel.email'),
    text(row.address),
    text(row.address) && t(`words.channelUse.${text(row.use) || 'usual'}` as 'words.channelUse.usual'),
    text(row.remark),
  ]
  const standing = (row: Values) => [
    text(row.organisation),
    text(row.state) && t(`words.representation.${text(row.state)}` as 'words.representation.claimed'),
    text(row.byWhom),
    text(row.matter),
    days(row),
    text(row.source),
  ]
  const field = (label: string, say: (values: Values) => string): ConflictField => ({ label, yours: say(yours), saved: say(saved) })
  return [
    field(t('contacts.form.name'), (values) => text(values.name)),
    field(t('contacts.form.original'), (values) => text(values.original)),
    field(t('contacts.form.originalLanguage'), (values) => language(values.originalLanguage)),
    field(t('contacts.form.aliases'), (values) => text(values.aliases).replace(/\r\n?/g, '\n')),
    field(t('contacts.form.codeName'), (values) => text(values.codeName)),
    field(t('contacts.form.formOfAddress'), (values) => text(values.formOfAddress)),
    field(t('contacts.languages'), (values) => [...new Set(list(values.languages))].filter(Boolean).map(language).join(', ')),
    field(t('contacts.form.email'), (values) => text(values.email)),
    field(t('contacts.form.phone'), (values) => text(values.phone)),
    field(t('contacts.form.channels'), (values) => lines(values.channels, channel)),
    field(t('contacts.form.posts'), (values) => lines(values.affiliations, post)),
    field(t('contacts.form.representations'), (values) => lines(values.representations, standing)),
    field(t('contacts.form.remarks'), (values) => text(values.remarks).replace(/\r\n?/g, '\n')),
    field(t('common.level'), (values) => (text(values.level) ? t(`words.level.${text(values.level)}` as 'words.level.public') : '')),
    field(t('common.desk'), (values) => choices.desks.find((desk) => desk.id === values.deskId)?.name ?? ''),
  ]
}
