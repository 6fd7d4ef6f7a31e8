import { sql } from 'drizzle-orm'
import type { ActorDb } from '../access/as-actor.server.ts'
import { metWithOne, type Subject } from './met.server.ts'
import { belonging } from './rows.server.ts'

export type NextStep = { id: string; title: string; owner: string; dueOn: string | null }

/** The open follow-up that is due first, as far as the actor may know; one without a date comes last. */
export async function nextStepOf(db: ActorDb, of: Subject): Promise<NextStep | undefined> {
  const [step] = await db
    .select({ id: sql<string>`t.id`, title: sql<string>`t.title`, owner: sql<string>`t.owner`, dueOn: sql<string | null>`t.due_on` })
    .from(
      sql`(with shown as materialized (${metWithOne(of)})
        select x.id, x.title, m.name as owner, to_char(x.due_on, 'YYYY-MM-DD') as due_on
        from ${belonging('visible_follow_ups', of)} join visible_members m on m.id = x.owner_id
        where x.done_at is null) t`,
    )
    .orderBy(sql`t.due_on nulls last`, sql`t.id`)
    .limit(1)
  return step
}
