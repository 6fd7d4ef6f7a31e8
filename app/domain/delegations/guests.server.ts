import { and, eq, inArray } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { delegationMembers, delegationNeeds } from '#db/schema/delegations.ts'
import { participants } from '#db/schema/participants.ts'
import { visibleContacts } from '#db/visible/contacts.ts'
import { changedFields, recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { GuestInput } from './input.ts'
import { type Guest, groupsOf, guestsOf, type Needs, needsOf } from './queries.server.ts'

type Visit = { id: string; deskId: string }
type Refused = { ok: false; reason: 'not-found' | 'unknown-choice' | 'changed-meanwhile' }

/** Adds contacts to a visit's delegation; who is of it already stays as they are. Answers the ids of those who are new. */
export async function addGuests(db: ActorDb, actor: Actor, visit: Visit, contactIds: readonly string[]) {
  const ids = [...new Set(contactIds)]
  if ((await db.$count(visibleContacts, inArray(visibleContacts.id, ids))) !== ids.length) {
    return { ok: false, reason: 'unknown-choice' } as const
  }
  const rows = ids.map((contactId) => ({ engagementId: visit.id, contactId, side: 'theirs' as const }))
  const added = rows.length ? await db.insert(participants).values(rows).onConflictDoNothing().returning({ id: participants.id }) : []
  if (added.length > 0) await recordDeed(db, actor, { verb: 'changed', noun: 'engagement', recordId: visit.id, fields: ['contactIds'] })
  return { ok: true, guestIds: added.map(({ id }) => id) } as const
}

/** Says of a guest what the form says, if that is still at `version` (0: nothing was said), and what they need. */
export async function changeGuest(
  db: ActorDb,
  actor: Actor,
  visit: Visit,
  guestId: string,
  version: number,
  input: GuestInput,
): Promise<{ ok: true } | Refused> {
  const before = (await guestsOf(db, visit.id)).find(({ id }) => id === guestId)
  if (!before) return { ok: false, reason: 'not-found' }
  const { role = null, languages = null, groupId = null, vehicleId = null } = input
  const groups = await groupsOf(db, visit.id)
  const isOne = (id: string | null, kind: 'group' | 'vehicle') => !id || groups.some((group) => group.id === id && group.kind === kind)
  if (!isOne(groupId, 'group') || !isOne(vehicleId, 'vehicle')) return { ok: false, reason: 'unknown-choice' }
  if (before.version !== version) return { ok: false, reason: 'changed-meanwhile' }
  const needs = await planNeeds(db, guestId, visit.id, input)
  if (!needs.ok) return needs
  const columns = { role, languages, groupId, vehicleId }
  const was = { role: before.role, languages: before.languages, groupId: before.groupId, vehicleId: before.vehicleId }
  if (changedFields(was, columns).length > 0) {
    await sayOf(db, visit.id, guestId, before, columns)
    await recordDeed(db, actor, { verb: 'changed', noun: 'engagement', recordId: visit.id, fields: ['delegation'] })
  }
  await writeNeeds(db, actor, visit, guestId, needs.write)
  return { ok: true }
}

/** Somebody wrote of the same guest at the same moment: what was written so far is to be rolled back. */
export class GuestChanged extends Error {}

type Columns = Pick<typeof delegationMembers.$inferInsert, 'role' | 'languages' | 'groupId' | 'vehicleId'>

async function sayOf(db: ActorDb, visitId: string, guestId: string, before: Guest, columns: Columns): Promise<void> {
  const m = delegationMembers
  const written = before.saidId
    ? await db
        .update(m)
        .set(columns)
        .where(and(eq(m.id, before.saidId), eq(m.version, before.version)))
        .returning({ id: m.id })
    : await db
        .insert(m)
        .values({ visitId, participantId: guestId, ...columns })
        .onConflictDoNothing()
        .returning({ id: m.id })
  if (written.length === 0) throw new GuestChanged()
}

type NeedsWrite =
  | { do: 'nothing' }
  | { do: 'add'; body: string; level: Needs['level'] }
  | { do: 'change'; needs: Needs; body: string; level: Needs['level'] }
  | { do: 'remove'; needs: Needs }

async function planNeeds(
  db: ActorDb,
  guestId: string,
  visitId: string,
  { needs, needsLevel: level, needsId, needsVersion }: GuestInput,
): Promise<{ ok: true; write: NeedsWrite } | Refused> {
  const known = (await needsOf(db, visitId)).filter((each) => each.guestId === guestId)
  if (!needsId) {
    const meanwhile = Boolean(needs) && known.length > 0
    if (meanwhile) return { ok: false, reason: 'changed-meanwhile' }
    return { ok: true, write: needs ? { do: 'add', body: needs, level } : { do: 'nothing' } }
  }
  const shown = known.find(({ id }) => id === needsId)
  if (!shown || shown.version !== needsVersion) return { ok: false, reason: 'changed-meanwhile' }
  if (!needs) return { ok: true, write: { do: 'remove', needs: shown } }
  const same = shown.body === needs && shown.level === level
  return { ok: true, write: same ? { do: 'nothing' } : { do: 'change', needs: shown, body: needs, level } }
}

/** What is taken back is not kept: needs are data that nobody holds longer than they must. */
async function writeNeeds(db: ActorDb, actor: Actor, visit: Visit, participantId: string, write: NeedsWrite): Promise<void> {
  const n = delegationNeeds
  if (write.do === 'nothing') return
  if (write.do === 'add') {
    const id = newId()
    const { body, level } = write
    const row = { id, deskId: visit.deskId, visitId: visit.id, createdBy: actor.id, participantId, body, level }
    const [added] = await db.insert(n).values(row).onConflictDoNothing().returning({ id: n.id })
    if (!added) throw new GuestChanged()
    return recordDeed(db, actor, { verb: 'created', noun: 'needs', recordId: id })
  }
  const { id, version } = write.needs
  const at = and(eq(n.id, id), eq(n.version, version))
  const written =
    write.do === 'remove'
      ? await db.delete(n).where(at).returning({ id: n.id })
      : await db.update(n).set({ body: write.body, level: write.level }).where(at).returning({ id: n.id })
  if (written.length === 0) throw new GuestChanged()
  await recordDeed(db, actor, { verb: write.do === 'remove' ? 'deleted' : 'changed', noun: 'needs', recordId: id, fields: ['body'] })
}

/** Takes a guest out of the delegation, with all that was said of them there. */
export async function removeGuest(db: ActorDb, actor: Actor, visit: Visit, guestId: string): Promise<{ ok: boolean }> {
  if (!(await guestsOf(db, visit.id)).some(({ id }) => id === guestId)) return { ok: false }
  const gone = await db.delete(participants).where(eq(participants.id, guestId)).returning({ id: participants.id })
  if (gone.length === 0) return { ok: false }
  await recordDeed(db, actor, { verb: 'changed', noun: 'engagement', recordId: visit.id, fields: ['contactIds'] })
  return { ok: true }
}
