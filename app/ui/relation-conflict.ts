import '#app/i18n/of-pages.ts'
import type { Relation } from '#app/domain/relations/queries.server.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import type { ConflictField } from './conflict.tsx'

type Saved = Pick<Relation, 'fromOn' | 'untilOn' | 'source' | 'note' | 'level' | 'deskId'>
const text = (value: unknown) => String(value ?? '')

/** A stored relation as its form shows it. */
export const relationDefaults = ({ fromOn, untilOn, source, note, level, deskId }: Saved) => ({
  fromOn: text(fromOn),
  untilOn: text(untilOn),
  source: text(source),
  note: text(note),
  level,
  deskId,
})

/** What was typed and what was saved meanwhile, in the reader's words. */
export function relationConflict(
  t: Translate,
  yours: Record<string, unknown>,
  saved: Saved,
  desks: { id: string; name: string }[],
): ConflictField[] {
  const stored: Record<string, unknown> = relationDefaults(saved)
  const field = (label: string, name: string, say = text): ConflictField => ({ label, yours: say(yours[name]), saved: say(stored[name]) })
  return [
    field(t('relations.from'), 'fromOn'),
    field(t('relations.until'), 'untilOn'),
    field(t('relations.source'), 'source'),
    field(t('relations.note'), 'note', (value) => text(value).replace(/\r\n?/g, '\n')),
    field(t('common.level'), 'level', (word) => t(`words.level.${text(word)}` as 'words.level.public')),
    field(t('common.desk'), 'deskId', (id) => desks.find((desk) => desk.id === id)?.name ?? ''),
  ]
}
