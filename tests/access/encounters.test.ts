import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { newId } from '#app/lib/ids.ts'
import { makeScene, schedule } from '#tests/engagements/scene.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'

useDatabase()

const told = sql`e.id, e.kind, e.status, e.timing, e.ours_only, e.visit_id, e.starts_at, e.ends_at`

const knownContact = (id: string) =>
  asOwner((db) =>
    db.execute(sql`insert into contacts (id, desk_id, level, name) select ${id}, d.id, 'internal', 'Guest' from desks d limit 1`),
  )

const guest = (contactId: string, engagementIds: string[]) =>
  sql`insert into participants (id, engagement_id, contact_id, side) select gen_random_uuid(), e, ${contactId}, 'theirs' from unnest(${`{${engagementIds}}`}::uuid[]) e`

test('who took part in what is kept as it is, whatever becomes of the engagement, the participant and the time', async () => {
  const { coordinator, viewer } = await makeScene()
  const [one, other] = [newId(), newId()]
  for (const id of [one, other]) await knownContact(id)
  const [talk, second, visit] = [
    await schedule(coordinator),
    await schedule(coordinator),
    await schedule(coordinator, { kind: 'visit', timing: 'all-day', startsOn: '2026-02-09', endsOn: '2026-02-14' }),
  ]
  const alone = (id: string, change: SQL) => sql`update engagements set ${change} where id = ${id}`
  const changes = [
    guest(one, [talk, visit]),
    guest(other, [talk, visit]),
    alone(talk, sql`level = 'confidential'`),
    alone(talk, sql`level = 'public'`),
    alone(talk, sql`status = 'held'`),
    alone(talk, sql`visit_id = ${visit}`),
    alone(talk, sql`ours_only = true`),
    alone(talk, sql`kind = 'call'`),
    alone(visit, sql`ends_at = ends_at + interval '1 day'`),
    alone(visit, sql`starts_at = starts_at + interval '1 day'`),
    alone(visit, sql`level = 'confidential'`),
    alone(visit, sql`desk_id = (select id from desks where id <> desk_id limit 1)`),
    sql`update participants set contact_id = ${one}, engagement_id = ${second} where contact_id = ${one} and engagement_id = ${talk}`,
    sql`update participants set contact_id = null, member_id = ${viewer.id}, side = 'ours' where contact_id = ${other} and engagement_id = ${talk}`,
    alone(second, sql`timing = 'window', starts_local = null, ends_local = null, starts_on = '2026-02-09', ends_on = '2026-02-10'`),
    alone(second, sql`deleted_at = now()`),
    alone(second, sql`deleted_at = null`),
    sql`delete from participants where engagement_id = ${visit} and contact_id = ${one}`,
    sql`delete from engagements where id = ${second}`,
  ]
  const seen: number[] = []
  for (const change of changes) {
    await asOwner((db) => db.execute(change))
    for (const actor of [coordinator, viewer]) {
      const read = (of: SQL) => asActor(actor, (db) => db.select({ one: sql<string>`r.one` }).from(sql`(${of}) r`).orderBy(sql`1`))
      const met = await read(sql`select row(e.contact_id, ${told})::text as one from visible_engagement_contacts e`)
      expect(met).toEqual(
        await read(sql`select row(p.contact_id, ${told})::text as one from visible_participants p join visible_engagements e on e.id = p.engagement_id
          where p.contact_id is not null`),
      )
      seen.push(met.length)
    }
  }
  // The viewer is of the desk that gets the visit, and becomes a participant of the talk.
  expect(seen.join(' ')).toBe('2 2 4 4 4 2 4 4 4 4 4 4 4 4 4 4 4 4 4 4 4 2 2 4 2 4 1 3 1 3 0 2 1 3 1 2 0 1')
})
