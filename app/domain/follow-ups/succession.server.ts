import { and, asc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { myDesks } from '#db/schema/conditions.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleFollowUps } from '#db/visible/texts.ts'
import { type Actor, canWrite } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { problemInOwner } from './checks.server.ts'
import { changeFollowUp } from './commands.server.ts'

const f = visibleFollowUps
const m = visibleMembers
// Only what the actor's desks may give to somebody else: a managers' view of other desks is no right to write there.
const left = and(isNull(f.doneAt), isNotNull(m.disabledAt), sql`${f.deskId} = any(${myDesks})`)

/** Open follow-ups of the actor's desks whose owner no longer signs in, by owner. None for who may not write. */
export async function followUpsLeft(db: ActorDb, actor: Actor) {
  if (!canWrite(actor)) return []
  const rows = await db
    .select({ id: f.id, title: f.title, dueOn: f.dueOn, level: f.level, ownerId: f.ownerId, owner: m.name })
    .from(f)
    .innerJoin(m, eq(m.id, f.ownerId))
    .where(left)
    .orderBy(asc(m.name), asc(m.id), sql`${f.dueOn} asc nulls last`, asc(f.id))
    .limit(1000)
  const owners = [...new Map(rows.map(({ ownerId, owner }) => [ownerId, owner]))]
  return owners.map(([id, name]) => ({ id, name, followUps: rows.filter(({ ownerId }) => ownerId === id) }))
}

/** How many of them there are. */
export async function countFollowUpsLeft(db: ActorDb, actor: Actor): Promise<number> {
  if (!canWrite(actor)) return 0
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(f).innerJoin(m, eq(m.id, f.ownerId)).where(left)
  return row?.count ?? 0
}

/**
 * Gives what a member who left still had to do to a colleague: of the open ones that `followUpsLeft` shows, and still theirs at this
 * moment. Answers how many went over. Errors are keys of the `errors` texts.
 */
export async function succeed(
  db: ActorDb,
  actor: Actor,
  fromId: string,
  toId: string,
): Promise<{ ok: true; count: number } | { ok: false; error: string }> {
  const problem = await problemInOwner(db, toId)
  if (problem) return { ok: false, error: problem.error }
  if (!canWrite(actor)) return { ok: true, count: 0 }
  const rows = await db
    .select({ id: f.id, version: f.version, title: f.title, dueOn: f.dueOn })
    .from(f)
    .innerJoin(m, eq(m.id, f.ownerId))
    .where(and(left, eq(f.ownerId, fromId)))
  let count = 0
  for (const { id, version, title, dueOn } of rows) {
    const outcome = await changeFollowUp(db, actor, id, version, { title, dueOn: dueOn ?? undefined, ownerId: toId })
    if (outcome.ok) count += 1
  }
  return { ok: true, count }
}
