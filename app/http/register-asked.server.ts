import { type CommitmentFilter, dueFilters } from '#app/domain/commitments/queries.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { commitmentStates, directions } from '#db/schema/words.ts'

/** The filter of the register that an address asks for; `today` is the reader's date. What is no choice is no filter. */
export function registerAsked(query: URLSearchParams, today: string): CommitmentFilter {
  const id = (name: string) => {
    const asked = query.get(name)
    return isUuid(asked) ? asked : undefined
  }
  const is = dueFilters.find((one) => one === query.get('due'))
  return {
    direction: directions.find((one) => one === query.get('direction')),
    state: commitmentStates.find((one) => one === query.get('state')),
    text: (query.get('q') ?? '').slice(0, 200),
    organisationId: id('organisation'),
    deskId: id('desk'),
    due: is && { is, today },
  }
}
