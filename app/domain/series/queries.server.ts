import { asc, eq } from 'drizzle-orm'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleOccurrences, visibleSeries } from '#db/visible/series.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { wallTimeOf } from '../engagements/times.ts'
import type { Rule } from './rule.ts'
import type { Hours } from './times.ts'

const s = visibleSeries
const o = visibleOccurrences

/** The series an engagement belongs to, and the day its rule gave it; undefined for what is held once. */
export async function findSeries(db: ActorDb, engagementId: string) {
  const [occurrence] = await db.select({ seriesId: o.seriesId, onDate: o.onDate }).from(o).where(eq(o.engagementId, engagementId))
  if (!occurrence) return undefined
  const [found] = await db.select().from(s).where(eq(s.id, occurrence.seriesId))
  if (!found) return undefined
  const { id, deskId, repeats, every, weekdays, startsOn, until, count, zone, startsTime, endsTime, lastDay } = found
  const rule: Rule = { repeats, every, weekdays, startsOn, until: until ?? undefined, count: count ?? undefined }
  const hours: Hours = { zone, startsTime, endsTime, lastDay }
  return { id, deskId, rule, hours, onDate: occurrence.onDate }
}

export type Series = NonNullable<Awaited<ReturnType<typeof findSeries>>>

/** How an engagement comes back, and how many of its series the actor may see that were not cancelled. */
export async function seriesAround(db: ActorDb, engagementId: string) {
  const series = await findSeries(db, engagementId)
  if (!series) return undefined
  const all = await occurrencesOf(db, series.id)
  return { rule: series.rule, times: all.filter((one) => one.status !== 'cancelled').length }
}

/** The engagements of a series that the actor may see, in order of the days of its rule. */
export async function occurrencesOf(db: ActorDb, seriesId: string) {
  const v = visibleEngagements
  const rows = await db
    .select({
      occurrenceId: o.id,
      onDate: o.onDate,
      id: v.id,
      title: v.title,
      status: v.status,
      version: v.version,
      deskId: v.deskId,
      timing: v.timing,
      zone: v.zone,
      startsLocal: v.startsLocal,
      endsLocal: v.endsLocal,
      startsOn: v.startsOn,
      endsOn: v.endsOn,
      startsAt: v.startsAt,
      endsAt: v.endsAt,
    })
    .from(o)
    .innerJoin(v, eq(v.id, o.engagementId))
    .where(eq(o.seriesId, seriesId))
    .orderBy(asc(o.onDate))
  return rows.map((row) => ({
    ...row,
    startsLocal: row.startsLocal && wallTimeOf(row.startsLocal),
    endsLocal: row.endsLocal && wallTimeOf(row.endsLocal),
  }))
}

export type Occurrence = Awaited<ReturnType<typeof occurrencesOf>>[number]
