import { eq, inArray } from 'drizzle-orm'
import { pieces } from '#app/lib/pieces.ts'
import { desks } from '#db/schema/members.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleExternalIds } from '#db/visible/imports.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { wallTimeOf } from '../engagements/times.ts'
import type { Content, Match } from './plan.ts'

const e = visibleExternalIds
const v = visibleEngagements

const standing = {
  engagementId: e.engagementId,
  uid: e.uid,
  recurrenceId: e.recurrenceId,
  sequence: e.sequence,
  content: e.content,
  kind: v.kind,
  deskId: v.deskId,
  desk: desks.name,
  version: v.version,
  title: v.title,
  place: v.place,
  purpose: v.purpose,
  joinLink: v.joinLink,
  status: v.status,
  timing: v.timing,
  zone: v.zone,
  startsLocal: v.startsLocal,
  endsLocal: v.endsLocal,
  startsFold: v.startsFold,
  endsFold: v.endsFold,
  startsOn: v.startsOn,
  endsOn: v.endsOn,
  startsAt: v.startsAt,
  endsAt: v.endsAt,
}

const listed = (db: ActorDb, uids: string[]) =>
  db
    .select(standing)
    .from(e)
    .innerJoin(v, eq(v.id, e.engagementId))
    .innerJoin(desks, eq(desks.id, v.deskId))
    .where(inArray(e.uid, uids))
    .orderBy(e.id)

type Row = Awaited<ReturnType<typeof listed>>[number]

/** The engagements that came from these UIDs, as far as the actor may see them: others are not there, for matching as for everything. */
export async function matchesOf(db: ActorDb, actor: Actor, uids: Iterable<string>): Promise<Map<string, Match[]>> {
  const found: Match[] = []
  for (const some of pieces([...new Set(uids)])) {
    const rows = await listed(db, some)
    found.push(...rows.map((row) => matchOf(row, canWriteFor(actor, row.deskId))))
  }
  return Map.groupBy(found, (match) => match.uid)
}

function matchOf(row: Row, writable: boolean): Match {
  const { engagementId, kind, desk, version, uid, recurrenceId, sequence, title, place, purpose, joinLink, status, startsAt, endsAt } = row
  const now = { title, place, purpose, joinLink, status, startsAt, endsAt, time: timeOf(row) }
  return { engagementId, kind, desk, writable, version, uid, recurrenceId, sequence, content: row.content as Content, now }
}

function timeOf({ timing, zone, startsLocal, endsLocal, startsFold, endsFold, startsOn, endsOn }: Row): Match['now']['time'] {
  if (!startsLocal || !endsLocal) return { timing, zone, startsOn: startsOn ?? '', endsOn: endsOn ?? '' }
  const [starts, ends] = [wallTimeOf(startsLocal), wallTimeOf(endsLocal)]
  return {
    timing,
    zone,
    startsOn: starts.slice(0, 10),
    endsOn: ends.slice(0, 10),
    startsTime: starts.slice(11),
    endsTime: ends.slice(11),
    startsFold: startsFold === 1 ? '1' : '0',
    endsFold: endsFold === 1 ? '1' : '0',
  }
}
