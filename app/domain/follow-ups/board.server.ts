import { type SQL, sql } from 'drizzle-orm'
import { me, myDesks } from '#db/schema/conditions.ts'
import { openStages, type Stage, stages } from '#db/schema/words.ts'
import { visibleFollowUps } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { planOnce } from '../access/plans.server.ts'
import type { FollowUpScope } from './input.ts'
import { type FollowUpRow, followUpsNamed } from './queries.server.ts'
import { mineOf } from './rights.server.ts'
import { cardsShown, countedTo, doneDays } from './rules.ts'
import { awake } from './snooze.server.ts'

/** The moment decides what is of late, the reader's date what was put off. */
type Now = { now: Date; today: string }

/** `total` is exact up to `countedTo`, and one more than that for any more. */
export type BoardColumn = { stage: Stage; rows: FollowUpRow[]; total: number }

/**
 * Four columns of follow-ups: the most urgent of each stage, and what was done of late, each with how many there are. One's
 * own leave out what was put off.
 */
export async function followUpBoard(db: ActorDb, scope: FollowUpScope, { now, today }: Now): Promise<BoardColumn[]> {
  const columns = await columnsOf(db, placesOf(today)[scope], new Date(now.getTime() - doneDays * 24 * 3600_000))
  const ids = columns.flatMap((column) => column.ids.split(',').filter(Boolean))
  const rows = new Map((ids.length > 0 ? await followUpsNamed(db, ids) : []).map((row) => [row.id, row]))
  return stages.map((stage) => {
    const found = columns.find((column) => column.stage === stage)
    return { stage, total: found?.total ?? 0, rows: (found?.ids.split(',') ?? []).flatMap((id) => rows.get(id) ?? []) }
  })
}

const f = visibleFollowUps
type Place = { from: SQL; where: SQL }

/** Where to look, and how to narrow it there: a desk at a time, so that an index gives the rows of each in order. */
const placesOf = (today: string): Record<FollowUpScope, Place> => ({
  mine: { from: sql`(values (1)) place`, where: sql`${mineOf(me)} and ${awake(today)}` },
  desk: { from: sql`unnest(${myDesks}) place (desk_id)`, where: sql`${f.deskId} = place.desk_id` },
  all: { from: sql`(values (1)) place`, where: sql`true` },
})

/** In one statement that stops looking at rows when it has seen enough, so that a long backlog costs no more than a middling one. */
async function columnsOf(db: ActorDb, { from, where }: Place, since: Date) {
  const isOpen = sql`${where} and ${f.stage} = s.stage and ${f.doneAt} is null`
  const isDone = sql`${where} and ${f.doneAt} >= ${since.toISOString()}::timestamptz`
  // Each is looked at once, to be counted and to be shown.
  const column = (
    stage: SQL,
    look: SQL,
    order: SQL,
  ) => sql`select ${stage} as stage, count(*)::int as total, array_to_string((array_agg(w.id order by w.place))[:${cardsShown}::int], ',') as ids
    from (select u.id, row_number() over (order by ${order}) as place from ${from} cross join lateral (${look}) u order by ${order} limit ${countedTo + 1}) w`
  planOnce(db)
  return db.select({ stage: sql<Stage>`t.stage`, total: sql<number>`t.total`, ids: sql<string>`coalesce(t.ids, '')` }).from(
    sql`(select c.* from unnest(array[${sql.join([...openStages], sql`, `)}]) s (stage) cross join lateral (
        ${column(
          sql`s.stage`,
          sql`select id, priority <> 'high' as later, due_on from ${f} where ${isOpen} order by priority <> 'high', due_on, id limit ${countedTo + 1}`,
          sql`u.later, u.due_on, u.id`,
        )}) c
      union all
      ${column(sql`'done'`, sql`select id, done_at from ${f} where ${isDone} order by done_at desc limit ${countedTo + 1}`, sql`u.done_at desc, u.id`)}) t`,
  )
}
