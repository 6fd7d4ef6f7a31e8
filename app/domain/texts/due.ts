import { addDays, weekdayOf } from '#app/lib/dates.ts'
import type { EngagementKind, Status, Timing } from '#db/schema/words.ts'

/** So many working days before an engagement its brief is due, and after it its read-out: what its desk keeps to. */
export type DeskDays = { briefDaysBefore: number; readOutDaysAfter: number }

const isWorkday = (date: string) => weekdayOf(date) < 6

/** The day that lies so many working days (Monday to Friday) after a day, or before it when negative. */
export function workdaysFrom(date: string, days: number): string {
  const step = days < 0 ? -1 : 1
  let day = date
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, step)
    if (isWorkday(day)) left -= 1
  }
  return day
}

type Kept = { kind: EngagementKind; status: Status; timing: Timing; oursOnly: boolean }

const talks: readonly EngagementKind[] = ['meeting', 'call', 'event']

/** Whether a text is owed without anybody having asked for it: talks with others that have a day and are agreed or were held. */
export const owesTexts = ({ kind, status, timing, oursOnly }: Kept): boolean =>
  !oursOnly && timing !== 'window' && talks.includes(kind) && ['tentative', 'confirmed', 'held'].includes(status)

type Days = { startsOn: string; endsOn: string }

export const briefDueOn = ({ startsOn }: Days, { briefDaysBefore }: DeskDays): string => workdaysFrom(startsOn, -briefDaysBefore)
export const readOutDueOn = ({ endsOn }: Days, { readOutDaysAfter }: DeskDays): string => workdaysFrom(endsOn, readOutDaysAfter)
