import { eq, inArray } from 'drizzle-orm'
import type { Actor } from '#app/domain/access/actors.ts'
import { memberSignOffRoles, signOffs } from '#db/schema/clearance.ts'
import { engagements } from '#db/schema/engagements.ts'
import { desks } from '#db/schema/members.ts'
import type { SignOffRole } from '#db/schema/words.ts'
import { asOwner } from './database.ts'

/** Gives the engagements, as they are now, every sign-off their desk asks for, in the member's name. */
export async function clear(member: Pick<Actor, 'id'>, ...engagementIds: string[]): Promise<void> {
  await asOwner(async (db) => {
    const e = engagements
    const rows = await db
      .select({ engagementId: e.id, signedFor: e.renderedAt, asked: desks.asksSignOffs })
      .from(e)
      .innerJoin(desks, eq(desks.id, e.deskId))
      .where(inArray(e.id, engagementIds))
    const wanted = rows.flatMap(({ asked, ...row }) => asked.map((role) => ({ ...row, role, memberId: member.id })))
    const written = await db.insert(signOffs).values(wanted).returning({ id: signOffs.id })
    if (written.length < wanted.length) throw new Error('Nothing above internal to clear')
  })
}

/** Lets a member sign off in these roles. */
export async function giveRoles(member: Pick<Actor, 'id'>, ...roles: SignOffRole[]): Promise<void> {
  await asOwner((db) => db.insert(memberSignOffRoles).values(roles.map((role) => ({ memberId: member.id, role }))))
}

/** What the desk asks for from now on. */
export async function askFor(deskId: string, ...roles: SignOffRole[]): Promise<void> {
  await asOwner((db) => db.update(desks).set({ asksSignOffs: roles }).where(eq(desks.id, deskId)))
}
