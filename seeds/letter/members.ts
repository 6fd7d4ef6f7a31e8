import type { Actor } from '#app/domain/access/actors.ts'
import { newId } from '#app/lib/ids.ts'
import type { Db } from '#db/client.server.ts'
import { memberSignOffRoles } from '#db/schema/clearance.ts'
import { deskMembers, desks, members } from '#db/schema/members.ts'
import type { Role, SignOffRole } from '#db/schema/words.ts'

/** Named by their role, never like real persons. The administrator is on no desk: administering gives no right to content. */
const people = {
  officer: { name: 'Policy officer', email: 'policy-officer@gezant.example', role: 'officer', onDesk: true, signsOffFor: ['policy'] },
  coordinator: { name: 'Visit coordinator', email: 'visit-coordinator@gezant.example', role: 'officer', onDesk: true, signsOffFor: [] },
  manager: { name: 'Manager', email: 'manager@gezant.example', role: 'manager', onDesk: true, signsOffFor: ['policy', 'security'] },
  administrator: { name: 'Administrator', email: 'administrator@gezant.example', role: 'administrator', onDesk: false, signsOffFor: [] },
} satisfies Record<string, { name: string; email: string; role: Role; onDesk: boolean; signsOffFor: SignOffRole[] }>

export type MemberKey = keyof typeof people
export type WriterKey = Exclude<MemberKey, 'administrator'>
export type DemoMembers = Record<MemberKey, Actor>

/** Adds the demo's desk and members, who have no password until a start in demo mode gives them one. */
export async function addDemoMembers(db: Db): Promise<DemoMembers> {
  const deskId = newId()
  await db.insert(desks).values({ id: deskId, name: 'Syria desk', asksSignOffs: ['policy', 'security'] })
  const actors: Partial<DemoMembers> = {}
  for (const [key, { onDesk, signsOffFor, ...person }] of Object.entries(people)) {
    const id = newId()
    await db.insert(members).values({ id, ...person, demo: true })
    if (onDesk) await db.insert(deskMembers).values({ deskId, memberId: id })
    for (const role of signsOffFor) await db.insert(memberSignOffRoles).values({ memberId: id, role })
    actors[key as MemberKey] = { id, name: person.name, role: person.role, deskIds: onDesk ? [deskId] : [] }
  }
  return actors as DemoMembers
}
