import { and, asc, eq, isNull } from 'drizzle-orm'
import { members } from '#db/schema/members.ts'
import { asGate } from '../access/as-actor.server.ts'
import { startSession } from './sessions.server.ts'

const isDemo = and(eq(members.demo, true), isNull(members.disabledAt))

/** The demo people, for a sign-in page in demo mode. */
export async function listDemoPeople(): Promise<{ id: string; name: string }[]> {
  return asGate((db) =>
    db.select({ id: members.id, name: members.name }).from(members).where(isDemo).orderBy(asc(members.createdAt), asc(members.id)),
  )
}

/** Signs in as one of the demo people without a password: for demo mode alone, which the caller has checked. Undefined for anyone else. */
export async function signInAsDemo(memberId: string, secret: string, now: Date): Promise<string | undefined> {
  return asGate(async (db) => {
    const [person] = await db
      .select({ id: members.id })
      .from(members)
      .where(and(eq(members.id, memberId), isDemo))
    return person && startSession(db, person.id, secret, now)
  })
}
