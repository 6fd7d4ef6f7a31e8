import { eq } from 'drizzle-orm'
import { addDays, daysBetween } from '#app/lib/dates.ts'
import { occurrences, series } from '#db/schema/series.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { changeEngagement } from '../engagements/commands.server.ts'
import type { EngagementInput } from '../engagements/input.ts'
import { type Engagement, findEngagement } from '../engagements/queries.server.ts'
import { addSeries, columnsOf } from './commands.server.ts'
import { differenceOf, inputOf } from './differences.ts'
import { findSeries, type Occurrence, occurrencesOf, type Series } from './queries.server.ts'
import { movedBy, splitAt } from './rule.ts'
import { dayOf, type Hours, hoursOf, sameTime, timeOn } from './times.ts'

export const scopes = ['this', 'following', 'all'] as const
export type Scope = (typeof scopes)[number]

/**
 * Carries what was changed in one engagement over to those after it, or to all of its series. What is over, or was moved by hand, keeps
 * its time; what another desk keeps, stays as it is.
 */
export async function changeSeries(
  db: ActorDb,
  actor: Actor,
  saved: Engagement,
  version: number,
  input: EngagementInput,
  scope: Scope,
  now = new Date(),
) {
  const found = scope === 'this' ? undefined : await findSeries(db, saved.id)
  if (!found) return changeEngagement(db, actor, saved.id, version, input)
  const shift = daysBetween(dayOf(saved), dayOf(input.time))
  if (shift !== 0 && found.rule.repeats !== 'weekly') return { ok: false, reason: 'day-fixed', field: 'startsOn' } as const
  const outcome = await changeEngagement(db, actor, saved.id, version, input)
  if (!outcome.ok) return outcome
  const all = await occurrencesOf(db, found.id)
  const reached = all.filter((one) => one.id === saved.id || (one.endsAt > now && (scope === 'all' || one.onDate >= found.onDate)))
  const retimed = !sameTime(saved, input.time)
  const target = retimed ? await retime(db, found, { all, reached, shift, hours: hoursOf(input.time) }) : undefined
  const difference = differenceOf(inputOf(saved), input)
  for (const one of reached.filter(({ id, deskId }) => id !== saved.id && actor.deskIds.includes(deskId))) {
    const other = await findEngagement(db, one.id)
    if (!other) continue
    const own = inputOf(other)
    const moved = !sameTime(one, timeOn(one.onDate, found.hours, one.timing))
    const time = target && !moved ? timeOn(addDays(one.onDate, shift), target, input.time.timing) : own.time
    await changeEngagement(db, actor, one.id, one.version, { ...difference(own), time })
  }
  return { ok: true } as const
}

type Retime = { all: Occurrence[]; reached: Occurrence[]; shift: number; hours: Hours }

/** Gives the reached part of a series its new hours and days; what comes before it stays a series of its own. */
async function retime(db: ActorDb, found: Series, { all, reached, shift, hours }: Retime): Promise<Hours> {
  const first = reached[0]?.onDate ?? found.onDate
  const earlier = all.some((one) => one.onDate < first)
  const { before, after } = earlier ? splitAt(found.rule, first) : { before: undefined, after: found.rule }
  const rule = movedBy(after, shift)
  if (before) await db.update(series).set(columnsOf(before, found.hours)).where(eq(series.id, found.id))
  else await db.update(series).set(columnsOf(rule, hours)).where(eq(series.id, found.id))
  const seriesId = before ? await addSeries(db, found.deskId, rule, hours) : found.id
  // From the far end on, so that no two share a day on the way.
  const ordered = all.filter((one) => one.onDate >= first)
  if (shift > 0) ordered.reverse()
  for (const one of ordered) {
    await db
      .update(occurrences)
      .set({ seriesId, onDate: addDays(one.onDate, shift) })
      .where(eq(occurrences.id, one.occurrenceId))
  }
  return hours
}
