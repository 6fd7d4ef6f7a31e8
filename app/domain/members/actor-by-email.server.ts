import { and, eq, isNull, sql } from 'drizzle-orm'
import { deskMembers, members } from '#db/schema/members.ts'
import type { Actor } from '../access/actors.ts'
import { asGate } from '../access/as-actor.server.ts'

/** The member who signs in with this address, for what an operator does in their name; undefined when none does (any more). */
export async function findActorByEmail(email: string): Promise<Actor | undefined> {
  const rows = await asGate((db) =>
    db
      .select({ member: { id: members.id, name: members.name, role: members.role }, deskId: deskMembers.deskId })
      .from(members)
      .leftJoin(deskMembers, eq(deskMembers.memberId, members.id))
      .where(and(eq(sql`lower(${members.email})`, email.trim().toLowerCase()), isNull(members.disabledAt))),
  )
  const [first] = rows
  return first && { ...first.member, deskIds: rows.flatMap((row) => row.deskId ?? []) }
}
