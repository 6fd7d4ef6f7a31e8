import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { scheduleEngagement } from '#app/domain/engagements/commands.server.ts'
import { type EngagementForm, engagementInput } from '#app/domain/engagements/input.ts'
import { addFollowUp } from '#app/domain/follow-ups/commands.server.ts'
import type { FollowUpInput } from '#app/domain/follow-ups/input.ts'
import { newId } from '#app/lib/ids.ts'
import { activity } from '#db/schema/activity.ts'
import { contacts } from '#db/schema/contacts.ts'
import { members } from '#db/schema/members.ts'
import { organisations } from '#db/schema/organisations.ts'
import type { Level } from '#db/schema/words.ts'
import { asOwner } from '#tests/helpers/database.ts'
import { makeDesk, makeMember } from '#tests/helpers/people.ts'

export const today = '2026-02-05'

/** A desk with two officers, another desk with an officer and a manager, and a viewer of neither. */
export async function makeScene() {
  const desk = await makeDesk('Syria desk')
  const press = await makeDesk('Press desk')
  return {
    desk,
    press,
    officer: await makeMember({ name: 'Policy officer', role: 'officer', desks: [desk] }),
    coordinator: await makeMember({ name: 'Visit coordinator', role: 'officer', desks: [desk] }),
    outsider: await makeMember({ name: 'Press officer', role: 'officer', desks: [press] }),
    manager: await makeMember({ name: 'Manager', role: 'manager', desks: [press] }),
    viewer: await makeMember({ name: 'Viewer', role: 'viewer' }),
  }
}

/** An engagement of the actor's first desk on the day of the Druze delegation. */
export async function makeEngagement(actor: Actor, wish: Partial<EngagementForm> = {}): Promise<string> {
  const input = engagementInput.parse({
    kind: 'meeting',
    title: 'Talk with the Druze community',
    timing: 'all-day',
    zone: 'Europe/Amsterdam',
    startsOn: today,
    deskId: actor.deskIds[0],
    ...wish,
  })
  const outcome = await asActor(actor, (db) => scheduleEngagement(db, actor, input))
  if (!outcome.ok) throw new Error(`Not scheduled: ${outcome.field}`)
  return outcome.id
}

export async function makeOrganisation(actor: Actor, name: string, level: Level = 'internal'): Promise<string> {
  const row = { id: newId(), name, level, kind: 'community' as const, deskId: actor.deskIds[0] ?? '', folded: name, consonants: '' }
  await asOwner((db) => db.insert(organisations).values(row))
  return row.id
}

export async function makeContact(actor: Actor, name: string, level: Level = 'internal'): Promise<string> {
  const row = { id: newId(), name, level, deskId: actor.deskIds[0] ?? '', folded: name, consonants: '' }
  await asOwner((db) => db.insert(contacts).values(row))
  return row.id
}

/** A follow-up of the actor's first desk, owned by the actor where nothing else is said. */
export function makeFollowUp(actor: Actor, wish: Partial<FollowUpInput> = {}): Promise<string> {
  const input = { title: 'Confirm interpreter', ownerId: actor.id, level: 'internal' as const, deskId: actor.deskIds[0] ?? '', ...wish }
  return asActor(actor, (db) => addFollowUp(db, actor, input))
}

export async function disable(actor: Actor): Promise<void> {
  await asOwner((db) => db.update(members).set({ disabledAt: new Date() }).where(eq(members.id, actor.id)))
}

/** What was written down about a record, in order. */
export async function deedsOn(recordId: string) {
  const rows = await asOwner((db) => db.select().from(activity).where(eq(activity.recordId, recordId)).orderBy(activity.at, activity.id))
  return rows.map(({ memberId, verb, noun, fields }) => ({ memberId, verb, noun, fields }))
}
