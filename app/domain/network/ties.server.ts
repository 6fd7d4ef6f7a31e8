import { type SQL, sql } from 'drizzle-orm'
import type { Level, RelationKind, representationStates } from '#db/schema/words.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { presencesOf, presentAt } from '../timeline/presence.server.ts'
import { engagementsAt, held, idsOf, meetingsOf, type Period } from './meetings.server.ts'

/** A tie between two nodes of a picture; `a` and `b` are ids. A contact is `a` of an organisation. */
export type Tie =
  | { kind: 'met'; a: string; b: string; times: number; lastOn: string }
  | { kind: 'belongs'; a: string; b: string; post: string }
  | { kind: 'speaks'; a: string; b: string; state: (typeof representationStates)[number]; byWhom: string | null }
  /** `a` is to `b` what the kind says. */
  | { kind: 'related'; a: string; b: string; relation: RelationKind; level: Level }
  /** Took part in what is on the topic, or in the visit. */
  | { kind: 'part'; a: string; b: string; times: number; lastOn: string }

/** Who of these met whom, how often and when last: as far as the actor may know both and where. The most often first. */
export async function meetingsAmong(db: ActorDb, ids: string[], period: Period, ours: boolean): Promise<Tie[]> {
  const present = await presencesOf(db, ids, ours)
  const together = [...Map.groupBy(present, ({ id }) => id)].filter(([, there]) => there.length > 1)
  const meetings = await meetingsOf(
    db,
    together.map(([id]) => id),
    period,
  )
  const pairs = new Map<string, { a: string; b: string; at: Set<string>; lastOn: string }>()
  for (const [id, there] of together) {
    const meeting = meetings.get(id)
    if (!meeting) continue
    const nodes = there.map(({ node }) => node).sort()
    for (const [index, a] of nodes.entries()) {
      for (const b of nodes.slice(index + 1)) {
        const pair = pairs.get(`${a} ${b}`) ?? { a, b, at: new Set<string>(), lastOn: meeting.on }
        pair.at.add(meeting.as)
        if (meeting.on > pair.lastOn) pair.lastOn = meeting.on
        pairs.set(`${a} ${b}`, pair)
      }
    }
  }
  return [...pairs.entries()]
    .sort(([one, x], [other, y]) => y.at.size - x.at.size || (one < other ? -1 : 1))
    .map(([, { at, ...pair }]) => ({ kind: 'met', ...pair, times: at.size }))
}

/** How often each took part in what is on a topic, or in the talks of a visit; who comes to a visit without a talk took part once. */
export async function partsIn(db: ActorDb, start: { kind: 'topic' | 'visit'; id: string }, period: Period, ours: boolean): Promise<Tie[]> {
  const where = start.kind === 'topic' ? { topicId: start.id } : { visitId: start.id }
  const meetings = await meetingsOf(db, await engagementsAt(db, where, ours), period)
  const present = Map.groupBy(await presentAt(db, [...meetings.keys()], ours), ({ node }) => node)
  return [...present]
    .map(([b, there]) => {
      const days = there.map(({ id }) => meetings.get(id)?.on ?? '').sort()
      const times = Math.max(there.filter(({ id }) => id !== start.id).length, 1)
      return { kind: 'part' as const, a: start.id, b, times, lastOn: days.at(-1) ?? '' }
    })
    .sort((one, other) => other.times - one.times || (one.b < other.b ? -1 : 1))
}

/** Who belongs where, and who speaks for whom, in the period. */
export async function bondsAmong(db: ActorDb, ids: string[], period: Period): Promise<Tie[]> {
  const [a, r] = [sql.raw('a'), sql.raw('r')]
  const belongs = await db
    .selectDistinct({ a: sql<string>`a.contact_id`, b: sql<string>`a.organisation_id`, post: sql<string>`a.post` })
    .from(sql`visible_affiliations a`)
    .where(sql`a.contact_id = ${idsOf(ids)} and a.organisation_id = ${idsOf(ids)} and ${held(a, period)}`)
    .orderBy(sql`1`, sql`2`, sql`3`)
  const speaks = await db
    .selectDistinct({
      a: sql<string>`r.contact_id`,
      b: sql<string>`r.organisation_id`,
      state: sql<(typeof representationStates)[number]>`r.state`,
      byWhom: sql<string | null>`r.by_whom`,
    })
    .from(sql`visible_representations r`)
    .where(sql`r.contact_id = ${idsOf(ids)} and r.organisation_id = ${idsOf(ids)} and ${held(r, period)}`)
    .orderBy(sql`1`, sql`2`, sql`3`, sql`4`)
  return [...belongs.map((row) => ({ kind: 'belongs' as const, ...row })), ...speaks.map((row) => ({ kind: 'speaks' as const, ...row }))]
}

/** Which of these are what to each other, in the period: those of whom the actor may know both, and read it. */
export async function relationsAmong(db: ActorDb, ids: string[], period: Period): Promise<Tie[]> {
  const between = (from: SQL, to: SQL) =>
    sql`select ${from} as a, ${to} as b, x.kind, x.level from visible_relations x
      where ${from} = ${idsOf(ids)} and ${to} = ${idsOf(ids)} and ${held(sql.raw('x'), period)}`
  const people = between(sql`x.from_contact_id`, sql`x.to_contact_id`)
  const organisations = between(sql`x.from_organisation_id`, sql`x.to_organisation_id`)
  const rows = await db
    .selectDistinct({ a: sql<string>`t.a`, b: sql<string>`t.b`, relation: sql<RelationKind>`t.kind`, level: sql<Level>`t.level` })
    .from(sql`(${people} union all ${organisations}) t`)
    .orderBy(sql`1`, sql`2`, sql`3`, sql`4`)
  return rows.map((row) => ({ kind: 'related' as const, ...row }))
}
