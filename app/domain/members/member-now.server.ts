import { eq } from 'drizzle-orm'
import { deskMembers, members, settings } from '#db/schema/members.ts'
import type { Actor } from '../access/actors.ts'
import type { GateDb } from '../access/as-actor.server.ts'

/** The member in whose name a link is opened or a message sent, with the rights of this moment; undefined when there is none. */
export async function memberNow(
  db: GateDb,
  memberId: string,
): Promise<{ actor: Actor; email: string; disabledAt: Date | null; zone: string | null } | undefined> {
  const rows = await db
    .select({
      member: { id: members.id, name: members.name, role: members.role },
      email: members.email,
      disabledAt: members.disabledAt,
      zone: settings.zone,
      deskId: deskMembers.deskId,
    })
    .from(members)
    .leftJoin(settings, eq(settings.memberId, members.id))
    .leftJoin(deskMembers, eq(deskMembers.memberId, members.id))
    .where(eq(members.id, memberId))
  const [first] = rows
  if (!first) return undefined
  const { member, email, disabledAt, zone } = first
  return { actor: { ...member, deskIds: rows.flatMap((row) => row.deskId ?? []) }, email, disabledAt, zone }
}
