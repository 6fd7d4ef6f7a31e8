import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { followUpHelpers } from '#db/schema/follow-up-links.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleFollowUpHelpers } from '#db/visible/texts.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { holdFollowUp, type Refused } from './hold.server.ts'
import type { Problem } from './links.server.ts'

const h = visibleFollowUpHelpers
const m = visibleMembers

/** Who helps the owner of a follow-up, by name; who no longer signs in helps nobody. */
export function helpersOf(db: ActorDb, followUpId: string) {
  return db
    .select({ id: m.id, name: m.name })
    .from(h)
    .innerJoin(m, eq(m.id, h.memberId))
    .where(and(eq(h.followUpId, followUpId), isNull(m.disabledAt)))
    .orderBy(asc(m.name), asc(m.id))
}

export type HelpOutcome = { ok: true } | Refused<'not-found' | 'not-yours'> | (Refused<'refused'> & { problem: Problem<'memberId'> })

/** Lets a member who may see the follow-up help its owner. Whoever helps already goes on doing so. */
export async function addHelp(db: ActorDb, actor: Actor, followUpId: string, memberId: string): Promise<HelpOutcome> {
  const held = await holdFollowUp(db, followUpId)
  if (!held.ok) return held
  const problem = await problemInHelp(db, held.row, memberId)
  if (problem) return { ok: false, reason: 'refused', problem: { field: 'memberId', error: problem } }
  const added = await db
    .insert(followUpHelpers)
    .values({ id: newId(), followUpId, memberId })
    .onConflictDoNothing()
    .returning({ id: followUpHelpers.id })
  if (added.length > 0) await recordDeed(db, actor, { verb: 'changed', noun: 'follow-up', recordId: followUpId, fields: ['helpers'] })
  return { ok: true }
}

async function problemInHelp(db: ActorDb, { id, ownerId }: { id: string; ownerId: string }, memberId: string): Promise<string | undefined> {
  if (memberId === ownerId) return 'errors.helperOwns'
  const [member] = await db
    .select({ gone: sql<boolean>`${m.disabledAt} is not null`, sees: sql<boolean>`member_sees_follow_up(${m.id}, ${id})` })
    .from(m)
    .where(eq(m.id, memberId))
  if (!member) return 'errors.unknownChoice'
  if (member.gone) return 'errors.ownerGone'
  return member.sees ? undefined : 'errors.helperUnseeing'
}

/** Ends it; who helps may do so too, for themselves. */
export async function endHelp(
  db: ActorDb,
  actor: Actor,
  followUpId: string,
  memberId: string,
): Promise<{ ok: true } | Refused<'not-found' | 'not-yours'>> {
  const held = await holdFollowUp(db, followUpId, memberId === actor.id ? 'tick' : 'change')
  if (!held.ok) return held
  const seen = db
    .select({ id: h.id })
    .from(h)
    .where(and(eq(h.followUpId, followUpId), eq(h.memberId, memberId)))
  const ended = await db.delete(followUpHelpers).where(inArray(followUpHelpers.id, seen)).returning({ id: followUpHelpers.id })
  if (ended.length > 0) await recordDeed(db, actor, { verb: 'changed', noun: 'follow-up', recordId: followUpId, fields: ['helpers'] })
  return { ok: true }
}
