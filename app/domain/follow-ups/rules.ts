import { addDays, addMonths, monthOf } from '#app/lib/dates.ts'
import { type Level, levels, type RepeatUnit } from '#db/schema/words.ts'

/** The levels a record may take that hangs on one of level `floor`: that one and the stricter. */
export const levelsFrom = (floor: Level): Level[] => levels.slice(levels.indexOf(floor))

/** A follow-up whose tick was just set or taken back: what a list offers to undo. */
export type JustTicked = { id: string; title: string; done: boolean }

/** Cards that a column of the board shows at most, how far it counts, and for how many days its last column looks back. */
export const cardsShown = 20
export const countedTo = 500
export const doneDays = 14

export type Repetition = { every: number; unit: RepeatUnit; day: number }

/** When the next of a follow-up is due that comes again: its first turn after `today`, on the last day of a month that has no such day. */
export function nextDue(dueOn: string, today: string, { every, unit, day }: Repetition): string {
  const turn = (number: number) => {
    if (unit === 'week') return addDays(dueOn, 7 * every * number)
    const month = addMonths(monthOf(dueOn), every * number)
    const last = addDays(`${addMonths(month, 1)}-01`, -1)
    return `${month}-${String(Math.min(day, Number(last.slice(8)))).padStart(2, '0')}`
  }
  let number = 1
  while (turn(number) <= today) number += 1
  return turn(number)
}
