import { inArray } from 'drizzle-orm'
import { delegationMembers } from '#db/schema/delegations.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { groupsOf, guestsOf } from './queries.server.ts'

type Wish = { groupId: string; was: readonly string[]; ticked: readonly string[] }

/** Puts people in a group or vehicle and takes others out: only whom a form ticked or unticked, so that what a colleague did meanwhile stays. */
export async function fillGroup(db: ActorDb, actor: Actor, visitId: string, { groupId, was, ticked }: Wish): Promise<{ ok: boolean }> {
  const group = (await groupsOf(db, visitId)).find(({ id }) => id === groupId)
  if (!group) return { ok: false }
  const place = group.kind === 'group' ? 'groupId' : 'vehicleId'
  const guests = await guestsOf(db, visitId)
  const joining = guests.filter((guest) => ticked.includes(guest.id) && !was.includes(guest.id) && guest[place] !== groupId)
  const leaving = guests.filter((guest) => was.includes(guest.id) && !ticked.includes(guest.id) && guest[place] === groupId)
  const unsaid = joining.filter(({ saidId }) => !saidId).map(({ id }) => ({ visitId, participantId: id }))
  if (unsaid.length > 0) await db.insert(delegationMembers).values(unsaid).onConflictDoNothing()
  const said = new Map((await guestsOf(db, visitId)).map(({ id, saidId }) => [id, saidId]))
  const m = delegationMembers
  let written = 0
  for (const [moved, to] of [[joining, groupId] as const, [leaving, null] as const]) {
    const ids = moved.flatMap(({ id }) => said.get(id) ?? [])
    if (ids.length === 0) continue
    const at = inArray(m.id, ids)
    written += (
      await db
        .update(m)
        .set({ [place]: to })
        .where(at)
        .returning({ id: m.id })
    ).length
  }
  if (joining.length + leaving.length === 0) return { ok: true }
  if (written === 0) return { ok: false }
  await recordDeed(db, actor, { verb: 'changed', noun: 'engagement', recordId: visitId, fields: ['delegation'] })
  return { ok: true }
}
