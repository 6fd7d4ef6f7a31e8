import { addDays, addMonths, daysBetween } from '#app/lib/dates.ts'

/** A day of the calendar, and how far down its column; a place of the month, or the head of a day, is not down at all. */
type Seen = { days: HTMLElement[]; stops(day: HTMLElement): HTMLElement[] }

// Browsers of before 2024 do not all tell; there what is hidden takes the focus in passing.
const visible = (element: HTMLElement) => element.checkVisibility?.({ visibilityProperty: true }) ?? true
const quarterOf = (element: HTMLElement) => Number(element.dataset.quarter ?? -1)

/** The days drawn in `box`, and what can take the focus in each: its date, bars, what is more, then hours and engagements downwards. */
function seenIn(box: HTMLElement): Seen {
  const all = (root: ParentNode, selector: string) => [...root.querySelectorAll<HTMLElement>(selector)]
  return {
    days: all(box, '[data-day]'),
    stops: (day) => {
      const own = all(day, 'a, [data-hour]').filter((stop) => !stop.closest('.date'))
      const downwards = [...all(box, `.hours-bars [data-in="${day.dataset.day}"]`), ...own].sort((a, b) => quarterOf(a) - quarterOf(b))
      return [...all(day, '.date a'), ...downwards].filter(visible)
    },
  }
}

/** The day an element stands in, also that of a bar over the columns. */
export function dayAt(element: Element | null): string | undefined {
  const stop = element?.closest<HTMLElement>('[data-day], [data-in]')
  return stop?.dataset.day ?? stop?.dataset.in
}

/** What a key leads to from `from`: another stop here, or a day of another page. */
export function stopAfter(box: HTMLElement, from: HTMLElement, key: string, jump: boolean): HTMLElement | { date: string } | undefined {
  const seen = seenIn(box)
  const date = dayAt(from)
  if (date === undefined) return fromWeekNumber(box, from, key)
  const index = seen.days.findIndex((day) => day.dataset.day === date)
  const inMonth = box.matches('.month')
  const first = inMonth ? index - (index % 7) : 0
  const toDay = (days: number) => dayAway(seen, date, days, from)
  if (key === 'ArrowLeft') return toDay(-1)
  if (key === 'ArrowRight') return toDay(1)
  if (key === 'Home') return (index === first && inMonth ? weekNumber(seen.days[index]) : undefined) ?? headOf(seen, seen.days[first])
  if (key === 'End') return headOf(seen, seen.days[inMonth ? first + 6 : seen.days.length - 1])
  if (key === 'PageUp' || key === 'PageDown') return pageAway(seen, date, key === 'PageUp' ? 'prev' : 'next')
  if (key !== 'ArrowUp' && key !== 'ArrowDown') return undefined
  const down = key === 'ArrowDown'
  const beside = jump ? undefined : besideIn(seen.stops(seen.days[index] as HTMLElement), from, down)
  return beside ?? (inMonth ? dayAway(seen, date, down ? 7 : -7, undefined) : undefined)
}

/** The next stop of the day; from its head straight to where the working day or the first engagement begins. */
function besideIn(stops: HTMLElement[], from: HTMLElement, down: boolean): HTMLElement | undefined {
  const next = stops[stops.indexOf(from) + (down ? 1 : -1)]
  if (!down || !next || quarterOf(from) >= 0 || quarterOf(next) < 0) return next
  return stops.find((stop) => quarterOf(stop) >= 0 && (!stop.dataset.hour || stop.dataset.hour >= '09:00')) ?? next
}

function dayAway(seen: Seen, date: string, days: number, from: HTMLElement | undefined): HTMLElement | { date: string } | undefined {
  const there = seen.days.find((day) => day.dataset.day === addDays(date, days))
  if (there) return (from && besideOf(seen.stops(there), from)) ?? headOf(seen, there)
  const weekend = document.querySelector('.hours-5') ? Math.sign(days) * 2 : 0
  return { date: addDays(date, days + weekend) }
}

/** The same hour of another day. */
function besideOf(stops: HTMLElement[], from: HTMLElement): HTMLElement | undefined {
  const quarter = quarterOf(from)
  return quarter < 0 ? undefined : stops.findLast((stop) => quarterOf(stop) >= 0 && quarterOf(stop) <= quarter)
}

const headOf = (seen: Seen, day: HTMLElement | undefined) => day && seen.stops(day)[0]
const weekNumber = (day: HTMLElement | undefined) => day?.parentElement?.querySelector<HTMLElement>('.wk a') ?? undefined

function fromWeekNumber(box: HTMLElement, from: HTMLElement, key: string): HTMLElement | undefined {
  const weeks = [...box.querySelectorAll<HTMLElement>('.wk a')]
  if (key === 'ArrowUp' || key === 'ArrowDown') return weeks[weeks.indexOf(from) + (key === 'ArrowUp' ? -1 : 1)]
  const days = [...(from.closest('tr')?.querySelectorAll<HTMLElement>('.date a') ?? [])]
  return key === 'End' ? days.at(-1) : key === 'ArrowRight' ? days[0] : undefined
}

/** The same day a page further: of the month, or so many days on. */
function pageAway(seen: Seen, date: string, rel: 'prev' | 'next'): { date: string } | undefined {
  const link = document.querySelector<HTMLAnchorElement>(`.cal-head a[rel="${rel}"]`)
  const asked = link && new URL(link.href).searchParams
  const to = asked?.get('date')
  if (!asked || !to) return undefined
  if (asked.get('view') !== 'month') return { date: addDays(date, daysBetween(seen.days[0]?.dataset.day ?? date, to)) }
  const last = addDays(`${addMonths(to.slice(0, 7), 1)}-01`, -1)
  const same = `${to.slice(0, 7)}-${date.slice(8)}`
  return { date: same < last ? same : last }
}

/** Where the focus comes in: on the day asked for, today, or the first one drawn. */
export function firstStop(box: HTMLElement, wanted: (string | undefined)[]): HTMLElement | undefined {
  const seen = seenIn(box)
  const day = wanted.map((date) => seen.days.find((one) => one.dataset.day === date)).find(Boolean) ?? seen.days[0]
  return headOf(seen, day)
}
