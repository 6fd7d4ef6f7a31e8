import { addDays, daysBetween } from '#app/lib/dates.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'

export const canEditOrganisation = (actor: Actor, organisation: { deskId: string }): boolean => canWriteFor(actor, organisation.deskId)

/** Whether the wished rhythm of contact is kept. `before` is the day by which the next one is due. */
export type Cadence =
  | { state: 'none' }
  | { state: 'never'; weeks: number }
  | { state: 'on-time'; weeks: number; before: string }
  | { state: 'late'; weeks: number; before: string; days: number }

/** `lastOn` is the last day of the last contact; one that goes on beyond today counts as today. */
export function cadenceOf(weeks: number | null, lastOn: string | undefined, today: string): Cadence {
  if (weeks === null) return { state: 'none' }
  if (lastOn === undefined) return { state: 'never', weeks }
  const before = addDays(lastOn < today ? lastOn : today, weeks * 7)
  const days = daysBetween(before, today)
  return days > 0 ? { state: 'late', weeks, before, days } : { state: 'on-time', weeks, before }
}
