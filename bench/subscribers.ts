import { sql } from 'drizzle-orm'
import { hashToken } from '#app/domain/feeds/tokens.server.ts'
import type { Database } from '#db/client.server.ts'
import { databaseCpu } from './database-cpu.ts'
import { percentile, rounded } from './measure.ts'
import { cpuSince, type Reader } from './reading.ts'

const [subscribers, engagementsOfEach, withinMs, msBetweenEdits] = [500, 40, 30_000, 50]

/**
 * 500 officers with a calendar of their own engagements each, who all ask again within half a minute while somebody edits twenty times a
 * second, so that hardly anyone finds nothing written since.
 */
export async function benchSubscribers({ db }: Database, reader: Reader, address: string) {
  const tokens = await subscribe(db)
  const urls = tokens.map((token) => `${address}/feeds/${token}.ics`)
  const before = { cpu: process.cpuUsage(), database: 0 }
  let edits = 0
  const edit = () => {
    edits += 1
    // Drizzle sends nothing that nobody waits for.
    db.execute(
      sql`update engagements set title = ${`Edited ${edits}`} where id = (select id from engagements where level = 'internal' order by id offset ${(edits * 37) % 5000} limit 1)`,
    ).then(() => {})
  }
  const startedAt = await databaseCpu(db)
  const { taken, statuses } = await reader.poll({ urls, withinMs }, () => {
    before.cpu = process.cpuUsage()
    const timer = setInterval(edit, msBetweenEdits)
    return () => clearInterval(timer)
  })
  const cpu = cpuSince(before.cpu)
  return {
    subscribers,
    seconds: withinMs / 1000,
    edits,
    errors: statuses.filter((status) => status !== 200 && status !== 304).length,
    unchanged: statuses.filter((status) => status === 304).length,
    p50: percentile(taken, 0.5),
    p99: percentile(taken, 0.99),
    cpuOfEach: rounded(cpu / subscribers),
    databaseCpu: (await databaseCpu(db)) - startedAt,
  }
}

/** Answers the tokens of new feeds of new officers. */
async function subscribe(db: Database['db']): Promise<string[]> {
  const tokens = Array.from({ length: subscribers }, (_, index) => `bench-${index}`)
  const hashes = tokens.map((token, index) => ({ hash: hashToken(token), name: `Officer ${index}` }))
  await db.execute(sql`
    with given as (select hash, name from jsonb_to_recordset(${JSON.stringify(hashes)}::jsonb) as g (hash text, name text)),
    officers as (insert into members (id, name, role, email) select gen_random_uuid(), name, 'officer', hash || '@bench.test' from given returning id, email)
    insert into feeds (id, owner_id, name, scope, detail, token_hash, token_start, past_days, future_days)
    select gen_random_uuid(), id, 'Mine', 'mine', 'full', split_part(email, '@', 1), 'benc', 3660, 3660 from officers`)
  for (let from = 0; from < subscribers; from += 25) {
    await db.execute(sql`
      with placed as (select id, row_number() over (order by id) as place, count(*) over () as total from engagements where level = 'internal'),
      owners as (select owner_id, row_number() over (order by id) as place from feeds where token_start = 'benc')
      insert into participants (id, engagement_id, member_id, side)
      select gen_random_uuid(), p.id, o.owner_id, 'ours' from owners o join placed p on (p.place + o.place) % (p.total / ${engagementsOfEach}) = 0
      where o.place > ${from} and o.place <= ${from + 25}`)
  }
  await db.execute(sql`vacuum analyze`)
  return tokens
}
