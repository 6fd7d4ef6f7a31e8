import { addDays } from '#app/lib/dates.ts'
import { type Cadence, cadenceOf } from '../organisations/rules.ts'
import type { Moments } from '../timeline/moments.server.ts'

/** A community with the number of weeks agreed between two contacts. */
export type Community = { id: string; name: string; cadenceWeeks: number | null } & Partial<Moments>

/** A community whose rhythm of contact is broken, or soon will be. */
export type ContactGap = Omit<Community, 'cadenceWeeks'> & { cadence: Exclude<Cadence, { state: 'none' }> }

const soonDays = 14
const mostShown = 8

/** The communities whose contact is late, was never recorded, or is due within two weeks with nothing planned; the latest first. */
export function contactGaps(communities: readonly Community[], today: string): ContactGap[] {
  return communities
    .flatMap(({ cadenceWeeks, ...community }): ContactGap[] => {
      const cadence = cadenceOf(cadenceWeeks, community.last?.until, today)
      if (cadence.state === 'none') return []
      const planned = cadence.state === 'on-time' && (community.next !== undefined || isFarOff(cadence.before, today))
      return planned ? [] : [{ ...community, cadence }]
    })
    .sort((a, b) => urgency(b.cadence) - urgency(a.cadence))
    .slice(0, mostShown)
}

const isFarOff = (before: string, today: string) => before > addDays(today, soonDays)

/** Whether a community that was met on that day, or later, is surely none of those, whatever else is known. */
export function isMetOften(cadenceWeeks: number | null, metOn: string | undefined, today: string): boolean {
  // A day of margin: the latest contact at an instant may have been the day before at its own place.
  const cadence = cadenceOf(cadenceWeeks, metOn && addDays(metOn, -1), today)
  return cadence.state === 'on-time' && isFarOff(cadence.before, today)
}

// Without a first contact nobody can say how late it is: these stand between what is late and what is due soon.
const urgency = (cadence: ContactGap['cadence']): number => (cadence.state === 'late' ? cadence.days : cadence.state === 'never' ? 0 : -1)
