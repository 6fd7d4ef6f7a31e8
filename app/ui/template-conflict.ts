import type { Template } from '#app/domain/templates/queries.server.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import type { ConflictField } from './conflict.tsx'

type Typed = Record<string, unknown>
type Saved = Pick<Template, 'name' | 'title' | 'kind' | 'level' | 'minutes' | 'zone' | 'place' | 'brief' | 'followUps' | 'readOutDays'>
const text = (value: unknown) => String(value ?? '')

/** What was typed and what was saved meanwhile, in the reader's words. */
export function conflictInTemplate(t: Translate, yours: Typed, saved: Saved): ConflictField[] {
  const level = (word: unknown) => t(`words.level.${text(word)}` as 'words.level.public')
  const kind = (word: unknown) => t(`words.kind.${text(word)}` as 'words.kind.call')
  const rows = (list: unknown) =>
    (Array.isArray(list) ? list : []).flatMap((row) => (row?.title ? [`${row.title} (+${row.days ?? 0})`] : [])).join('\n')
  return [
    { label: t('templates.name'), yours: text(yours.name), saved: saved.name },
    { label: t('common.level'), yours: level(yours.level), saved: level(saved.level) },
    { label: t('engagements.title'), yours: text(yours.title), saved: saved.title },
    { label: t('engagements.kind'), yours: kind(yours.kind), saved: kind(saved.kind) },
    { label: t('templates.minutes'), yours: text(yours.minutes), saved: text(saved.minutes) },
    { label: t('engagements.place'), yours: text(yours.place), saved: text(saved.place) },
    { label: t('engagements.zone'), yours: text(yours.zone), saved: text(saved.zone) },
    { label: t('engagements.brief'), yours: text(yours.brief), saved: saved.brief },
    { label: t('engagements.followUps'), yours: rows(yours.followUps), saved: rows(saved.followUps) },
    { label: t('templates.readOutDays'), yours: text(yours.readOutDays), saved: text(saved.readOutDays) },
  ]
}
