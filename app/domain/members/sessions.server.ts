import { randomBytes } from 'node:crypto'
import { eq, inArray, lt, or, sql } from 'drizzle-orm'
import { rowsOfJson } from '#db/rows-of-json.ts'
import { sessions, settings } from '#db/schema/members.ts'
import type { Actor } from '../access/actors.ts'
import { asGate, askGate, type GateDb } from '../access/as-actor.server.ts'
import { keyedHash } from './keyed-hash.server.ts'

const minute = 60_000
const idleMs = 30 * minute
const absoluteMs = 12 * 60 * minute
const mostCleared = 500

/** An actor as their session finds them. */
export type SignedIn = Actor & {
  /** Their password was made by an administrator: they may do nothing before they have changed it. */
  passwordGiven: boolean
  /** The names of their desks, in order, and how they wish to read, so that no page has to ask for them again. */
  deskNames: string[]
  settings: typeof settings.$inferSelect | null
}

/** Starts a session under an id of 256 random bits, which only its reader ever has: the database keeps a keyed hash. */
export async function startSession(db: GateDb, memberId: string, secret: string, now: Date): Promise<string> {
  await clearDeadSessions(db, now)
  const sessionId = randomBytes(32).toString('base64url')
  await db.insert(sessions).values({ idHash: keyedHash(secret, 'session', sessionId), memberId, createdAt: now, seenAt: now })
  return sessionId
}

/**
 * The member behind a session, with the rights they have at this moment; undefined when it ended: 30 minutes unused, 12 hours old, or taken away.
 * What a window asks on its own is no use of it (`uses: false`): else a session in a window left open would never end.
 */
export async function findActor(
  sessionId: string,
  secret: string,
  now: Date,
  { uses = true }: { uses?: boolean } = {},
): Promise<SignedIn | undefined> {
  if (!/^[\w-]{43}$/.test(sessionId)) return undefined
  const idHash = keyedHash(secret, 'session', sessionId)
  const limits = [before(now, idleMs), before(now, absoluteMs)].map((moment) => moment.toISOString())
  const [found] = await askGate({ json: sql<string>`session_member` }, 'session_member', idHash, ...limits)
  if (!found) return undefined
  const { seenAt, member, desks, settings: own }: Found = JSON.parse(found.json)
  if (uses && before(now, minute) >= new Date(seenAt)) {
    await asGate((db) => db.update(sessions).set({ seenAt: now }).where(eq(sessions.idHash, idHash)))
  }
  const [deskIds, deskNames] = [(desks ?? []).map(([id]) => id), (desks ?? []).map(([, name]) => name)]
  return { ...member, settings: own && settingsOf(own), deskIds, deskNames }
}

const settingsOf = rowsOfJson(settings)

type Found = {
  seenAt: string
  member: Pick<SignedIn, 'id' | 'name' | 'role' | 'passwordGiven'>
  desks: [id: string, name: string][] | null
  settings: Record<string, unknown> | null
}

/** Ends one session: signing out. An id that is none ends nothing. */
export async function endSession(sessionId: string, secret: string): Promise<void> {
  await asGate((db) => db.delete(sessions).where(eq(sessions.idHash, keyedHash(secret, 'session', sessionId))))
}

/** Ends every session of the member, wherever they signed in. */
export async function endSessionsOf(db: GateDb, memberId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.memberId, memberId))
}

async function clearDeadSessions(db: GateDb, now: Date): Promise<void> {
  // Two sign-ins that clear at once pass each other by instead of waiting for each other's rows.
  const dead = db
    .select({ idHash: sessions.idHash })
    .from(sessions)
    .where(isOver(now))
    .limit(mostCleared)
    .for('update', { skipLocked: true })
  await db.delete(sessions).where(inArray(sessions.idHash, dead))
}

const before = (now: Date, ms: number) => new Date(now.getTime() - ms)

const isOver = (now: Date) => or(lt(sessions.seenAt, before(now, idleMs)), lt(sessions.createdAt, before(now, absoluteMs)))
