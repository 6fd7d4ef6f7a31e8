import type { ExportList } from '#db/schema/words.ts'
import type { Translate } from './reader.tsx'

/** What a list is called, on its page and as a file. */
export function nameOfList(t: Translate, list: ExportList): string {
  if (list === 'contacts') return t('contacts.title')
  if (list === 'organisations') return t('organisations.title')
  if (list === 'engagements') return t('engagements.listTitle')
  return list === 'follow-ups' ? t('shell.followUps') : t('shell.commitments')
}
