import type { FollowUpScope } from '#app/domain/follow-ups/input.ts'
import type { Stage } from '#db/schema/words.ts'

type Asked = { view?: string; scope?: FollowUpScope; stage?: Stage | undefined; snoozed?: boolean }

/** The address of a list of follow-ups; what goes without saying is left out. */
export function followUpsPath({ view = 'mine', scope = 'all', stage, snoozed = false }: Asked): string {
  const query = new URLSearchParams()
  if (view !== 'mine') query.set('view', view)
  if (view !== 'mine' && scope !== 'all') query.set('scope', scope)
  if (stage) query.set('stage', stage)
  if (snoozed) query.set('snoozed', 'yes')
  return query.size > 0 ? `/follow-ups?${query}` : '/follow-ups'
}

/** A month 'YYYY-MM' of due dates. */
export const dueCalendarPath = (scope: FollowUpScope, month?: string): string => {
  const query = new URLSearchParams()
  if (scope !== 'mine') query.set('scope', scope)
  if (month) query.set('month', month)
  return query.size > 0 ? `/follow-ups/calendar?${query}` : '/follow-ups/calendar'
}

export const boardPath = (scope: FollowUpScope): string => (scope === 'mine' ? '/follow-ups/board' : `/follow-ups/board?scope=${scope}`)
