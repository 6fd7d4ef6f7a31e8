import { and, eq, sql } from 'drizzle-orm'
import { daysBetween } from '#app/lib/dates.ts'
import { engagements } from '#db/schema/engagements.ts'
import { desks } from '#db/schema/members.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { shiftedTime } from '../engagements/shifted-time.ts'
import { wallTimeOf } from '../engagements/times.ts'
import { findVisit, type Visit } from './queries.server.ts'

/** What moving a visit to another first day comes to. */
export type Shift = Awaited<ReturnType<typeof planShift>>

/** How a visit and its programme would stand so many days later, what stands against it, and whom to ask about what is not the actor's. */
export async function planShift(db: ActorDb, visit: Visit, firstDay: string) {
  const days = daysBetween(visit.startsOn, firstDay)
  const rows = await movable(db, visit.id)
  const moved = [visit, ...rows].map((row) => ({ row, time: shiftedTime(row, days) }))
  return {
    days,
    state: [visit, ...rows].map(({ version }) => version).join('.'),
    moves: moved.flatMap(({ row, time }) => (time.ok ? [{ ...told(row), columns: time.columns }] : [])),
    impossible: moved.flatMap(({ row, time }) => (time.ok ? [] : [{ ...told(row), errors: time.problems.map(({ error }) => error) }])),
    others: await unmovable(db, visit.id),
  }
}

type Row = Awaited<ReturnType<typeof movable>>[number] | Visit

const told = ({ id, title, version, startsLocal, endsLocal, startsOn, endsOn }: Row) => ({
  ...{ id, title, version },
  was: { startsLocal, endsLocal, startsOn, endsOn },
})

async function movable(db: ActorDb, visitId: string) {
  const v = visibleEngagements
  const { id, title, version, timing, zone, startsLocal, endsLocal, startsOn, endsOn, startsFold, endsFold } = v
  const rows = await db
    .select({ id, title, version, timing, zone, startsLocal, endsLocal, startsOn, endsOn, startsFold, endsFold })
    .from(v)
    .where(eq(v.visitId, visitId))
    .orderBy(v.startsAt, v.id)
  return rows.map((row) => ({
    ...row,
    startsLocal: row.startsLocal && wallTimeOf(row.startsLocal),
    endsLocal: row.endsLocal && wallTimeOf(row.endsLocal),
  }))
}

/** How many items the actor may not move, seen or not, and the desks that may. */
async function unmovable(db: ActorDb, visitId: string): Promise<{ desk: string; items: number }[]> {
  return db
    .select({ desk: desks.name, items: sql<number>`u.items` })
    .from(sql`unmovable_items(${visitId}) u`)
    .innerJoin(desks, sql`${desks.id} = u.desk_id`)
    .orderBy(desks.name)
}

/** Somebody changed the programme between reading and moving it: everything moved so far is to be rolled back. */
export class ProgrammeChanged extends Error {}

/** Moves a visit and all its items so that it begins on `firstDay`, if it stands as `state` says. All of it moves, or nothing. */
export async function shiftVisit(db: ActorDb, actor: Actor, id: string, state: string, firstDay: string) {
  const visit = await findVisit(db, id)
  if (!visit) return { ok: false, reason: 'not-found' } as const
  const plan = await planShift(db, visit, firstDay)
  if (plan.others.length > 0) return { ok: false, reason: 'not-yours' } as const
  if (plan.impossible.length > 0) return { ok: false, reason: 'no-such-time' } as const
  if (plan.state !== state) return { ok: false, reason: 'changed-meanwhile' } as const
  for (const move of plan.days === 0 ? [] : plan.moves) {
    const changed = await db
      .update(engagements)
      .set(move.columns)
      .where(and(eq(engagements.id, move.id), eq(engagements.version, move.version)))
      .returning({ id: engagements.id })
    if (changed.length === 0) throw new ProgrammeChanged()
    const fields = move.columns.timing === 'timed' ? ['startsLocal', 'endsLocal'] : ['startsOn', 'endsOn']
    await recordDeed(db, actor, { verb: 'changed', noun: 'engagement', recordId: move.id, fields })
  }
  return { ok: true } as const
}
