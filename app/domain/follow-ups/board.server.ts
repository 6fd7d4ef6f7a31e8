import { and, gte, isNull, type SQL, sql } from 'drizzle-orm'
import { type Stage, stages } from '#db/schema/words.ts'
import { visibleFollowUps } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { FollowUpScope } from './input.ts'
import { type FollowUpRow, followUpsNamed, ofScope } from './queries.server.ts'

/** Cards a column shows at most, and for how many days back the last one. */
export const cardsShown = 20
export const doneDays = 14

export type BoardColumn = { stage: Stage; rows: FollowUpRow[]; total: number }

const f = visibleFollowUps

/**
 * Four columns of follow-ups: the most urgent of each stage, and what was done of late, each with how many there are in all. `now` decides
 * what is of late.
 */
export async function followUpBoard(db: ActorDb, scope: FollowUpScope, now: Date): Promise<BoardColumn[]> {
  const since = new Date(now.getTime() - doneDays * 24 * 3600_000)
  const urgent = [sql`${f.priority} = 'high' desc`, sql`${f.dueOn} asc nulls last`, sql`${f.id}`]
  const places = [
    ...(await topOf(db, sql<Stage>`${f.stage}`, and(ofScope(scope), isNull(f.doneAt)), urgent)),
    ...(await topOf(db, sql<Stage>`'done'`, and(ofScope(scope), gte(f.doneAt, since)), [sql`${f.doneAt} desc`, sql`${f.id}`])),
  ]
  const ids = places.map((place) => place.id)
  const rows = new Map((ids.length > 0 ? await followUpsNamed(db, ids) : []).map((row) => [row.id, row]))
  return stages.map((stage) => {
    const own = places.filter((place) => place.stage === stage)
    return { stage, total: own[0]?.total ?? 0, rows: own.flatMap(({ id }) => rows.get(id) ?? []) }
  })
}

/** The first of each stage in the order, with how many the stage has: one look at the rows does for both. */
function topOf(db: ActorDb, stage: SQL<Stage>, where: SQL | undefined, order: SQL[]) {
  const ranked = db
    .select({
      id: f.id,
      stage: stage.as('of_stage'),
      total: sql<number>`count(*) over (partition by ${stage})::int`.as('total'),
      place: sql<number>`row_number() over (partition by ${stage} order by ${sql.join(order, sql`, `)})::int`.as('place'),
    })
    .from(f)
    .where(where)
    .as('ranked')
  return db
    .select({ id: ranked.id, stage: ranked.stage, total: ranked.total })
    .from(ranked)
    .where(sql`${ranked.place} <= ${cardsShown}`)
    .orderBy(ranked.stage, ranked.place)
}
