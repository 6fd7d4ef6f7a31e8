import { followUpScopes, followUpViews } from '#app/domain/follow-ups/input.ts'
import { stages } from '#db/schema/words.ts'

/** Which follow-ups an address asks for. What is no choice is no filter. */
export function followUpsAsked(query: URLSearchParams) {
  const view = followUpViews.find((one) => one === query.get('view')) ?? 'mine'
  return {
    view,
    scope: followUpScopes.find((one) => view !== 'mine' && one === query.get('scope')) ?? ('all' as const),
    stage: stages.find((one) => one === query.get('stage')),
    snoozed: view === 'mine' && query.get('snoozed') === 'yes',
  }
}
