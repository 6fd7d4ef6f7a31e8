import { sql } from 'drizzle-orm'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { followUpBoard } from '#app/domain/follow-ups/board.server.ts'
import { followUpScopes } from '#app/domain/follow-ups/input.ts'
import type { Database } from '#db/client.server.ts'
import { type Verdict, withinMs } from './limits.ts'
import { openScene } from './scene.ts'
import { type Served, serveApart } from './served-apart.ts'

const open = 5000

/** The board of an officer whose desk has 5,000 open follow-ups, beside all that 20,000 engagements left: what it asks, and the page. */
export async function benchBoard() {
  const scene = await openScene({ contacts: 10_000, engagements: 20_000 })
  const deskId = scene.officer.deskIds[0] ?? ''
  await fill(scene.database, deskId, scene.officer.id)
  const app = await serveApart(scene.database, scene.url, scene.cookie)
  const list = await app.measure('/follow-ups?view=all')
  const scopes: Record<string, Served & { columns: unknown }> = {}
  const limits: Verdict[] = []
  for (const scope of followUpScopes) {
    const board = await asActor(scene.officer, (db) => followUpBoard(db, scope, { now: new Date(), today: '2026-02-05' }))
    const columns = Object.fromEntries(board.map(({ stage, total }) => [stage, total]))
    const page = await app.measure(`/follow-ups/board?scope=${scope}`)
    scopes[scope] = { columns, ...page }
    limits.push(withinMs(`board of 5,000 open follow-ups, ${scope}`, page, 25))
  }
  await app.stop()
  await scene.stop()
  return { open, list, scopes, limits }
}

/** Brings the desk's open follow-ups to 5,000: seven of ten from an engagement of the desk, others for an organisation, a contact or nothing, one of ten the officer's own. */
async function fill({ db }: Database, deskId: string, officerId: string) {
  await db.execute(sql`
    insert into follow_ups (id, desk_id, level, title, folded, owner_id, due_on, engagement_id, organisation_id, contact_id, stage, priority)
    select gen_random_uuid(), ${deskId}, (array['internal', 'confidential'])[1 + n % 2], 'Write to them', 'write to them',
      case when n % 10 = 0 then ${officerId}::uuid else e.created_by end, date '2026-01-01' + n % 300,
      case when n % 10 < 7 then e.id end, case when n % 10 = 7 then (select id from organisations limit 1) end,
      case when n % 10 = 8 then (select id from contacts where level = 'internal' limit 1) end,
      (array['open', 'open', 'doing', 'waiting'])[1 + n % 4], case when n % 9 = 0 then 'high' else 'normal' end
    from (select (row_number() over ())::int as n, id, created_by from engagements, generate_series(1, 20) where desk_id = ${deskId} and deleted_at is null) e
    limit greatest(0, ${open} - (select count(*) from follow_ups where desk_id = ${deskId} and done_at is null))`)
  await db.execute(sql`vacuum analyze follow_ups`)
}
