import { and, asc, between, isNull, type SQL, sql } from 'drizzle-orm'
import { monthGrid } from '#app/lib/month-grid.ts'
import { me, myDesks } from '#db/schema/conditions.ts'
import { urgency } from '#db/schema/follow-ups.ts'
import { visibleFollowUps } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { FollowUpScope } from './input.ts'
import { type FollowUpRow, followUpsNamed } from './queries.server.ts'
import { mineOf } from './rights.server.ts'
import { awake } from './snooze.server.ts'

const f = visibleFollowUps
const mostListed = 300

export type DueDay = { date: string; inMonth: boolean; rows: FollowUpRow[]; total: number }
/** `more`: how many of the month found no place in it. */
export type DueMonth = { month: string; weeks: { year: number; week: number; days: DueDay[] }[]; total: number; more: number }

/** Open follow-ups on the days they are due, in the weeks of a month 'YYYY-MM'. One's own leave out what was put off, as the list does. */
export async function dueMonth(db: ActorDb, scope: FollowUpScope, month: string, today: string): Promise<DueMonth> {
  const grid = monthGrid(month, 1)
  const [from, to] = [grid[0]?.days[0]?.date ?? '', grid.at(-1)?.days.at(-1)?.date ?? '']
  const ofScope: Record<FollowUpScope, SQL | undefined> = {
    mine: and(mineOf(me), awake(today)),
    desk: sql`${f.deskId} = any(${myDesks})`,
    all: undefined,
  }
  const due = and(between(f.dueOn, from, to), isNull(f.doneAt), ofScope[scope])
  const counted = await db
    .select({ date: sql<string>`${f.dueOn}::text`, count: sql<number>`count(*)::int` })
    .from(f)
    .where(due)
    .groupBy(f.dueOn)
  const totals = new Map(counted.map(({ date, count }) => [date, count]))
  const ids = await db
    .select({ id: f.id })
    .from(f)
    .where(due)
    .orderBy(asc(f.dueOn), asc(urgency(f.priority)), asc(f.id))
    .limit(mostListed)
  const named = new Map(
    (ids.length > 0
      ? await followUpsNamed(
          db,
          ids.map(({ id }) => id),
        )
      : []
    ).map((row) => [row.id, row]),
  )
  const byDay = Map.groupBy(
    ids.flatMap(({ id }) => named.get(id) ?? []),
    ({ dueOn }) => dueOn ?? '',
  )
  const weeks = grid.map(({ days, ...week }) => ({
    ...week,
    days: days.map((day) => ({ ...day, rows: byDay.get(day.date) ?? [], total: totals.get(day.date) ?? 0 })),
  }))
  const ofMonth = weeks.flatMap(({ days }) => days).filter(({ inMonth }) => inMonth)
  const total = ofMonth.reduce((sum, day) => sum + day.total, 0)
  return { month, weeks, total, more: total - ofMonth.reduce((sum, { rows }) => sum + rows.length, 0) }
}
