import { sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { dueFollowUps } from '#app/domain/follow-ups/queries.server.ts'
import { lateReadOuts } from '#app/domain/home/late-texts.server.ts'
import { nextVisit, weekOf } from '#app/domain/home/queries.server.ts'
import { lookup } from '#app/domain/search/lookup.server.ts'
import { getDatabase } from '#db/client.server.ts'
import { contacts } from '#db/schema/contacts.ts'
import { desks, members } from '#db/schema/members.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { seedLetter } from '#seeds/letter.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { memberNamed } from '#tests/helpers/people.ts'
import { spellings } from './facts.ts'

useDatabase({ emptied: 'once', onBoth: false })

// The night in which the clocks of the Netherlands go forward, a Sunday.
const now = { zone: 'Europe/Amsterdam', today: '2027-03-28', now: '2027-03-28T01:30:00.000Z' }

beforeAll(async () => void (await seedLetter(getDatabase(), new Date(now.now))), 120_000)

const everyone = ['Policy officer', 'Visit coordinator', 'Manager', 'Administrator']

test('the demo people are four roles without a password, three of them on the Syria desk', async () => {
  const rows = await asOwner((db) => db.select().from(members).orderBy(members.createdAt, members.id))
  expect(rows.map(({ name, role, demo, email, passwordHash }) => ({ name, role, demo, email, passwordHash }))).toEqual([
    { name: 'Policy officer', role: 'officer', demo: true, email: 'policy-officer@gezant.example', passwordHash: null },
    { name: 'Visit coordinator', role: 'officer', demo: true, email: 'visit-coordinator@gezant.example', passwordHash: null },
    { name: 'Manager', role: 'manager', demo: true, email: 'manager@gezant.example', passwordHash: null },
    { name: 'Administrator', role: 'administrator', demo: true, email: 'administrator@gezant.example', passwordHash: null },
  ])
  expect((await asOwner((db) => db.select().from(desks))).map((desk) => desk.name)).toEqual(['Syria desk'])
  expect(await Promise.all(everyone.map(async (name) => (await memberNamed(name)).deskIds.length))).toEqual([1, 1, 1, 0])
})

test('contacts are roles, and no person', async () => {
  const rows = await asOwner((db) => db.select({ name: contacts.name, source: contacts.source }).from(contacts))
  expect(rows.map((row) => row.name).sort()).toEqual([
    'Adviser on missing persons',
    'Clerk of the committee',
    'Contact of the Alawite community in Latakia',
    'Contact of the Druze community in Sweida',
    'Coordinator of a network of associations',
    'Coordinator of foreign visits',
    'Head of delegation',
    'Head of the technical mission',
    'Human rights officer, Damascus',
    'Interpreter Arabic–English',
    'Legal adviser',
    'Legal counsel for the case',
    'Liaison for evidence',
    'Liaison for the visit',
    'Liaison of the Kurdish community',
    'Liaison of the churches',
    'Liaison officer',
    'Manager of the training programme',
    'Member of the Women’s Advisory Board',
    'Policy adviser Syria',
    'Political affairs officer',
    'Programme lead Syria',
    'Programme specialist',
    'Protocol officer',
    'Representative of Alawite families abroad',
    'Representative of Kurdish women’s associations',
    'Spokesperson of a Druze council',
    'Spokesperson of families of missing persons',
  ])
  expect(new Set(rows.map((row) => row.source))).toEqual(new Set(['demo']))
})

test('the people the letter names occur in the title of one talk and of their motions only', async () => {
  const named = '(Schoof|Berendsen|Dobbe|Baarle|Piri)'
  const tables = [
    'engagements',
    'contacts',
    'names',
    'organisations',
    'briefs',
    'read_outs',
    'follow_ups',
    'commitments',
    'mandates',
    'members',
  ]
  const rows = await asOwner((db) =>
    db.select({ found: sql<string>`t.found` }).from(
      sql`(${sql.join(
        tables.map(
          (table) => sql`select to_jsonb(r)->>'title' as found from ${sql.identifier(table)} r where to_jsonb(r)::text ~ ${named}`,
        ),
        sql` union all `,
      )}) t`,
    ),
  )
  expect(rows.map((row) => row.found).sort()).toEqual([
    'Talk of then prime minister Schoof with a delegation of the Druze community',
    'motion Dobbe c.s.',
    'motion Dobbe c.s.',
    'motion Piri',
    'motion Van Baarle',
  ])
})

test('nobody spoke in the talk with the delegation but those of whom the letter says so', async () => {
  const counts = await asOwner((db) =>
    db
      .select({
        people: sql<number>`(select count(*)::int from participants p where p.engagement_id = e.id)`,
        texts: sql<number>`(select count(*)::int from read_outs r where r.engagement_id = e.id)`,
      })
      .from(sql`engagements e`)
      .where(sql`e.title like '%Schoof%'`),
  )
  expect(counts).toEqual([{ people: 0, texts: 0 }])
})

test('what is need-to-know is seen by the two it names, and not by the administrator or the coordinator', async () => {
  const titles = async (name: string) => {
    const actor = await memberNamed(name)
    const rows = await asActor(actor, (db) =>
      db.select({ title: visibleEngagements.title }).from(visibleEngagements).where(sql`${visibleEngagements.title} like 'Canada%'`),
    )
    return rows.map((row) => row.title).sort()
  }
  const both = ['Canada: case at the ICJ', 'Canada: next steps at the ICJ']
  expect(await Promise.all([titles('Policy officer'), titles('Manager'), titles('Visit coordinator'), titles('Administrator')])).toEqual([
    both,
    both,
    [],
    [],
  ])
})

test('each of the demo people has something this week and something to do, also on a Sunday', async () => {
  const found = []
  for (const name of everyone) {
    const actor = await memberNamed(name)
    const { week, due } = await asActor(actor, async (db) => ({
      week: await weekOf(db, actor, now),
      due: await dueFollowUps(db, actor, now.today),
    }))
    found.push({
      name,
      ahead: week.left > 0,
      late: due.some((row) => (row.dueOn ?? '9') < now.today),
      due: due.some((row) => (row.dueOn ?? '') > now.today),
    })
  }
  expect(found).toEqual(everyone.map((name) => ({ name, ahead: true, late: true, due: true })))
})

test('the coming visit has talks that are settled, held, optional and without a day; three read-outs are late', async () => {
  const officer = await memberNamed('Policy officer')
  const coordinator = await memberNamed('Visit coordinator')
  const visit = await asActor(coordinator, (db) => nextVisit(db, now))
  expect(visit?.slots.map(({ slot, count }) => ({ slot, count }))).toEqual([
    { slot: 'confirmed', count: 3 },
    { slot: 'hold', count: 1 },
    { slot: 'option', count: 1 },
    { slot: 'window', count: 1 },
  ])
  expect((await asActor(officer, (db) => lateReadOuts(db, officer, now))).length).toBe(3)
  expect((await asActor(coordinator, (db) => lateReadOuts(db, coordinator, now))).length).toBe(2)
})

test.each(spellings)('$found is found by each spelling of $written.0', async ({ found, written }) => {
  const officer = await memberNamed('Policy officer')
  const finds = await asActor(officer, async (db) => {
    const answers = []
    for (const spelling of written) {
      const names = await lookup(db, spelling, 20, ['organisation', 'contact'])
      answers.push({ spelling, found: names.some(({ name }) => name === found) })
    }
    return answers
  })
  expect(finds).toEqual(written.map((spelling) => ({ spelling, found: true })))
})
