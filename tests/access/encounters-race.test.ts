import { setTimeout } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { newId } from '#app/lib/ids.ts'
import { makeScene, schedule } from '#tests/engagements/scene.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'

useDatabase({ onBoth: false })

// The embedded database has one connection, where nothing happens at the same moment.
test.runIf(process.env.TEST_DATABASE === 'server')(
  'an engagement that is closed while somebody is added to it is closed to those who see who took part as well',
  async () => {
    const { coordinator, stranger } = await makeScene()
    const contactId = newId()
    await asOwner((db) =>
      db.execute(sql`insert into contacts (id, desk_id, level, name) select ${contactId}, d.id, 'internal', 'Guest' from desks d limit 1`),
    )
    const talk = await schedule(coordinator)
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
    const closing = asOwner((db) =>
      db.transaction(async (tx) => {
        await tx.execute(sql`update engagements set level = 'need-to-know' where id = ${talk}`)
        begin()
        await somebodyWaits()
      }),
    )
    await begun
    await Promise.all([
      closing,
      asOwner((db) =>
        db.execute(
          sql`insert into participants (id, engagement_id, contact_id, side) values (gen_random_uuid(), ${talk}, ${contactId}, 'theirs')`,
        ),
      ),
    ])
    const seen = await asActor(stranger, (db) => db.select({ one: sql`1` }).from(sql`visible_engagement_contacts`))
    expect([seen, await asOwner((db) => db.$count(sql`encounters`))]).toEqual([[], 1])
  },
)

async function somebodyWaits(): Promise<void> {
  while ((await asOwner((db) => db.$count(sql`pg_locks where not granted`))) === 0) await setTimeout(10)
}
