import { setImmediate } from 'node:timers/promises'
import { eq, inArray, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { duplicateScans, duplicates } from '#db/schema/merges.ts'
import { visibleDuplicateScans } from '#db/visible/merges.ts'
import type { Actor } from '../access/actors.ts'
import { type ActorDb, asActor } from '../access/as-actor.server.ts'
import { comparePeople, type Likeness, type Person } from './compare.ts'
import { inOrder } from './distinct.server.ts'
import { peopleOf } from './people.server.ts'

// A block of more is a name too common to say anything; what is kept is more than anybody looks through.
const mostInBlock = 12
const mostBlocks = 60_000
const mostKept = 1000
const peopleAtOnce = 2500
const comparedAtOnce = 100
// A scan that did not end within this was lost with the server that ran it.
const longestScan = 10 * 60_000

type Found = Likeness & { firstId: string; secondId: string }

/** Notes that the actor's scan begins; false when one of theirs is running. */
export async function beginScan(db: ActorDb, actor: Actor, now: Date): Promise<boolean> {
  const [last] = await db.select().from(visibleDuplicateScans)
  if (last && !last.finishedAt && !last.failed && now.getTime() - last.startedAt.getTime() < longestScan) return false
  const fresh = { startedAt: now, finishedAt: null, compared: 0, failed: null }
  await db
    .insert(duplicateScans)
    .values({ memberId: actor.id, ...fresh })
    .onConflictDoUpdate({ target: duplicateScans.memberId, set: fresh })
  return true
}

/** Looks through all contacts the actor sees, in several transactions and without holding others up, and keeps the likeliest pairs. */
export async function runScan(actor: Actor): Promise<void> {
  try {
    const blocks = await asActor(actor, blocksOf)
    const people = new Map<string, Person>()
    const ids = [...new Set(blocks.flat())]
    for (let from = 0; from < ids.length; from += peopleAtOnce) {
      for (const [id, person] of await asActor(actor, (db) => peopleOf(db, ids.slice(from, from + peopleAtOnce)))) people.set(id, person)
    }
    const { found, compared } = await compareBlocks(blocks, people)
    await asActor(actor, (db) => keepFound(db, actor, found, compared))
  } catch (error) {
    await asActor(actor, (db) => db.update(duplicateScans).set({ failed: 'error' }).where(eq(duplicateScans.memberId, actor.id)))
    throw error
  }
}

/** Contacts that may be one person: all keys of a name the same, any two of them, one address or one telephone number. */
async function blocksOf(db: ActorDb): Promise<string[][]> {
  await db.execute(sql`set local statement_timeout = '120s'`)
  const blocked = sql`
    with known as materialized (
      select contact_id, array(select distinct k from unnest(string_to_array(key, ' ')) k where length(k) > 1 order by k) as keys
        from visible_names where contact_id is not null and key <> ''
    ), blocks as (
      select array_to_string(keys, ' ') as block, contact_id from known
      union all select one || ' ' || other, contact_id from known, unnest(keys) one, unnest(keys) other where one < other and cardinality(keys) between 3 and 8
      union all select 'email ' || lower(btrim(email)), id from visible_contacts where email is not null
      union all select 'phone ' || right(regexp_replace(phone, '\\D', '', 'g'), 9), id from visible_contacts
        where length(regexp_replace(phone, '\\D', '', 'g')) >= 7
    )
    select array_agg(distinct contact_id)::text[] as ids from blocks group by block
      having count(distinct contact_id) between 2 and ${mostInBlock} limit ${mostBlocks}`
  const rows = await db.select({ ids: sql<string[]>`ids` }).from(sql`(${blocked}) as found`)
  return rows.map((row) => row.ids)
}

async function compareBlocks(blocks: string[][], people: Map<string, Person>): Promise<{ found: Found[]; compared: number }> {
  const seen = new Set<string>()
  let found: Found[] = []
  for (const block of blocks) {
    for (const [place, one] of block.entries()) {
      for (const other of block.slice(place + 1)) {
        const [firstId, secondId] = inOrder(one, other)
        if (seen.has(firstId + secondId)) continue
        seen.add(firstId + secondId)
        const [first, second] = [people.get(firstId), people.get(secondId)]
        const likeness = first && second && comparePeople(first, second)
        if (likeness) found.push({ ...likeness, firstId, secondId })
        if (seen.size % comparedAtOnce === 0) await setImmediate()
      }
    }
    if (found.length > 20 * mostKept) found = best(found)
  }
  return { found: best(found), compared: seen.size }
}

const best = (found: Found[]): Found[] => found.toSorted((a, b) => b.score - a.score).slice(0, mostKept)

async function keepFound(db: ActorDb, actor: Actor, found: Found[], compared: number): Promise<void> {
  await db.delete(duplicates).where(eq(duplicates.memberId, actor.id))
  // Some may have gone meanwhile.
  const seen = await peopleOf(db, [...new Set(found.flatMap(({ firstId, secondId }) => [firstId, secondId]))])
  const there = found.filter(({ firstId, secondId }) => seen.has(firstId) && seen.has(secondId))
  if (there.length > 0) await db.insert(duplicates).values(there.map((row) => ({ id: newId(), memberId: actor.id, ...row })))
  await db
    .update(duplicateScans)
    .set({ finishedAt: new Date(), compared, failed: null })
    .where(inArray(duplicateScans.memberId, [actor.id]))
}
