import { sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/access/actors.ts'
import type { Database } from '#db/client.server.ts'
import { sizeOfRoute } from '#tests/helpers/route-size.ts'
import { openScene } from './scene.ts'
import { serveApart } from './served-apart.ts'

const engagements = 200_000
const [path, shown] = ['/calendar?view=month&date=2026-02-05', 500]

/** A month in which an officer may see 500 engagements, of 200,000 in the table: what it costs, and bytes. */
export async function benchMonth() {
  const scene = await openScene({ contacts: 100_000, engagements })
  await thin(scene.database, scene.officer)
  const app = await serveApart(scene.database, scene.url, scene.cookie)
  const month = await app.measure(path)
  await app.stop()
  await scene.stop()
  return { path, engagements, shown, ...month, scriptBytes: sizeOfRoute('routes/calendar') }
}

/** Deletes engagements around February 2026, visible and hidden alike, until the officer sees just so many in it. */
async function thin({ db }: Database, officer: Actor) {
  await db.transaction(async (own) => {
    await own.execute(sql`set local statement_timeout = 0`)
    await own.execute(
      sql`select set_config('gezant.member', ${officer.id}, true), set_config('gezant.role', ${officer.role}, true), set_config('gezant.desks', ${`{${officer.deskIds}}`}, true)`,
    )
    await own.execute(sql`
      with ranked as (
        select e.id, count(v.id) filter (where e.during && tstzrange('2026-02-01', '2026-03-01')) over (order by md5(e.id::text)) as seen
        from engagements e left join visible_engagements v on v.id = e.id where e.during && tstzrange('2026-01-20', '2026-03-10')
      )
      update engagements set deleted_at = now() where id in (select id from ranked where seen > ${shown})`)
  })
  await db.execute(sql`vacuum analyze engagements`)
}
