import { eq, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { deskMembers, desks, members } from '#db/schema/members.ts'
import type { Role } from '#db/schema/words.ts'
import { recordDeed } from '../access/activity.server.ts'
import { asGate, type GateDb } from '../access/as-actor.server.ts'
import { hashPassword } from './passwords.server.ts'
import { lockRegister } from './register-lock.server.ts'

/** `email` as normalisedEmail gives it, `desks` by name, made when missing. */
export type Registration = { email: string; name: string; role: Role; desks: string[]; password: string }
export type Registered = { ok: true; id: string; desksMade: string[] } | { ok: false; reason: 'email-taken' }

/** Registers a member on the word of whoever operates the installation: the way in for the first administrator. */
export async function registerMember({ email, name, role, desks: deskNames, password }: Registration): Promise<Registered> {
  const passwordHash = await hashPassword(password)
  return asGate(async (db) => {
    await lockRegister(db)
    const owners = await db
      .select({ id: members.id })
      .from(members)
      .where(eq(sql`lower(${members.email})`, email))
    if (owners.length > 0) return { ok: false, reason: 'email-taken' }
    const id = newId()
    await db.insert(members).values({ id, email, name, role, passwordHash })
    const desksMade: string[] = []
    for (const deskName of new Set(deskNames)) {
      const desk = await findOrMakeDesk(db, deskName)
      if (desk.made) desksMade.push(deskName)
      await db.insert(deskMembers).values({ memberId: id, deskId: desk.id })
    }
    await recordDeed(db, { id }, { verb: 'created', noun: 'member', recordId: id })
    return { ok: true, id, desksMade }
  })
}

async function findOrMakeDesk(db: GateDb, name: string): Promise<{ id: string; made: boolean }> {
  const [known] = await db.select({ id: desks.id }).from(desks).where(eq(desks.name, name))
  if (known) return { id: known.id, made: false }
  const id = newId()
  await db.insert(desks).values({ id, name })
  return { id, made: true }
}
