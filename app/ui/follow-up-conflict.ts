import type { FollowUpChoices } from '#app/domain/follow-ups/choices.server.ts'
import type { FollowUp } from '#app/domain/follow-ups/queries.server.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import type { ConflictField } from './conflict.tsx'

type Saved = Pick<FollowUp, 'title' | 'owner' | 'dueOn' | 'priority' | 'level' | 'desk'>

/** What was typed and what was saved meanwhile, in the reader's words; without `choices` only what the form of an owner holds. */
export function conflictInFollowUp(
  t: Translate,
  yours: Record<string, unknown>,
  saved: Saved,
  choices: FollowUpChoices | undefined,
): ConflictField[] {
  const typed = (name: string) => String(yours[name] ?? '')
  const nameIn = (list: { id: string; name: string }[], id: string) => list.find((one) => one.id === id)?.name ?? ''
  const word = (level: string) => t(`words.level.${level}` as 'words.level.public')
  const priority = (word: string) => (word ? t(`followUps.priority.${word}` as 'followUps.priority.high') : '')
  const what = [
    { label: t('followUps.title'), yours: typed('title'), saved: saved.title },
    { label: t('followUps.dueOn'), yours: typed('dueOn'), saved: saved.dueOn ?? '' },
    { label: t('followUps.priorityLabel'), yours: priority(typed('priority')), saved: priority(saved.priority) },
  ]
  if (!choices) return what
  return [
    ...what,
    { label: t('followUps.owner'), yours: nameIn(choices.owners, typed('ownerId')), saved: saved.owner },
    { label: t('common.level'), yours: word(typed('level')), saved: word(saved.level) },
    { label: t('common.desk'), yours: nameIn(choices.desks, typed('deskId')), saved: saved.desk },
  ]
}
