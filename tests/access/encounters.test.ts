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

const readOut = (engagementId: string, body: string) =>
  sql`insert into read_outs (id, engagement_id, desk_id, level, body) select gen_random_uuid(), id, desk_id, level, ${body} from engagements where id = ${engagementId}`

const followUp = (ownerId: string, engagementId: string | null) =>
  sql`insert into follow_ups (id, desk_id, level, title, owner_id, engagement_id) select gen_random_uuid(), d.id, 'internal', 'Task', ${ownerId}, ${engagementId} from desks d limit 1`

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

test('what was written and is to be done after a talk is found with everyone who was there, whichever came first', async () => {
  const { coordinator } = await makeScene()
  const [early, late] = [newId(), newId()]
  for (const id of [early, late]) await knownContact(id)
  const [talk, second, third] = [await schedule(coordinator), await schedule(coordinator), await schedule(coordinator)]
  const changes = [
    guest(early, [talk, second, third]),
    readOut(talk, ''),
    sql`update read_outs set body = 'Said'`,
    guest(late, [talk]),
    followUp(coordinator.id, talk),
    followUp(coordinator.id, null),
    sql`update follow_ups set engagement_id = ${second} where engagement_id is null`,
    readOut(second, 'Said'),
    sql`update read_outs set engagement_id = ${third} where engagement_id = ${second}`,
    sql`update follow_ups set engagement_id = ${third} where engagement_id = ${second}`,
    sql`update participants set engagement_id = ${second} where contact_id = ${late}`,
    sql`update participants set engagement_id = ${third} where contact_id = ${late}`,
    sql`update read_outs set body = ''`,
    sql`update read_outs set body = 'Said'`,
    sql`delete from follow_ups`,
    followUp(coordinator.id, talk),
  ]
  const seen: string[] = []
  for (const change of changes) {
    await asOwner((db) => db.execute(change))
    const read = (of: SQL) => asActor(coordinator, (db) => db.select({ one: sql<string>`r.one` }).from(sql`(${of}) r`).orderBy(sql`1`))
    const readOuts = await read(sql`select row(r.contact_id, r.id, r.starts_at)::text as one from visible_contact_read_outs r`)
    const followUps = await read(sql`select row(f.contact_id, f.id)::text as one from visible_contact_follow_ups f`)
    expect([readOuts, followUps]).toEqual([
      await read(
        sql`select row(p.contact_id, r.id, e.starts_at)::text as one from visible_read_outs r join visible_participants p on p.engagement_id = r.engagement_id
          join visible_engagements e on e.id = r.engagement_id where r.body <> '' and p.contact_id is not null`,
      ),
      await read(
        sql`select row(p.contact_id, f.id)::text as one from visible_follow_ups f join visible_participants p on p.engagement_id = f.engagement_id where p.contact_id is not null`,
      ),
    ])
    seen.push(`${readOuts.length}+${followUps.length}`)
  }
  expect(seen.join(' ')).toBe('0+0 0+0 1+0 2+0 2+2 2+2 2+3 3+3 3+3 3+3 2+2 3+3 0+3 3+3 3+0 3+1')
})
