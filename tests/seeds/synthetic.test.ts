import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { getDatabase } from '#db/client.server.ts'
import { desks, members } from '#db/schema/members.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { tables } from '#seeds/synthetic/bulk.ts'
import { seedSynthetic } from '#seeds/synthetic.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'

useDatabase({ emptied: 'once' })

const sizes = { contacts: 120, engagements: 600, seed: 7 }
const sound = { contacts: 120, engagements: 600, participants: 3000 }
let counts: Record<string, number>

// Row by row the emptying between test files would fire a trigger for every participant.
const clear = () => asOwner((db) => db.execute(sql`truncate ${sql.join(tables.map(sql.identifier), sql`, `)} cascade`))

beforeAll(async () => {
  counts = await seedSynthetic(getDatabase(), sizes)
}, 60_000)
afterAll(clear, 60_000)

/** One hash over every row of every table, whatever the order. */
async function fingerprint(): Promise<string> {
  const hashes = tables.map((table) => sql`select md5(string_agg(r::text, ',' order by r::text)) as hash from ${sql.identifier(table)} r`)
  const [row] = await asOwner((db) =>
    db.select({ hash: sql<string>`md5(string_agg(t.hash, ',' order by t.hash))` }).from(sql`(${sql.join(hashes, sql` union all `)}) t`),
  )
  return row?.hash ?? ''
}

/** Definitions and states of all that guards the tables. */
async function guards(): Promise<string[]> {
  const rows = await asOwner((db) =>
    db
      .select({ guard: sql<string>`t.guard` })
      .from(
        sql`(select concat_ws(' ', tgrelid::regclass, tgname, tgenabled) as guard from pg_trigger where not tgisinternal
          union all select concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid), convalidated) from pg_constraint where conrelid <> 0
          union all select indexdef from pg_indexes where schemaname = 'public') t`,
      )
      .orderBy(sql`1`),
  )
  return rows.map((row) => row.guard)
}

test('it adds exactly as many contacts and engagements as asked for, with five participants each on average', async () => {
  const [there] = await asOwner((db) =>
    db
      .select({
        contacts: sql<number>`(select count(*)::int from contacts)`,
        engagements: sql<number>`(select count(*)::int from engagements)`,
        participants: sql<number>`(select count(*)::int from participants)`,
      })
      .from(sql`(select 1) one`),
  )
  const { contacts, engagements, participants } = counts
  expect([{ contacts, engagements, participants }, there]).toEqual([sound, sound])
})

test('its times, levels and access are those that the commands and triggers would have written', async () => {
  const [wrong] = await asOwner((db) =>
    db
      .select({
        instants: sql<number>`(select count(*)::int from engagements where timing = 'timed' and (starts_local at time zone zone <> starts_at or ends_local at time zone zone <> ends_at))`,
        days: sql<number>`(select count(*)::int from engagements where timing <> 'timed' and (starts_on::timestamp at time zone zone <> starts_at or (ends_on + 1)::timestamp at time zone zone <> ends_at))`,
        participants: sql<number>`(select count(*)::int from participants p where member_id is not null and not exists (select 1 from record_access a where a.record_id = p.engagement_id and a.member_id = p.member_id and a.reason = 'participant'))`,
        named: sql<number>`(select count(*)::int from engagements e where level = 'need-to-know' and not exists (select 1 from record_access a where a.record_id = e.id and a.reason = 'named'))`,
        outsideVisit: sql<number>`(select count(*)::int from engagements e join engagements v on v.id = e.visit_id where v.kind <> 'visit' or date(e.starts_local) not between v.starts_on and v.ends_on)`,
        looserPapers: sql<number>`(select count(*)::int from follow_ups f join engagements e on e.id = f.engagement_id where f.level <> e.level)`,
      })
      .from(sql`(select 1) one`),
  )
  expect(wrong).toEqual({ instants: 0, days: 0, participants: 0, named: 0, outsideVisit: 0, looserPapers: 0 })
})

test('there are names in both scripts, several zones and every level, kind and status', async () => {
  const [variety] = await asOwner((db) =>
    db
      .select({
        arabic: sql<boolean>`(select count(*) from names where name ~ '[؀-ۿ]') > 50`,
        latin: sql<boolean>`(select count(*) from names where name ~ '[a-z]') > 50`,
        zones: sql<boolean>`(select count(distinct zone) from engagements) >= 7`,
        levels: sql<number>`(select count(distinct level)::int from engagements)`,
        kinds: sql<number>`(select count(distinct kind)::int from engagements)`,
        statuses: sql<number>`(select count(distinct status)::int from engagements)`,
      })
      .from(sql`(select 1) one`),
  )
  expect(variety).toEqual({ arabic: true, latin: true, zones: true, levels: 4, kinds: 5, statuses: 6 })
})

test('an officer of one desk sees less than all, and a manager more', async () => {
  const people = await asOwner((db) =>
    db.select({ id: members.id, name: members.name, role: members.role }).from(members).orderBy(members.id),
  )
  const [desk] = await asOwner((db) => db.select().from(desks).orderBy(desks.id).limit(1))
  const seen = async (role: 'officer' | 'manager') => {
    const person = people.find((each) => each.role === role)
    if (!person || !desk) throw new Error('nobody')
    return asActor({ ...person, deskIds: [desk.id] }, (db) => db.$count(visibleEngagements))
  }
  const [officer, manager] = [await seen('officer'), await seen('manager')]
  expect([officer > 420, officer < manager, manager < 600]).toEqual([true, true, true])
})

test('one seed is added once; another one stands beside it, and leaves triggers, constraints and indexes as they were', async () => {
  const before = await guards()
  await expect(seedSynthetic(getDatabase(), sizes)).rejects.toThrow('Nothing was added, because the records of seed 7 are there already.')
  await seedSynthetic(getDatabase(), { contacts: 3, engagements: 5, seed: 8 })
  expect(await asOwner((db) => db.$count(desks))).toBe(4)
  expect(await guards()).toEqual(before)
})

test('the same seed makes the same rows, another seed others', async () => {
  const prints = []
  for (const seed of [7, 7, 8]) {
    await clear()
    await seedSynthetic(getDatabase(), { ...sizes, seed })
    prints.push(await fingerprint())
  }
  expect([prints[0] === prints[1], prints[0] === prints[2]]).toEqual([true, false])
}, 60_000)
