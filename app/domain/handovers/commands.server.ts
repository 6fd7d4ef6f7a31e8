import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { handovers } from '#db/schema/handovers.ts'
import { deskMembers, desks } from '#db/schema/members.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { recordDeed } from '../access/activity.server.ts'
import { type Actor, canAdminister } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { HandoverInput } from './input.ts'
import { findHandover } from './queries.server.ts'

const m = visibleMembers

/** For whom the actor may make a handover: for themselves, a manager for their desks, an administrator for everybody. */
export async function handoverChoices(db: ActorDb, actor: Actor) {
  const members = await db.select({ id: m.id, name: m.name, disabledAt: m.disabledAt }).from(m).orderBy(asc(m.name), asc(m.id)).limit(2000)
  const theirs = await db
    .select({ memberId: deskMembers.memberId, deskId: desks.id, desk: desks.name })
    .from(deskMembers)
    .innerJoin(desks, eq(desks.id, deskMembers.deskId))
    .where(leadsAll(actor) ? undefined : or(eq(deskMembers.memberId, actor.id), inArray(deskMembers.deskId, [...actor.deskIds])))
    .orderBy(asc(desks.name))
  const led = new Set([actor.id, ...(actor.role === 'manager' ? theirs.map(({ memberId }) => memberId) : [])])
  const leavers = members.filter(({ id }) => leadsAll(actor) || led.has(id))
  const reached = theirs.filter(({ memberId }) => leavers.some(({ id }) => id === memberId))
  return {
    leavers: leavers.map(({ id, name }) => ({ id, name })),
    successors: members.filter(({ disabledAt }) => !disabledAt).map(({ id, name }) => ({ id, name })),
    desks: [...new Map(reached.map(({ deskId, desk }) => [deskId, { id: deskId, name: desk }])).values()],
  }
}

export type HandoverChoices = Awaited<ReturnType<typeof handoverChoices>>

const leadsAll = canAdminister

type Refused = { ok: false; field: keyof HandoverInput; error: string }

/** Makes a handover for a named successor. */
export async function makeHandover(db: ActorDb, actor: Actor, input: HandoverInput): Promise<{ ok: true; id: string } | Refused> {
  const { leavers } = await handoverChoices(db, actor)
  if (!leavers.some(({ id }) => id === input.leaverId)) return { ok: false, field: 'leaverId', error: 'errors.unknownChoice' }
  const signsIn = await db.$count(m, and(eq(m.id, input.successorId), isNull(m.disabledAt)))
  if (signsIn === 0) return { ok: false, field: 'successorId', error: 'errors.ownerGone' }
  const { leaverId: memberId, deskId } = input
  const onDesk = deskId && (await db.$count(deskMembers, and(eq(deskMembers.memberId, memberId), eq(deskMembers.deskId, deskId))))
  if (onDesk === 0) return { ok: false, field: 'deskId', error: 'handovers.notOnDesk' }
  const id = newId()
  await db.insert(handovers).values({ id, ...input, madeBy: actor.id })
  await recordDeed(db, actor, { verb: 'created', noun: 'handover', recordId: id })
  return { ok: true, id }
}

/** Takes back a handover that was not signed for, with all that was said in it. */
export async function withdrawHandover(
  db: ActorDb,
  actor: Actor,
  id: string,
): Promise<{ ok: true } | { ok: false; reason: 'not-found' | 'not-yours' | 'signed' }> {
  const found = await findHandover(db, id)
  if (!found) return { ok: false, reason: 'not-found' }
  if (found.signedAt) return { ok: false, reason: 'signed' }
  if (actor.id !== found.leaver.id && actor.id !== found.maker.id) return { ok: false, reason: 'not-yours' }
  await recordDeed(db, actor, { verb: 'deleted', noun: 'handover', recordId: id })
  await db.delete(handovers).where(eq(handovers.id, id))
  return { ok: true }
}
