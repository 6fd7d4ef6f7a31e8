import { useNavigate, useNavigation, useSubmit } from '@remix-run/react'
import { type RefObject, useEffect, useRef } from 'react'
import { daysLater, endsAtQuarter, startsAtQuarter } from '#app/domain/calendar/dropped.ts'
import type { HourRow } from '#app/domain/calendar/hour-rows.ts'
import type { MoveWish } from '#app/domain/engagements/move-wish.ts'
import { useReader } from '#app/i18n/reader.tsx'
import { daysBetween } from '#app/lib/dates.ts'
import { dayUnder, drawAt, quarterUnder } from './drag-places.ts'
import { type Drag, watchDrags } from './watch-drags.ts'

const none: HourRow[] = []

/**
 * Lets the pointer move what the reader may move, and change its end in columns of hours: the form that moves it, sent from where it is
 * dropped. Until the answer comes it is drawn there.
 */
export function useCalendarDrag(box: RefObject<HTMLElement>, rows: readonly HourRow[] = none) {
  const { zone } = useReader()
  const submit = useSubmit()
  const navigate = useNavigate()
  const { state } = useNavigation()
  const drawn = useRef<() => void>()
  useEffect(() => {
    if (state === 'idle') drawn.current?.()
  }, [state])
  useEffect(() => {
    const root = box.current
    if (!root) return
    const placed = (drag: Drag) => placeOf(root, drag, zone, rows)
    return watchDrags(root, {
      over: (drag) => {
        drawn.current?.()
        const place = placed(drag)
        drawn.current = place && drawAt(place.day, drag.item, place.quarters)
      },
      dropped: (drag) => {
        const place = placed(drag)
        if (!place?.moves) return drawn.current?.()
        const { id, version, kind } = drag.item.dataset
        if (kind === 'visit') return navigate(`/visits/${id}/shift?to=${place.wish.startsOn}`)
        const back = `${location.pathname}${location.search}`
        const sent = { ...place.wish, version: String(version), back, told: 'afterwards' }
        submit(sent, { method: 'post', action: `/engagements/${id}/move`, replace: true, preventScrollReset: true })
      },
      left: () => drawn.current?.(),
    })
  }, [box, zone, rows, submit, navigate])
}

type Place = { day: HTMLElement; wish: MoveWish; moves: boolean; quarters?: { quarter: number; length: number; starts: string } }

/** Where a drag has come to; undefined outside the days, and on hours that a day does not have. */
function placeOf(root: HTMLElement, { item, grip, from, at }: Drag, zone: string, rows: readonly HourRow[]): Place | undefined {
  const day = dayUnder(root, at)
  const grabbed = dayUnder(root, from)
  const { dataset } = item
  const date = day?.dataset.day
  if (!day || !date || !grabbed?.dataset.day) return undefined
  if (!dataset.starts) {
    const days = daysBetween(grabbed.dataset.day, date)
    return { day, wish: daysLater({ first: dataset.first ?? '', last: dataset.last }, days), moves: days !== 0 }
  }
  const dragged = { startsMs: Number(dataset.starts), endsMs: Number(dataset.ends), zone: dataset.zone ?? zone }
  const column = { date, zone, rows }
  const [top, length] = [Number(dataset.quarter), Number(dataset.length)]
  if (grip) {
    const quarter = Math.min(quarterUnder(day, at.y) + 1, rows.length * 4)
    const wish = endsAtQuarter(dragged, column, quarter)
    const quarters = { quarter: top, length: Math.max(quarter - top, 1), starts: clockAt(rows, top) }
    return wish && date === grabbed.dataset.day ? { day, wish, moves: quarters.length !== length, quarters } : undefined
  }
  const quarter = Math.max(Math.min(quarterUnder(day, at.y) - quarterUnder(grabbed, from.y) + top, rows.length * 4 - 1), 0)
  const wish = startsAtQuarter(dragged, column, quarter)
  const quarters = { quarter, length: Math.min(length, rows.length * 4 - quarter), starts: clockAt(rows, quarter) }
  return wish && { day, wish, moves: day !== grabbed || quarter !== top, quarters }
}

const clockAt = (rows: readonly HourRow[], quarter: number): string =>
  [rows[Math.floor(quarter / 4)]?.hour ?? 0, (quarter % 4) * 15].map((part) => String(part).padStart(2, '0')).join(':')
