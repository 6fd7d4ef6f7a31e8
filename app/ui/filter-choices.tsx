import { Link, useFetcher } from '@remix-run/react'
import { type CalendarAddress, calendarPath } from '#app/domain/calendar/address.ts'
import type { FilterChoices } from '#app/domain/calendar/choices.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { useAwake } from './drag-items.ts'

/** What the filters offer: what the page came with, and all of it once `ask` was called. */
export function useFilterChoices(address: CalendarAddress, known: FilterChoices): { choices: FilterChoices; ask: () => void } {
  const path = calendarPath(address).replace('/calendar', '/calendar/choices')
  const { data, state, load } = useFetcher<FilterChoices>({ key: path })
  const ask = () => {
    if (!known.whole && !data && state === 'idle') load(path)
  }
  return { choices: data ?? known, ask }
}

/** Where nothing answers the opening of a filter, the way to a page that has it all. */
export function AllChoices({ address, choices }: { address: CalendarAddress; choices: FilterChoices }) {
  const t = useT()
  if (useAwake() || choices.whole) return null
  return (
    <Link className="small" to={`${calendarPath(address)}&choosing=1`}>
      {t('grid.allChoices')}
    </Link>
  )
}
