import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { addGroup, setAttendance } from '#app/domain/delegations/groups.server.ts'
import { addGuests, changeGuest } from '#app/domain/delegations/guests.server.ts'
import { guestInput } from '#app/domain/delegations/input.ts'
import { attendanceOf, groupsOf, guestsOf, needsOf } from '#app/domain/delegations/queries.server.ts'
import { visitPage } from '#app/domain/visits/page.server.ts'
import { findVisit, type Visit } from '#app/domain/visits/queries.server.ts'
import type { GroupKind } from '#db/schema/words.ts'
import { visit as makeVisit } from '../handouts/scene.ts'
import { contact, now, zone } from '../timeline/scene.ts'

export const visitOf = async (actor: Actor, id: string): Promise<Visit> => {
  const visit = await asActor(actor, (db) => findVisit(db, id))
  if (!visit) throw new Error('no such visit')
  return visit
}

/** A visit with a guest for each name, and their ids in the order of the names. */
export async function party(officer: Actor, names: string[], over: { level?: 'internal' | 'confidential' } = {}) {
  const visit = await visitOf(officer, await makeVisit(officer, over))
  const contactIds: string[] = []
  for (const name of names) contactIds.push(await contact(officer, { name }))
  await asActor(officer, (db) => addGuests(db, officer, visit, contactIds))
  const guests = await guestsAs(officer, visit.id)
  return { visit, contactIds, guestIds: contactIds.map((id) => guests.find((guest) => guest.contactId === id)?.id ?? '') }
}

export const guestsAs = (actor: Actor, visitId: string) => asActor(actor, (db) => guestsOf(db, visitId))
export const needsAs = async (actor: Actor, visitId: string) => (await asActor(actor, (db) => needsOf(db, visitId))).map(({ body }) => body)
export const attendanceAs = (actor: Actor, visitId: string) => asActor(actor, (db) => attendanceOf(db, visitId))
export const pageAs = async (actor: Actor, visitId: string) => {
  const page = await asActor(actor, (db) => visitPage(db, actor, visitId, { zone, now: now.toISOString() }))
  if (!page) throw new Error('no such visit')
  return page
}

export const say = (actor: Actor, visit: Visit, guestId: string, form: Record<string, unknown>, version = 0) =>
  asActor(actor, (db) => changeGuest(db, actor, visit, guestId, version, guestInput.parse(form)))

export async function group(actor: Actor, visitId: string, name: string, kind: GroupKind = 'group'): Promise<string> {
  await asActor(actor, (db) => addGroup(db, actor, visitId, { name, kind }))
  const made = (await asActor(actor, (db) => groupsOf(db, visitId))).find((one) => one.name === name)
  return made?.id ?? ''
}

type Wish = { groupIds?: string[]; guestIds?: string[] }

/** Says who is in an item; nobody named: the whole delegation. */
export async function attend(actor: Actor, visitId: string, itemId: string, wish?: Wish) {
  const version = (await attendanceAs(actor, visitId)).get(itemId)?.version ?? 0
  const input = { who: wish ? ('part' as const) : ('whole' as const), groupIds: [], guestIds: [], ...wish }
  return asActor(actor, (db) => setAttendance(db, actor, { id: itemId, visitId }, version, input))
}
