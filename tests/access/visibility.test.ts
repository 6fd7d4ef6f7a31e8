import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor, asGate } from '#app/domain/access/as-actor.server.ts'
import { engagementsBetween, findEngagement } from '#app/domain/engagements/queries.server.ts'
import { findText, writeText } from '#app/domain/texts/texts.server.ts'
import { newId } from '#app/lib/ids.ts'
import { engagements } from '#db/schema/engagements.ts'
import { levels } from '#db/schema/words.ts'
import { makeScene, schedule } from '#tests/engagements/scene.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'

useDatabase()

const told = sql`e.id, e.kind, e.status, e.timing, e.ours_only, e.visit_id, e.starts_at, e.ends_at`
const apart = sql`visible_participants p join visible_engagements e on e.id = p.engagement_id where p.contact_id is not null`

const february = [new Date('2026-02-01T00:00:00Z'), new Date('2026-03-01T00:00:00Z')] as const

async function sees(actor: Actor, ids: Record<string, string>): Promise<string[]> {
  const found = await asActor(actor, (db) => engagementsBetween(db, ...february))
  const single = await Promise.all(
    Object.entries(ids).map(async ([level, id]) => ((await asActor(actor, (db) => findEngagement(db, id))) ? level : '')),
  )
  const listed = Object.entries(ids).flatMap(([level, id]) => (found.some((row) => row.id === id) ? [level] : []))
  expect(single.filter(Boolean), 'a list and a look-up agree').toEqual(listed)
  return listed
}

test('each level is seen by just the people the table of levels names', async () => {
  const scene = await makeScene()
  const ids: Record<string, string> = {}
  for (const level of levels) {
    // Made by the coordinator, so that the policy officer is no more than a member of the owning desk.
    ids[level] = await schedule(scene.coordinator, { level, title: `A talk at level ${level}` })
  }
  const everyone = Object.entries(scene).filter((entry): entry is [string, Actor] => 'role' in entry[1])
  const seen: Record<string, string[]> = {}
  for (const [name, actor] of everyone) seen[name] = await sees(actor, ids)
  expect(seen).toEqual({
    officer: ['public', 'internal', 'confidential'],
    coordinator: ['public', 'internal', 'confidential', 'need-to-know'],
    stranger: ['public', 'internal'],
    viewer: ['public', 'internal'],
    manager: ['public', 'internal', 'confidential'],
    administrator: ['public', 'internal'],
  })
})

test('our participants see their engagement whatever its level, until they no longer take part', async () => {
  const { coordinator, viewer } = await makeScene()
  const ids = {
    confidential: await schedule(coordinator, { level: 'confidential', memberIds: [viewer.id] }),
    'need-to-know': await schedule(coordinator, { level: 'need-to-know', memberIds: [viewer.id] }),
  }
  expect(await sees(viewer, ids)).toEqual(['confidential', 'need-to-know'])
  await asOwner((db) => db.execute(sql`delete from participants where member_id = ${viewer.id}`))
  expect(await sees(viewer, ids)).toEqual([])
})

test('people named on a need-to-know engagement see it, an administrator only when named', async () => {
  const { coordinator, administrator, manager } = await makeScene()
  const ids = { 'need-to-know': await schedule(coordinator, { level: 'need-to-know', namedIds: [administrator.id] }) }
  expect([await sees(administrator, ids), await sees(manager, ids)]).toEqual([['need-to-know'], []])
})

test('names, posts, engagements, read-outs and follow-ups of contacts, looked up together, are those that are seen apart', async () => {
  const scene = await makeScene()
  const { coordinator, viewer, desk } = scene
  const kinds = [...levels.map((level) => ({ level, gone: null })), { level: 'public' as const, gone: sql`now()` }]
  const contacts = kinds.map((kind) => ({ ...kind, id: newId() }))
  await asOwner(async (db) => {
    for (const { id, level, gone } of contacts) {
      await db.execute(
        sql`insert into contacts (id, desk_id, level, name, deleted_at) values (${id}, ${desk.id}, ${level}, ${level}, ${gone})`,
      )
      await db.execute(
        sql`insert into names (id, contact_id, name, kind, folded, key) values (gen_random_uuid(), ${id}, ${level}, 'main', ${level}, '')`,
      )
    }
    await db.execute(
      sql`insert into record_access (id, record_id, member_id, reason) values (gen_random_uuid(), ${contacts[3]?.id}, ${viewer.id}, 'named')`,
    )
    for (const { level, gone } of kinds) {
      const id = newId()
      await db.execute(
        sql`insert into organisations (id, desk_id, kind, level, name, deleted_at) values (${id}, ${desk.id}, 'community', ${level}, ${level}, ${gone})`,
      )
      for (const contact of contacts)
        await db.execute(
          sql`insert into affiliations (id, contact_id, organisation_id, post) values (gen_random_uuid(), ${contact.id}, ${id}, ${level})`,
        )
    }
  })
  for (const { level, gone } of kinds) {
    const id = await schedule(coordinator, { level })
    await asOwner(async (db) => {
      for (const contact of contacts)
        await db.execute(
          sql`insert into participants (id, engagement_id, contact_id, side) values (gen_random_uuid(), ${id}, ${contact.id}, 'theirs')`,
        )
      for (const task of kinds)
        for (const owner of [coordinator, viewer])
          await db.execute(
            sql`insert into follow_ups (id, desk_id, level, title, owner_id, engagement_id, deleted_at)
              values (gen_random_uuid(), ${desk.id}, ${task.level}, ${task.level}, ${owner.id}, ${id}, ${task.gone})`,
          )
      for (const text of kinds)
        for (const body of ['Said', ''])
          await db.execute(
            sql`insert into read_outs (id, desk_id, level, body, engagement_id, deleted_at)
              values (gen_random_uuid(), ${desk.id}, ${text.level}, ${body}, ${id}, ${text.gone})`,
          )
      if (level === 'confidential')
        await db.execute(
          sql`insert into record_access (id, record_id, member_id, reason) values (gen_random_uuid(), ${id}, ${viewer.id}, 'participant')`,
        )
      // Of these two the one belongs to a contact, the other to an organisation, and neither to whoever else was there.
      await db.execute(
        sql`insert into follow_ups (id, desk_id, level, title, owner_id, engagement_id, contact_id, organisation_id)
          select gen_random_uuid(), ${desk.id}, 'public', 'Theirs', ${viewer.id}, ${id}, c, o
          from (values (${contacts[0]?.id}::uuid, null::uuid), (null, (select id from organisations where name = 'public' limit 1))) named (c, o)`,
      )
      await db.execute(sql`update engagements set deleted_at = ${gone} where id = ${id}`)
    })
  }
  const seen: Record<string, [names: number, posts: number, engagements: number, followUps: number, readOuts: number]> = {}
  for (const [name, actor] of Object.entries(scene).filter((entry): entry is [string, Actor] => 'role' in entry[1])) {
    const read = (of: SQL) =>
      asActor(actor, async (db) =>
        (await db.select({ one: sql<string>`r.one` }).from(sql`(${of}) r`).orderBy(sql`1`)).map(({ one }) => one),
      )
    const names = await read(sql`select folded as one from visible_contact_names`)
    expect(names, name).toEqual(await read(sql`select folded as one from visible_names where contact_id is not null`))
    const known = await read(sql`select row(contact_id, sorted, folded)::text as one from visible_known_as`)
    expect(known, name).toEqual(await read(sql`select row(c.id, lower(c.name), c.name)::text as one from visible_contacts c`))
    const met = await read(sql`select row(e.contact_id, ${told})::text as one from visible_engagement_contacts e`)
    expect(met, name).toEqual(await read(sql`select row(p.contact_id, ${told})::text as one from ${apart}`))
    const posts = await read(sql`select row(contact_id, organisation_id, organisation)::text as one from visible_affiliations`)
    expect(posts, name).toEqual(
      await read(
        sql`select row(c.id, o.id, o.name)::text as one from visible_contacts c, visible_organisations o where o.name = any(${`{${levels}}`})`,
      ),
    )
    const followUps = await read(sql`select row(f.contact_id, f.id, f.title, f.owner_id)::text as one from visible_contact_follow_ups f`)
    expect(followUps, name).toEqual(
      await read(
        sql`select row(e.contact_id, f.id, f.title, f.owner_id)::text as one from visible_follow_ups f join visible_engagement_contacts e on e.id = f.engagement_id
          where f.contact_id is null and f.organisation_id is null`,
      ),
    )
    const readOuts = await read(
      sql`select row(r.contact_id, r.id, r.engagement_id, r.starts_at)::text as one from visible_contact_read_outs r`,
    )
    expect(readOuts, name).toEqual(
      await read(
        sql`select row(e.contact_id, r.id, e.id, e.starts_at)::text as one from visible_read_outs r join visible_engagement_contacts e on e.id = r.engagement_id
          where r.body <> ''`,
      ),
    )
    seen[name] = [names.length, posts.length, met.length, followUps.length, readOuts.length]
  }
  expect(seen).toEqual({
    officer: [3, 9, 9, 54, 27],
    coordinator: [3, 9, 12, 84, 36],
    stranger: [2, 4, 4, 16, 8],
    viewer: [3, 6, 9, 54, 24],
    manager: [3, 9, 9, 54, 27],
    administrator: [2, 4, 4, 16, 8],
  })
})

test('a member without rights in the database sees nothing: every view is empty without an actor', async () => {
  const { coordinator } = await makeScene()
  await schedule(coordinator, { level: 'public' })
  await asOwner((db) =>
    db.execute(sql`insert into contacts (id, desk_id, level, name) select gen_random_uuid(), id, 'public', 'Guest' from desks limit 1`),
  )
  const views = await asOwner((db) =>
    db.select({ name: sql<string>`viewname::text` }).from(sql`pg_views`).where(sql`schemaname = 'public' and viewname like 'visible\\_%'`),
  )
  expect(views.length).toBeGreaterThan(15)
  for (const { name } of views) {
    const nobody: Actor = { id: '', name: '', role: 'viewer', deskIds: [] }
    const rows = await asActor(nobody, (db) => db.select({ one: sql`1` }).from(sql.raw(name)))
    expect(rows, name).toEqual([])
  }
})

test('the member’s role cannot read a table of content, and the gate’s role not even a view', async () => {
  const { officer } = await makeScene()
  const refused = /permission denied/
  const cause = async (work: Promise<unknown>) => {
    const error = await work.then(
      () => undefined,
      (reason: unknown) => reason as Error,
    )
    return String((error?.cause as Error | undefined)?.message ?? error?.message)
  }
  expect(await cause(asActor(officer, (db) => db.select({ title: engagements.title }).from(engagements)))).toMatch(refused)
  for (const table of [
    'contacts',
    'organisations',
    'read_outs',
    'briefs',
    'security_notes',
    'arrangements',
    'follow_ups',
    'commitments',
    'support',
    'names',
    'known_as',
    'channels',
    'photos',
    'encounters',
    'saved_views',
    'record_access',
    'sessions',
    'activity',
  ]) {
    expect(await cause(asActor(officer, (db) => db.select({ all: sql`count(${sql.raw(table)}.*)` }).from(sql.raw(table)))), table).toMatch(
      refused,
    )
    expect(
      await cause(asGate((db) => db.select({ one: sql`1` }).from(sql.raw(table === 'sessions' ? 'visible_members' : table)))),
      table,
    ).toMatch(refused)
  }
})

test('what puts the names of contacts together is not for members to call', async () => {
  const { officer } = await makeScene()
  const called = asActor(officer, (db) => db.execute(sql`select put_names_together('{}')`))
  await expect(called.catch((error: Error) => Promise.reject(error.cause))).rejects.toThrow('permission denied')
})

test('neither role is a superuser or passes row-level security by', async () => {
  const roles = await asOwner((db) =>
    db
      .select({ name: sql`rolname::text`, super: sql`rolsuper`, bypass: sql`rolbypassrls`, login: sql`rolcanlogin` })
      .from(sql`pg_roles`)
      .where(sql`rolname in ('gezant_member', 'gezant_gate')`)
      .orderBy(sql`rolname`),
  )
  expect(roles).toEqual([
    { name: 'gezant_gate', super: false, bypass: false, login: false },
    { name: 'gezant_member', super: false, bypass: false, login: false },
  ])
})

test('every table has row-level security switched on', async () => {
  const open = await asOwner((db) =>
    db
      .select({ name: sql`relname::text` })
      .from(sql`pg_class`)
      .where(sql`relkind = 'r' and relnamespace = 'public'::regnamespace and not relrowsecurity`),
  )
  expect(open).toEqual([])
})

test('a read-out may be stricter than its engagement, is never looser, and our participants read it', async () => {
  const { officer, coordinator, stranger, viewer } = await makeScene()
  const id = await schedule(coordinator, { memberIds: [viewer.id] })
  const write = (level: (typeof levels)[number], version?: number) =>
    asActor(coordinator, (db) => writeText(db, coordinator, 'read-out', id, version, { body: 'They asked for protection.', level }))
  expect(await write('public')).toEqual({ ok: false, reason: 'looser-than-engagement' })
  expect(await write('confidential')).toEqual({ ok: true })
  const reads = async (actor: Actor) => (await asActor(actor, (db) => findText(db, 'read-out', id)))?.body
  expect([await reads(officer), await reads(viewer), await reads(stranger)]).toEqual([
    'They asked for protection.',
    'They asked for protection.',
    undefined,
  ])
})

test('a read-out is never seen without its engagement', async () => {
  const { coordinator, officer, desk } = await makeScene()
  const id = await schedule(coordinator, { level: 'need-to-know' })
  await asOwner((db) =>
    db.execute(
      sql`insert into read_outs (id, engagement_id, desk_id, level, body) values (gen_random_uuid(), ${id}, ${desk.id}, 'public', 'Looser than it should be')`,
    ),
  )
  expect(await asActor(officer, (db) => findText(db, 'read-out', id))).toBeUndefined()
  expect((await asActor(coordinator, (db) => findText(db, 'read-out', id)))?.body).toBe('Looser than it should be')
})

test('a transaction inside another is refused at once instead of waiting for ever', async () => {
  const { officer } = await makeScene()
  await expect(asActor(officer, () => asActor(officer, async () => 1))).rejects.toThrow('A transaction was opened inside another')
})
