import { sql } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { newId } from '#app/lib/ids.ts'
import { makeScene, schedule } from '#tests/engagements/scene.ts'
import { atOnce } from '#tests/helpers/at-once.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'

useDatabase({ onBoth: false })

const added = (talk: string, contactId: string) =>
  sql`insert into participants (id, engagement_id, contact_id, side) values (gen_random_uuid(), ${talk}, ${contactId}, 'theirs')`
const written = (talk: string) =>
  sql`insert into read_outs (id, engagement_id, desk_id, level, body) select gen_random_uuid(), id, desk_id, level, 'Said' from engagements where id = ${talk}`
const toDo = (talk: string) =>
  sql`insert into follow_ups (id, desk_id, level, title, owner_id, engagement_id) select gen_random_uuid(), desk_id, level, 'Task', (select id from members limit 1), id from engagements where id = ${talk}`

// The embedded database has one connection, where nothing happens at the same moment.
describe.runIf(process.env.TEST_DATABASE === 'server')('when two write at the same moment', () => {
  test('an engagement that is closed while somebody is added to it is closed to those who see who took part as well', async () => {
    const { stranger, talk, contactId } = await makeTalk()
    await atOnce(sql`update engagements set level = 'need-to-know' where id = ${talk}`, added(talk, contactId))
    const seen = await asActor(stranger, (db) => db.select({ one: sql`1` }).from(sql`visible_engagement_contacts`))
    expect([seen, await asOwner((db) => db.$count(sql`encounters`))]).toEqual([[], 1])
  })

  test.each([
    ['read-out', 'read_outs', written],
    ['follow-up', 'follow_ups', toDo],
  ] as const)('a %s is found with whoever is added meanwhile, whichever of the two is over first', async (_, kind, made) => {
    const { coordinator, talk, contactId } = await makeTalk()
    const other = await schedule(coordinator)
    await atOnce(made(talk), added(talk, contactId))
    await atOnce(added(other, contactId), made(other))
    const found = await asActor(coordinator, (db) => db.select({ one: sql`1` }).from(sql`${sql.identifier(`visible_contact_${kind}`)}`))
    expect(found).toHaveLength(2)
  })
})

async function makeTalk() {
  const scene = await makeScene()
  const contactId = newId()
  await asOwner((db) =>
    db.execute(sql`insert into contacts (id, desk_id, level, name) select ${contactId}, d.id, 'internal', 'Guest' from desks d limit 1`),
  )
  return { ...scene, contactId, talk: await schedule(scene.coordinator) }
}
