import { and, gte, isNull, sql } from 'drizzle-orm'
import { type Stage, stages } from '#db/schema/words.ts'
import { visibleFollowUps } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { FollowUpScope } from './input.ts'
import { type FollowUpRow, followUpsNamed, ofScope } from './queries.server.ts'
import { cardsShown, doneDays } from './rules.ts'

export type BoardColumn = { stage: Stage; rows: FollowUpRow[]; total: number }

const f = visibleFollowUps

/**
 * Four columns of follow-ups: the most urgent of each stage, and what was done of late, each with how many there are in all. `now` decides
 * what is of late.
 */
export async function followUpBoard(db: ActorDb, scope: FollowUpScope, now: Date): Promise<BoardColumn[]> {
  const columns = await columnsOf(db, scope, new Date(now.getTime() - doneDays * 24 * 3600_000))
  const ids = columns.flatMap((column) => column.ids.split(',').filter(Boolean))
  const rows = new Map((ids.length > 0 ? await followUpsNamed(db, ids) : []).map((row) => [row.id, row]))
  return stages.map((stage) => {
    const found = columns.find((column) => column.stage === stage)
    return { stage, total: found?.total ?? 0, rows: (found?.ids.split(',') ?? []).flatMap((id) => rows.get(id) ?? []) }
  })
}

/** In one statement, so that who may see what is asked once for a row, for the count and for the cards. */
function columnsOf(db: ActorDb, scope: FollowUpScope, since: Date) {
  return db.select({ stage: sql<Stage>`t.stage`, total: sql<number>`t.total`, ids: sql<string>`t.ids` }).from(
    sql`(with undone as materialized (
        select id, stage, priority, due_on from ${f} where ${and(ofScope(scope), isNull(f.doneAt))}
      ), finished as materialized (
        select id, done_at from ${f} where ${and(ofScope(scope), gte(f.doneAt, since))}
      )
      select g.stage, count(*)::int as total, array_to_string(array(
        select u.id from undone u where u.stage = g.stage order by u.priority = 'high' desc, u.due_on nulls last, u.id limit ${cardsShown}
      ), ',') as ids from undone g group by g.stage
      union all
      select 'done', count(*)::int, array_to_string(array(select id from finished order by done_at desc, id limit ${cardsShown}), ',')
        from finished) t`,
  )
}
