import { and, asc, count, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { rowsPerPage } from '#app/lib/paging.ts'
import { deskMembers, desks } from '#db/schema/members.ts'
import type { Role } from '#db/schema/words.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

export type Member = {
  id: string
  name: string
  email: string
  role: Role
  demo: boolean
  disabledAt: Date | null
  version: number
  desks: { id: string; name: string }[]
}

const columns = {
  id: visibleMembers.id,
  name: visibleMembers.name,
  email: visibleMembers.email,
  role: visibleMembers.role,
  demo: visibleMembers.demo,
  disabledAt: visibleMembers.disabledAt,
  version: visibleMembers.version,
}

/** One page (from 1) of all members with their desks, by name, the disabled ones last; and how many there are. */
export async function listMembers(db: ActorDb, page: number): Promise<{ rows: Member[]; total: number }> {
  const rows = await db
    .select(columns)
    .from(visibleMembers)
    .orderBy(sql`${visibleMembers.disabledAt} is not null`, asc(visibleMembers.name), asc(visibleMembers.id))
    .limit(rowsPerPage)
    .offset((page - 1) * rowsPerPage)
  const [all] = await db.select({ total: count() }).from(visibleMembers)
  return { rows: await withDesks(db, rows), total: all?.total ?? 0 }
}

export async function findMember(db: ActorDb, id: string): Promise<Member | undefined> {
  const rows = await db.select(columns).from(visibleMembers).where(eq(visibleMembers.id, id))
  const [member] = await withDesks(db, rows)
  return member
}

/** All desks by name, each with the number of members who still have access. */
export async function listDesks(db: ActorDb) {
  return db
    .select({ id: desks.id, name: desks.name, version: desks.version, members: count(visibleMembers.id) })
    .from(desks)
    .leftJoin(deskMembers, eq(deskMembers.deskId, desks.id))
    .leftJoin(visibleMembers, and(eq(visibleMembers.id, deskMembers.memberId), isNull(visibleMembers.disabledAt)))
    .groupBy(desks.id, desks.name, desks.version)
    .orderBy(asc(desks.name))
}

/** Whether anyone but this member can still administer. */
export async function hasOtherAdministrator(db: ActorDb, memberId: string): Promise<boolean> {
  const others = await db
    .select({ id: visibleMembers.id })
    .from(visibleMembers)
    .where(and(eq(visibleMembers.role, 'administrator'), isNull(visibleMembers.disabledAt), ne(visibleMembers.id, memberId)))
    .limit(1)
  return others.length > 0
}

export async function isEmailTaken(db: ActorDb, email: string, exceptId: string): Promise<boolean> {
  const owners = await db
    .select({ id: visibleMembers.id })
    .from(visibleMembers)
    .where(and(eq(sql`lower(${visibleMembers.email})`, email), ne(visibleMembers.id, exceptId)))
  return owners.length > 0
}

async function withDesks(db: ActorDb, rows: Omit<Member, 'desks'>[]): Promise<Member[]> {
  const ids = rows.map((row) => row.id)
  const joined = await db
    .select({ memberId: deskMembers.memberId, id: desks.id, name: desks.name })
    .from(deskMembers)
    .innerJoin(desks, eq(desks.id, deskMembers.deskId))
    .where(inArray(deskMembers.memberId, ids))
    .orderBy(asc(desks.name))
  const byMember = Map.groupBy(joined, (row) => row.memberId)
  return rows.map((row) => ({ ...row, desks: (byMember.get(row.id) ?? []).map(({ id, name }) => ({ id, name })) }))
}
