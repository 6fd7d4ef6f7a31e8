import { type SQL, sql } from 'drizzle-orm'
import { asGate, type GateDb } from '../access/as-actor.server.ts'
import { usualTimes } from './rules.ts'
import { clocksOfMembers } from './zones.server.ts'

/**
 * Writes a message for each member who is to hear by mail of what is new, and for each whose hour of the digest has come. One process does this at
 * a time; that it was done stands in the same transaction, so that an hour that comes twice or never, or a clock put back, makes no second one.
 */
export function queueMail(now: Date): Promise<void> {
  return asGate(async (db) => {
    await db.execute(sql`select pg_advisory_xact_lock(hashtext('gezant mail of reminders'))`)
    const people = peopleWith(await clocksOfMembers(db, now))
    await queue(db, people, 'reminder', now)
    await queue(db, people, 'digest', now)
  })
}

const peopleWith = (clocks: string): SQL => sql`people as (
  select m.id, m.email, coalesce(s.locale, 'en') as language, c.date, c.time,
    coalesce(h.digest_at, ${usualTimes.digestAt}) as digest_at, h.quiet_from, h.quiet_until
  from members m left join settings s on s.member_id = m.id left join notice_times h on h.member_id = m.id
  join jsonb_to_recordset(${clocks}::jsonb) as c (zone text, date date, time text) on c.zone = coalesce(s.zone, '')
  where m.disabled_at is null)`

// Quiet hours may run over midnight.
const awake = sql`awake as (
  select p.* from people p where p.quiet_from is null or not case
    when p.quiet_from <= p.quiet_until then p.time >= p.quiet_from and p.time < p.quiet_until
    else p.time >= p.quiet_from or p.time < p.quiet_until end)`

const digested = sql`digested as (
  insert into reminded (member_id, digested_on)
  select p.id, p.date from people p left join reminded r on r.member_id = p.id
  where p.time >= p.digest_at and (r.digested_on is null or r.digested_on < p.date)
    and exists (select 1 from notice_choices c where c.member_id = p.id and c.way = 'digest')
  on conflict (member_id) do update set digested_on = excluded.digested_on returning member_id as id)`

async function queue(db: GateDb, people: SQL, kind: 'reminder' | 'digest', now: Date): Promise<void> {
  const way = kind === 'reminder' ? 'mail' : 'digest'
  const chosen =
    kind === 'reminder' ? sql`${awake}, chosen as (select id from awake)` : sql`${digested}, chosen as (select id from digested)`
  const untold = sql`n.way = ${way} and n.message_id is null and n.read_at is null and n.settled_at is null`
  const at = sql`${now.toISOString()}::timestamptz`
  await db.execute(sql`with ${people}, ${chosen}, written as (
    insert into messages (id, kind, member_id, address, language, digest, caused_by, caused_at, due_at)
    select gen_random_uuid(), ${kind}, p.id, p.email, p.language, '', p.id, ${at}, ${at}
    from people p join chosen on chosen.id = p.id
    where exists (select 1 from notices n where n.member_id = p.id and ${untold}) and p.email !~ '[[:space:][:cntrl:]<>,]'
    returning id, member_id)
    update notices n set message_id = written.id from written where n.member_id = written.member_id and ${untold}`)
}
