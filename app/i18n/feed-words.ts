import '#app/i18n/of-pages.ts'
import { type FeedScope, isRecordScope } from '#db/schema/words.ts'
import type { Translate } from './reader.tsx'

/** A scope as a form offers it; `name` of the one record it is about, as far as the reader may know it. */
export type ScopeChoice = { value: string; scope: FeedScope; name: string | null }

/** What a feed is about, in words. */
export function sayScope(t: Translate, { scope, name }: { scope: FeedScope; name: string | null }): string {
  if (!isRecordScope(scope)) return t(`feeds.scope.${scope}`)
  return name === null ? t('feeds.scope.hidden') : t(`feeds.scope.${scope}`, { name })
}

/** What a feed of this scope is usually called; nothing of its record where readers see no titles. */
export function calendarName(t: Translate, { scope, name }: Pick<ScopeChoice, 'scope' | 'name'>, isBusy: boolean): string {
  if (!isRecordScope(scope)) return t(`feeds.nameFor.${scope}`)
  return isBusy || name === null ? t('feeds.nameFor.busy') : t('feeds.nameFor.record', { name }).slice(0, 100)
}
