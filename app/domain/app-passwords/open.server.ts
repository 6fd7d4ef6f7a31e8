import { and, eq, isNull, sql } from 'drizzle-orm'
import { appPasswords } from '#db/schema/app-passwords.ts'
import { members } from '#db/schema/members.ts'
import { asGate, type GateDb } from '../access/as-actor.server.ts'
import type { Fetch } from '../feeds/fetches.server.ts'
import { noted } from '../feeds/fetches.server.ts'
import { type FoundLink, linksOpenedBy } from '../feeds/find-link.server.ts'
import { addressPrefix } from '../members/address-prefix.ts'
import { normalisedEmail } from '../members/input.ts'
import { keyedHash } from '../members/keyed-hash.server.ts'
import { takeTurn } from '../members/throttle.server.ts'
import { hashSecret } from './secrets.server.ts'

/** What a program sends: the owner's email and the app password as typed. `key` is the installation's SESSION_SECRET. */
export type Credentials = { email: string; secret: string; key: string }

/** Whose feeds are open, and which. */
export type Opened = { status: 'open'; ownerId: string; name: string; email: string; zone: string | null; links: FoundLink[] }
export type Opening = Opened | { status: 'wrong' } | { status: 'throttled'; retryAfterSeconds: number }

const notedAgainMs = 60_000

/**
 * Opens the feeds of an app password, with its owner's rights of this moment. Unknown, revoked, of somebody else and of somebody disabled are
 * one answer. Only what is wrong counts: one program with an old password never keeps another out.
 */
export async function openFeeds(credentials: Credentials, fetch: Fetch): Promise<Opening> {
  const opened = await asGate((db) => findAndNote(db, credentials, fetch))
  if (opened) return opened
  const turn = await asGate((db) => takeTurn(db, budgetsOf(credentials, fetch.address), fetch.now))
  return turn.ok ? { status: 'wrong' } : { status: 'throttled', retryAfterSeconds: turn.retryAfterSeconds }
}

async function findAndNote(db: GateDb, { email, secret }: Credentials, fetch: Fetch): Promise<Opened | undefined> {
  const [found] = await db
    .select({ id: appPasswords.id, usedAt: appPasswords.usedAt, ownerId: members.id, name: members.name, email: members.email })
    .from(appPasswords)
    .innerJoin(members, eq(members.id, appPasswords.ownerId))
    .where(
      and(
        eq(appPasswords.secretHash, hashSecret(secret)),
        eq(sql`lower(${members.email})`, normalisedEmail(email)),
        isNull(appPasswords.revokedAt),
        isNull(members.disabledAt),
      ),
    )
  if (!found) return undefined
  if (!found.usedAt || Math.abs(fetch.now.getTime() - found.usedAt.getTime()) >= notedAgainMs) {
    const { fetchedWith: usedWith, fetchedFrom: usedFrom } = noted(fetch)
    await db.update(appPasswords).set({ usedAt: fetch.now, usedWith, usedFrom }).where(eq(appPasswords.id, found.id))
  }
  const links = await linksOpenedBy(db, found.id, fetch.now)
  const { ownerId, name } = found
  return { status: 'open', ownerId, name, email: found.email, zone: links[0]?.ownerZone ?? null, links }
}

/** As signing in is held back, but by itself: a forgotten telephone does not lock its owner out of the pages. */
function budgetsOf({ email, key }: Credentials, address: string) {
  const account = normalisedEmail(email)
  const prefix = addressPrefix(address)
  return [
    { key: keyedHash(key, 'app password', `account ${account}`), most: 10 },
    { key: keyedHash(key, 'app password', `account at address ${account} ${prefix}`), most: 8 },
    { key: keyedHash(key, 'app password', `address ${prefix}`), most: 60 },
  ]
}
