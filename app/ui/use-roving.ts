import { useLocation, useNavigate } from '@remix-run/react'
import { type KeyboardEvent, type RefObject, useEffect, useRef } from 'react'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { dayAt, firstStop, stopAfter } from './calendar-stops.ts'
import { createPath } from './create-path.ts'

const moves = ['ArrowLeft', 'ArrowRight', 'ArrowUp', 'ArrowDown', 'Home', 'End', 'PageUp', 'PageDown']

/**
 * Makes the days of a calendar one stop of the Tab key, within which arrows move. Done on the page as it stands: without JavaScript all
 * of it stays an ordinary order of links. `date` is the day the address asks for.
 */
export function useRoving(box: RefObject<HTMLElement>, date: string) {
  const current = useRef<HTMLElement>()
  const t = useT()
  const { locale, today } = useReader()
  const navigate = useNavigate()
  const { key, state, search } = useLocation()
  const done = useRef('')

  const stay = (stop: HTMLElement) => {
    if (current.current !== stop) leave(current.current)
    stop.tabIndex = 0
    current.current = stop
    const { hour } = stop.dataset
    if (!hour) return
    stop.setAttribute('role', 'link')
    stop.setAttribute('aria-label', t('move.hour', { date: formatDate(dayAt(stop) ?? date, locale, 'long'), hour }))
  }

  useEffect(() => {
    const root = box.current
    if (!root) return
    // Only a grid makes screen readers leave the arrow keys to the page.
    if (root.matches('table')) root.setAttribute('role', 'grid')
    for (const link of root.querySelectorAll('a')) link.tabIndex = -1
    const kept = current.current && root.contains(current.current) ? current.current : undefined
    const asked = wanted(root, key === done.current ? undefined : { state, search })
    done.current = key
    const stop = asked ?? kept ?? firstStop(root, [dayAt(document.activeElement), today, date])
    if (stop) stay(stop)
    if (asked && !asked.matches(':focus')) asked.focus({ preventScroll: false })
  })

  return {
    onFocus: (event: { target: EventTarget }) => {
      const stop = (event.target as HTMLElement).closest<HTMLElement>('a, [data-hour]')
      if (stop) stay(stop)
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const from = event.target as HTMLElement
      const root = box.current
      if (!root || event.altKey || event.metaKey || event.shiftKey) return
      if (event.key === 'Enter' && from.dataset.hour) return navigate(createPath(from))
      if (!moves.includes(event.key)) return
      const to = stopAfter(root, from, mirrored(event.key), event.ctrlKey)
      event.preventDefault()
      if (to instanceof HTMLElement) {
        stay(to)
        return to.focus()
      }
      if (!to) return
      const query = new URLSearchParams(search)
      query.set('date', to.date)
      for (const name of ['moved', 'was']) query.delete(name)
      navigate(`/calendar?${query}`, { state: { focusDay: to.date }, preventScrollReset: true })
    },
  }
}

function leave(stop: HTMLElement | undefined) {
  if (!stop) return
  stop.tabIndex = -1
  if (!stop.dataset.hour) return
  for (const name of ['role', 'aria-label', 'tabindex']) stop.removeAttribute(name)
}

/** What a page is asked to put the focus on: a day that was stepped to, or an engagement that was just moved. */
function wanted(root: HTMLElement, asked: { state: unknown; search: string } | undefined): HTMLElement | undefined {
  if (!asked) return undefined
  const moved = new URLSearchParams(asked.search).get('moved')
  const item = moved ? root.querySelector<HTMLElement>(`[data-id="${CSS.escape(moved)}"]`) : undefined
  const { focusDay } = (asked.state ?? {}) as { focusDay?: string }
  return item ?? (focusDay ? firstStop(root, [focusDay]) : undefined)
}

const mirrors: Record<string, string> = { ArrowLeft: 'ArrowRight', ArrowRight: 'ArrowLeft' }
const mirrored = (key: string): string => (document.dir === 'rtl' ? (mirrors[key] ?? key) : key)
