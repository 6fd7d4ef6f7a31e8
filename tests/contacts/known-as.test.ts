import { type SQL, sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { contactsPage } from '#app/domain/contacts/queries.server.ts'
import { newId } from '#app/lib/ids.ts'
import { asOwner, useDatabase } from '#tests/helpers/database.ts'
import { contact, makeScene, now } from '#tests/timeline/scene.ts'

useDatabase()

const name = (contactId: string, words: string) =>
  sql`insert into names (id, contact_id, name, kind, folded, key) values (gen_random_uuid(), ${contactId}, ${words}, 'alias', lower(${words}), upper(${words}))`

test('all names of a contact are kept together as they are, whatever becomes of them and of the contact', async () => {
  const { coordinator, viewer } = await makeScene()
  const [one, other] = [newId(), newId()]
  const alone = (id: string, change: SQL) => sql`update contacts set ${change} where id = ${id}`
  const changes = [
    sql`insert into contacts (id, desk_id, level, name) select id, ${coordinator.deskIds[0]}, 'internal', 'Guest' from unnest(${`{${one},${other}}`}::uuid[]) id`,
    name(one, 'Guest'),
    sql`insert into names (id, contact_id, name, kind, folded, key) select gen_random_uuid(), c.id, n, 'alias', n, '' from contacts c, unnest(array['a b', 'c']) n`,
    sql`update names set folded = 'd' where folded = 'c'`,
    sql`update names set contact_id = ${other} where folded = 'guest'`,
    sql`delete from names where folded = 'a b'`,
    alone(one, sql`name = 'Another'`),
    alone(one, sql`level = 'confidential'`),
    alone(other, sql`level = 'need-to-know', created_by = ${viewer.id}`),
    alone(other, sql`level = 'public'`),
    alone(one, sql`desk_id = (select id from desks where id <> desk_id limit 1)`),
    alone(one, sql`deleted_at = now()`),
    alone(one, sql`deleted_at = null`),
    sql`insert into desks (id, name) values (gen_random_uuid(), 'Elsewhere')`,
    alone(one, sql`desk_id = (select id from desks where name = 'Elsewhere')`),
    sql`select erase_person(${other}, now())`,
    sql`delete from contacts where id = ${one}`,
  ]
  const seen: number[] = []
  for (const change of changes) {
    await asOwner((db) => db.execute(change))
    for (const actor of [coordinator, viewer]) {
      const together = await rowsOf(actor, sql`select row(k.contact_id, k.sorted, k.folded, k.key)::text as one from visible_known_as k`)
      expect(together).toEqual(
        await rowsOf(
          actor,
          sql`select row(c.id, lower(c.name), coalesce(string_agg(n.folded, ' ' order by n.id), ''), coalesce(string_agg(nullif(n.key, ''), ' ' order by n.id), ''))::text as one
            from visible_contacts c left join visible_contact_names n on n.contact_id = c.id where c.erased_at is null group by c.id, c.name`,
        ),
      )
      seen.push(together.length)
    }
  }
  // The viewer is of the desk that gets one of them, and wrote the other.
  expect(seen.join(' ')).toBe('2 2 2 2 2 2 2 2 2 2 2 2 2 2 2 1 1 1 2 1 1 2 1 1 1 2 1 2 1 1 0 0 0 0')
  expect(await asOwner((db) => db.$count(sql`known_as`))).toBe(0)
})

const rowsOf = (actor: Actor, of: SQL) =>
  asActor(actor, (db) => db.select({ one: sql<string>`r.one` }).from(sql`(${of}) r`).orderBy(sql`1`))

test('a list is narrowed by words of which each is in one of the names of a contact, and in those of no other', async () => {
  const { coordinator } = await makeScene()
  await contact(coordinator, { name: 'Ahmad al-Zaytuni', aliases: [{ name: 'Abu Khaled' }] })
  await contact(coordinator, { name: 'Khaled Darwish' })
  const found = (text: string) =>
    asActor(coordinator, async (db) => (await contactsPage(db, { text }, now)).rows.map((row) => row.name).join(', '))
  expect([await found('khaled'), await found('Khalid Zeitouni'), await found('khaled darwish'), await found('ahmad darwish')]).toEqual([
    'Ahmad al-Zaytuni, Khaled Darwish',
    'Ahmad al-Zaytuni',
    'Khaled Darwish',
    '',
  ])
})
