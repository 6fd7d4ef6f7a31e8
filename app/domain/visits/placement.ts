import * as z from 'zod'
import { choice, date, id, optionalLine } from '#app/lib/input.ts'
import { resolveWallTime } from '#app/lib/wall-time.ts'
import { slots } from '#db/schema/words.ts'
import type { Entry } from '../calendar/entries.ts'
import { timeColumns } from '../engagements/times.ts'
import { isOn, overlap, spanOf } from './spans.ts'

const time = z.string().trim().max(40).optional()
const fold = z.enum(['0', '1']).optional()

const fields = z.object({
  day: date.or(z.literal('other')),
  otherDay: date.optional(),
  startsTime: time,
  endsTime: time,
  startsFold: fold,
  endsFold: fold,
  place: optionalLine(200),
  hostId: id.optional(),
  slot: choice(slots),
  holdOn: date.optional(),
  holdTime: time,
})

/** A place in the programme, on the clocks of `zone`. Without hours the day alone is settled: a window of that one day. */
export const placementInput = (zone: string) =>
  fields.transform((input, context) => {
    const { day: chosen, otherDay, startsTime, endsTime, startsFold, endsFold, holdOn, holdTime, ...rest } = input
    const day = chosen === 'other' ? otherDay : chosen
    const refuse = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message })
    if (!day) {
      refuse('otherDay', 'errors.required')
      return z.NEVER
    }
    if (!startsTime !== !endsTime) refuse(startsTime ? 'endsTime' : 'startsTime', 'placements.bothTimes')
    const holds = input.slot === 'hold' && Boolean(holdOn ?? holdTime)
    if (holds && !(holdOn && holdTime)) refuse(holdOn ? 'holdTime' : 'holdOn', 'placements.holdNeedsDay')
    const until = holds && holdOn && holdTime ? resolveWallTime(`${holdOn}T${holdTime}`, zone) : undefined
    if (until?.kind === 'unreadable' || until?.kind === 'missing') {
      refuse('holdTime', `errors.notATime|${JSON.stringify({ value: holdTime?.slice(0, 40) })}`)
    }
    const timing = startsTime && endsTime ? 'timed' : 'window'
    const when = timeColumns({ timing, zone, startsOn: day, endsOn: day, startsTime, endsTime, startsFold, endsFold })
    if (!when.ok) for (const problem of when.problems) refuse(problem.field === 'startsOn' ? 'day' : problem.field, problem.error)
    // Of two equal wall times the first: a hold that runs out an hour early is looked at an hour early.
    const holdUntil = until?.kind === 'exact' ? until.at : until?.kind === 'twice' ? until.first.at : null
    return when.ok ? { ...rest, day, startsTime, endsTime, time: when.columns, holdUntil } : z.NEVER
  })

export type Placement = z.output<ReturnType<typeof placementInput>>
export type PlacementForm = z.input<typeof fields>

export type PlacementWarning = { about: 'overlap'; entry: Entry } | { about: 'outside' }

/** What whoever places an item is asked to look at first: what else is at that hour, and that the day is not one of the visit's. */
export function placementWarnings(
  visit: { startsOn: string; endsOn: string },
  others: readonly Entry[],
  wish: { day: string; startsTime?: string | undefined; endsTime?: string | undefined },
): PlacementWarning[] {
  const span = spanOf({ startsOn: wish.day, starts: wish.startsTime ?? null, ends: wish.endsTime ?? null })
  const clashes = others.filter((entry) => {
    const other = spanOf(entry)
    return span && other && isOn(entry) && overlap(span, other)
  })
  const outside = wish.day < visit.startsOn || wish.day > visit.endsOn
  return [...(outside ? [{ about: 'outside' as const }] : []), ...clashes.map((entry) => ({ about: 'overlap' as const, entry }))]
}
