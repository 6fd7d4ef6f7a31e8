import { addDays, weekdayOf } from '#app/lib/dates.ts'
import { dayRange, resolveWallTime, wallTimeAt } from '#app/lib/wall-time.ts'
import { overlaps } from '../engagements/clashes.ts'

/** Half-open. */
export type Range = { startsAt: Date; endsAt: Date }

/** When people of ours work: 'HH:MM' on the clocks of the zone, ISO weekdays, and days on which nothing is planned. */
export type WorkingHours = { zone: string; from: string; to: string; weekdays: readonly number[]; closed: readonly string[] }

/** A free time, with what the clocks of its zone read at both ends. */
export type Slot = Range & { startsLocal: string; endsLocal: string }

const quarterMs = 15 * 60_000
const nextQuarter = (ms: number) => Math.ceil(ms / quarterMs) * quarterMs

/** The days from one to another, both included, on which one works. */
export function workdaysBetween(from: string, through: string, { weekdays, closed }: WorkingHours): string[] {
  const days: string[] = []
  for (let date = from; date <= through; date = addDays(date, 1)) {
    if (weekdays.includes(weekdayOf(date)) && !closed.includes(date)) days.push(date)
  }
  return days
}

/** The working hours of a day. Where the clocks leave out one of its ends, or tell it twice, that end is the end of the day. */
export function workingRange(date: string, { zone, from, to }: WorkingHours): Range {
  const whole = dayRange(date, date, zone)
  const [opens, closes] = [resolveWallTime(`${date}T${from}`, zone), resolveWallTime(`${date}T${to}`, zone)]
  return {
    startsAt: opens.kind === 'exact' ? opens.at : whole.startsAt,
    endsAt: closes.kind === 'exact' ? closes.at : whole.endsAt,
  }
}

type Wish = { minutes: number; hours: WorkingHours; from: string; through: string; notBefore: Date; most: number }

/**
 * The next free times, earliest first: at a quarter of the hour, within working hours, beside each other and beside whatever is busy.
 * A time whose clock comes twice that night is not proposed, since it could be misunderstood.
 */
export function freeSlots(busy: readonly Range[], { minutes, hours, from, through, notBefore, most }: Wish): Slot[] {
  const found: Slot[] = []
  for (const date of workdaysBetween(from, through, hours)) {
    const day = workingRange(date, hours)
    if (day.endsAt <= notBefore) continue
    const near = busy.filter((one) => overlaps(one, day))
    for (let ms = nextQuarter(Math.max(day.startsAt.getTime(), notBefore.getTime())); ; ) {
      const wished = { startsAt: new Date(ms), endsAt: new Date(ms + minutes * 60_000) }
      if (wished.endsAt > day.endsAt) break
      const against = near.filter((one) => overlaps(one, wished)).map((one) => one.endsAt.getTime())
      const slot = against.length === 0 ? said(wished, hours) : undefined
      if (slot) found.push(slot)
      if (found.length === most) return found
      ms = nextQuarter(slot ? wished.endsAt.getTime() : Math.max(ms + 1, ...against))
    }
  }
  return found
}

function said(range: Range, { zone, from, to }: WorkingHours): Slot | undefined {
  const startsLocal = wallTimeAt(range.startsAt, zone)
  const endsLocal = wallTimeAt(range.endsAt, zone)
  const date = startsLocal.slice(0, 10)
  const within = startsLocal >= `${date}T${from}` && endsLocal <= `${date}T${to}`
  const plain = [startsLocal, endsLocal].every((local) => resolveWallTime(local, zone).kind === 'exact')
  return within && plain ? { ...range, startsLocal, endsLocal } : undefined
}
