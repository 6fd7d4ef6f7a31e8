import { and, asc, desc, eq, gt, gte, isNull } from 'drizzle-orm'
import { dayRange, instantOf } from '#app/lib/wall-time.ts'
import type { Db } from '#db/client.server.ts'
import { engagements } from '#db/schema/engagements.ts'
import { zoneLaws } from '#db/schema/zone-laws.ts'
import { wallTimeOf } from './times.ts'

const e = engagements
const time = {
  id: e.id,
  timing: e.timing,
  zone: e.zone,
  startsLocal: e.startsLocal,
  endsLocal: e.endsLocal,
  startsFold: e.startsFold,
  endsFold: e.endsFold,
  startsOn: e.startsOn,
  endsOn: e.endsOn,
  startsAt: e.startsAt,
  endsAt: e.endsAt,
}
type Kept = Pick<typeof e.$inferSelect, keyof typeof time>
type Instants = { startsAt: Date; endsAt: Date }

/** The edition of the zones' laws that this process knows, such as '2026a'. */
export const knownEdition = () => process.versions.tz ?? 'unknown'

/**
 * Derives the instants of what is not over yet once more when the zones' laws are of another edition than last time: the wall time stays
 * what was agreed. Answers how many engagements that moved; each is one change as calendars count (SEQUENCE). For the start of the server, as the
 * database's owner. `derive` throws RangeError for a wall time that a new law took away: such an engagement stays where it is.
 */
export async function followZoneLaws(
  db: Db,
  now: Date,
  edition = knownEdition(),
  derive: (kept: Kept) => Instants = derived,
): Promise<number> {
  const [last] = await db.select().from(zoneLaws).orderBy(desc(zoneLaws.at)).limit(1)
  if (last?.edition === edition) return 0
  let moved = 0
  for (let rows = await batch(db, now); rows.length > 0; rows = await batch(db, now, rows.at(-1)?.id)) {
    for (const row of rows) moved += await follow(db, row, derive)
  }
  await db
    .insert(zoneLaws)
    .values({ edition, at: now })
    .onConflictDoUpdate({ target: zoneLaws.edition, set: { at: now } })
  return moved
}

const batchSize = 1000

function batch(db: Db, now: Date, after?: string): Promise<Kept[]> {
  return db
    .select(time)
    .from(e)
    .where(and(isNull(e.deletedAt), gte(e.endsAt, now), after ? gt(e.id, after) : undefined))
    .orderBy(asc(e.id))
    .limit(batchSize)
}

async function follow(db: Db, kept: Kept, derive: (kept: Kept) => Instants): Promise<0 | 1> {
  const instants = instantsOr(kept, derive)
  if (instants.startsAt.getTime() === kept.startsAt.getTime() && instants.endsAt.getTime() === kept.endsAt.getTime()) return 0
  await db.update(e).set(instants).where(eq(e.id, kept.id))
  return 1
}

function instantsOr(kept: Kept, derive: (kept: Kept) => Instants): Instants {
  try {
    return derive(kept)
  } catch (error) {
    if (error instanceof RangeError) return kept
    throw error
  }
}

function derived({ zone, startsLocal, endsLocal, startsFold, endsFold, startsOn, endsOn }: Kept): Instants {
  if (startsOn && endsOn) return dayRange(startsOn, endsOn, zone)
  return {
    startsAt: instantOf(wallTimeOf(startsLocal ?? ''), zone, startsFold === 1 ? 1 : 0),
    endsAt: instantOf(wallTimeOf(endsLocal ?? ''), zone, endsFold === 1 ? 1 : 0),
  }
}
