import { newId } from '#app/lib/ids.ts'
import { occurrences, series } from '#db/schema/series.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { scheduleEngagement, scheduleEngagements } from '../engagements/commands.server.ts'
import type { EngagementInput } from '../engagements/input.ts'
import { findEngagement } from '../engagements/queries.server.ts'
import type { TimeColumns } from '../engagements/times.ts'
import { inputOf } from './differences.ts'
import { occurrencesOf, type Series } from './queries.server.ts'
import { daysOf, plannedUntil, type Rule } from './rule.ts'
import { type Hours, hoursOf, timeOn } from './times.ts'

/** The times of a series that are planned now, the first as its form has it. */
export function timesOf(rule: Rule, time: TimeColumns, today: string): { days: string[]; times: TimeColumns[] } {
  const from = today > rule.startsOn ? today : rule.startsOn
  const days = daysOf(rule, plannedUntil(from))
  return { days, times: days.map((date) => timeOn(date, hoursOf(time), time.timing)) }
}

/** Schedules what a form asks for: one engagement, or a series of them, of which it answers the first. */
export async function scheduleAsAsked(db: ActorDb, actor: Actor, input: EngagementInput, today: string) {
  const { rule } = input
  if (!rule) return scheduleEngagement(db, actor, input)
  const { days, times } = timesOf(rule, input.time, today)
  if (days.length === 0) return { ok: false, reason: 'no-days', field: 'until' } as const
  const outcome = await scheduleEngagements(db, actor, input, times)
  if (!outcome.ok) return outcome
  const seriesId = await addSeries(db, input.deskId, rule, hoursOf(input.time))
  const rows = days.map((onDate, index) => ({ seriesId, onDate, engagementId: outcome.ids[index] ?? '' }))
  await db.insert(occurrences).values(rows)
  return { ok: true, id: outcome.ids[0] ?? '' } as const
}

export async function addSeries(db: ActorDb, deskId: string, rule: Rule, hours: Hours): Promise<string> {
  const id = newId()
  await db.insert(series).values({ id, deskId, ...columnsOf(rule, hours) })
  return id
}

export const columnsOf = ({ until, count, ...rule }: Rule, hours: Hours) => ({
  ...rule,
  until: until ?? null,
  count: count ?? null,
  ...hours,
})

/** The days of a series that have come within the eighteen months and are not planned yet. */
export function daysToPlan(rule: Rule, planned: string[], today: string): string[] {
  const last = planned.at(-1) ?? ''
  return daysOf(rule, plannedUntil(today > rule.startsOn ? today : rule.startsOn)).filter((day) => day > last)
}

/** Plans the days that have come near since, each as the last one planned stands. */
export async function planFurther(db: ActorDb, actor: Actor, series: Series, today: string) {
  const all = await occurrencesOf(db, series.id)
  const last = await findEngagement(db, all.at(-1)?.id ?? '')
  const days = daysToPlan(
    series.rule,
    all.map((one) => one.onDate),
    today,
  )
  if (!last || days.length === 0) return { ok: false, reason: 'nothing-to-plan' } as const
  const times = days.map((date) => timeOn(date, series.hours, last.timing))
  const outcome = await scheduleEngagements(db, actor, inputOf(last), times)
  if (!outcome.ok) return outcome
  await db
    .insert(occurrences)
    .values(days.map((onDate, index) => ({ seriesId: series.id, onDate, engagementId: outcome.ids[index] ?? '' })))
  return { ok: true, planned: days.length } as const
}
