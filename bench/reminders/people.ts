import { sql } from 'drizzle-orm'
import { queueMail } from '#app/domain/notices/queue-mail.server.ts'
import { remindDue } from '#app/domain/notices/remind.server.ts'
import { newId } from '#app/lib/ids.ts'
import { type Db, setDatabase } from '#db/client.server.ts'
import { openDatabase } from '#db/open.ts'
import { desks } from '#db/schema/members.ts'
import type { NoticeKind } from '#db/schema/words.ts'
import { startPostgres } from '#tests/helpers/postgres.ts'

/** A migrated database of its own on a PostgreSQL server, with one desk. */
export async function openOwn() {
  const postgres = await startPostgres({ fsync: false })
  const database = await openDatabase({ databaseUrl: postgres.url })
  await database.migrate()
  setDatabase(database)
  const deskId = newId()
  await database.db.insert(desks).values({ id: deskId, name: 'Desk of the benchmark' })
  return { db: database.db, url: postgres.url, deskId, stop: () => postgres.stop() }
}

/** So many viewers who wish to be mailed at once of these kinds. */
export async function addMembers(db: Db, count: number, kinds: NoticeKind[]) {
  await db.execute(sql`insert into members (id, name, email, role)
    select gen_random_uuid(), 'Reader ' || n, 'reader' || n || '@bench.test', 'viewer' from generate_series(1, ${count}) n`)
  for (const kind of kinds)
    await db.execute(
      sql`insert into notice_choices (member_id, kind, way) select id, ${kind}, 'mail' from members where email like 'reader%'`,
    )
}

/** So many follow-ups for each of those members, all due today. */
export const addFollowUps = (db: Db, deskId: string, each: number) =>
  db.execute(sql`insert into follow_ups (id, desk_id, owner_id, title, due_on)
    select gen_random_uuid(), ${deskId}, m.id, 'Paper ' || n, current_date from members m, generate_series(1, ${each}) n where m.email like 'reader%'`)

/** What the server's job does in one round, but for late contacts. */
export async function remindAndQueue(now: Date): Promise<void> {
  await remindDue(now)
  await queueMail(now)
}
