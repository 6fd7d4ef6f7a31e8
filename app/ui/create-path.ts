import { dayAt } from './calendar-stops.ts'

/** Where a new engagement is scheduled: on the day and at the hour that has the focus. */
export function createPath(focused: Element | null): string {
  const date = dayAt(focused)
  if (!date) return '/engagements/new'
  const hour = focused instanceof HTMLElement ? focused.dataset.hour : undefined
  return `/engagements/new?${new URLSearchParams({ date, ...(hour ? { time: hour } : {}) })}`
}

/** Where the engagement that has the focus is moved, and back from there; undefined for what may not be moved. */
export function movePath(focused: Element | null): string | undefined {
  const { id, version, kind } = (focused instanceof HTMLElement && focused.dataset) || {}
  if (!id || !version) return undefined
  if (kind === 'visit') return `/visits/${id}/shift`
  return `/engagements/${id}/move?${new URLSearchParams({ back: `${location.pathname}${location.search}` })}`
}
