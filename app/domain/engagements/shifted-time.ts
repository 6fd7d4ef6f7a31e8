import { addDays } from '#app/lib/dates.ts'
import type { Engagement } from './queries.server.ts'
import { timeColumns } from './times.ts'

type Timed = Pick<Engagement, 'timing' | 'zone' | 'startsLocal' | 'endsLocal' | 'startsOn' | 'endsOn' | 'startsFold' | 'endsFold'>

/**
 * The time so many days later (earlier when negative): the same hours on the same clocks, also over a night in which they change. Hours
 * that do not exist on the new day, or come twice, are refused with the choice.
 */
export function shiftedTime(row: Timed, days: number) {
  const { timing, zone, startsLocal, endsLocal } = row
  const starts = startsLocal?.slice(0, 10) ?? row.startsOn ?? ''
  const ends = endsLocal?.slice(0, 10) ?? row.endsOn ?? ''
  const fold = (value: number) => (value === 1 ? ('1' as const) : undefined)
  return timeColumns({
    timing,
    zone,
    startsOn: addDays(starts, days),
    endsOn: addDays(ends, days),
    startsTime: startsLocal?.slice(11, 16),
    endsTime: endsLocal?.slice(11, 16),
    startsFold: fold(row.startsFold),
    endsFold: fold(row.endsFold),
  })
}
