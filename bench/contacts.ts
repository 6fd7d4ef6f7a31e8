import { sql } from 'drizzle-orm'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { contactsNamed } from '#app/domain/search/names.server.ts'
import { readQuery } from '#app/domain/search/query.ts'
import type { Database } from '#db/client.server.ts'
import { visibleContacts } from '#db/visible/contacts.ts'
import { atMost, type Verdict, withinMs, withinOwnSql } from './limits.ts'
import { ratio } from './measure.ts'
import { openScene } from './scene.ts'
import { type Served, serveApart } from './served-apart.ts'

const entries = 1000
const few = { contacts: 10_000, engagements: 20_000 }
const many = { contacts: 100_000, engagements: 200_000 }

const searches = ['Khaled al-Zaytuni', 'خالد الزيتوني', 'Chalid Zafarani', 'kha']

/** What is compared among few and many must have the same answer: of the searches above a tenth of the contacts has a tenth of the hits. */
const rare = 'a name of six'

/** Contacts, their names and one that was met a thousand times, among 100,000 with 1,000,000 participations, and what a tenth of that costs. */
export async function benchContacts() {
  const small = await pagesOf(few)
  const large = await pagesOf(many)
  const growth = Object.fromEntries(Object.keys(large).map((page) => [page, growthOf(small[page], large[page])]))
  return { small, large, growth, limits: limitsOf(large, growth) }
}

type Pages = Record<string, Served>

async function pagesOf(sizes: typeof few): Promise<Pages> {
  const scene = await openScene(sizes)
  const contact = await meetOften(scene.database, scene.officer)
  const app = await serveApart(scene.database, scene.url, scene.cookie)
  const paths: Record<string, string> = { list: '/contacts', 'list, 50 rows': '/contacts?rows=50', contact: `/contacts/${contact}` }
  for (const [what, text] of [...searches.map((text) => [text, text]), [rare, await nameOf(scene.officer, 6)]] as const) {
    paths[`list of ${what}`] = `/contacts?q=${encodeURIComponent(text)}`
    paths[`search for ${what}`] = `/search?in=contact&q=${encodeURIComponent(text)}`
    paths[`choosing ${what}`] = `/lookup?kinds=contact&q=${encodeURIComponent(text)}`
  }
  await app.warm(Object.values(paths))
  const pages: Pages = {}
  for (const [name, path] of Object.entries(paths)) pages[name] = await app.measure(path)
  await app.stop()
  await scene.stop()
  return pages
}

/** Processor time of server and database together, which says more than durations on a busy machine. */
const costOf = (page: Served | undefined) => (page ? page.serverCpu + page.databaseCpu : Number.NaN)
const growthOf = (small: Served | undefined, large: Served | undefined) => ratio(costOf(large), costOf(small))

function limitsOf(large: Pages, growth: Record<string, number>): Verdict[] {
  return Object.entries(large).flatMap(([page, served]) => [
    withinMs(page, served, page === 'list' ? 12 : 15),
    withinOwnSql(page, served),
    ...(searches.some((text) => page.endsWith(` ${text}`))
      ? []
      : [atMost(`${page}, cost as a multiple of that among a tenth`, growth[page] ?? Number.NaN, 1.5, '')]),
  ])
}

/** A name to which just so many contacts answer whom the officer may know, in whatever spelling. */
async function nameOf(officer: Actor, contacts: number): Promise<string> {
  return asActor(officer, async (db) => {
    const names = await db
      .select({ name: visibleContacts.name })
      .from(visibleContacts)
      .orderBy(sql`md5(${visibleContacts.id}::text)`)
      .limit(3000)
    for (const { name } of names) {
      const query = readQuery(name)
      if (query && (await contactsNamed(db, query, contacts + 1)).length === contacts) return name
    }
    throw new Error(`no name of ${contacts}`)
  })
}

/** Puts one contact the officer may know into a thousand engagements they may know, and answers its id. */
async function meetOften({ db }: Database, officer: Actor): Promise<string> {
  return db.transaction(async (own) => {
    await own.execute(sql`set local statement_timeout = 0`)
    const [contact] = await own
      .select({ id: sql<string>`c.id` })
      .from(sql`contacts c`)
      .where(sql`c.level = 'internal' and c.desk_id = ${officer.deskIds[0] ?? ''}`)
      .orderBy(sql`c.id desc`)
      .limit(1)
    const id = contact?.id ?? ''
    await own.execute(sql`
      insert into participants (id, engagement_id, contact_id, side)
      select gen_random_uuid(), e.id, ${id}, 'theirs' from engagements e
      where e.level = 'internal' and e.visit_id is null and not exists (select 1 from participants p where p.engagement_id = e.id and p.contact_id = ${id})
      order by md5(e.id::text) limit ${entries}`)
    return id
  })
}
