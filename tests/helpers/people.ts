import { eq } from 'drizzle-orm'
import type { Actor } from '#app/domain/access/actors.ts'
import { newId } from '#app/lib/ids.ts'
import { deskMembers, desks, members } from '#db/schema/members.ts'
import type { Role } from '#db/schema/words.ts'
import { asOwner } from './database.ts'

export type Desk = { id: string; name: string }

export async function makeDesk(name: string): Promise<Desk> {
  const desk = { id: newId(), name }
  await asOwner((db) => db.insert(desks).values(desk))
  return desk
}

type Person = { name: string; role: Role; desks?: Desk[]; email?: string; passwordHash?: string; demo?: boolean }

/** A member who exists; without a hash of a password no way of signing in. */
export async function makeMember({ name, role, desks: own = [], email = addressOf(name), ...rest }: Person): Promise<Actor> {
  const id = newId()
  await asOwner(async (db) => {
    await db.insert(members).values({ id, name, role, email, ...rest })
    if (own.length > 0) await db.insert(deskMembers).values(own.map((desk) => ({ deskId: desk.id, memberId: id })))
  })
  return { id, name, role, deskIds: own.map((desk) => desk.id) }
}

/** A member of a scenario that was loaded. */
export async function memberNamed(name: string): Promise<Actor> {
  return asOwner(async (db) => {
    const [member] = await db.select().from(members).where(eq(members.name, name))
    if (!member) throw new Error(`No ${name}`)
    const own = await db.select().from(deskMembers).where(eq(deskMembers.memberId, member.id))
    return { id: member.id, name, role: member.role, deskIds: own.map(({ deskId }) => deskId) }
  })
}

/** 'Policy officer' has policy.officer@ministry.test. */
export function addressOf(name: string): string {
  return `${name.toLowerCase().replace(/[^a-z0-9]+/g, '.')}@ministry.test`
}
