import { and, eq, sql } from 'drizzle-orm'
import { buildProgramme } from '#app/documents/programme.ts'
import { addDays, dateAt } from '#app/lib/dates.ts'
import { newId } from '#app/lib/ids.ts'
import { dayRange } from '#app/lib/wall-time.ts'
import { shares } from '#db/schema/handouts.ts'
import { visibleShares } from '#db/visible/handouts.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { missingSignOffs } from '../clearance/queries.server.ts'
import { hashToken, newToken, tokenStart } from '../feeds/tokens.server.ts'
import { programmeSource } from '../handouts/source.server.ts'
import type { Visit } from '../visits/queries.server.ts'
import type { ShareInput } from './input.ts'

const longestDays = 366
export const usualDays = 30

export type NewShare =
  | { ok: true; id: string; token: string }
  /** The visit is above internal and lacks sign-offs; or the last day is past or too far off. */
  | { ok: false; reason: 'not-cleared' | 'bad-date' }

type Wish = Omit<ShareInput, 'passphrase'> & { passphraseHash: string | null }

/** Makes a link under which a guest reads the visit's programme. The token is in this answer and nowhere else afterwards. */
export async function makeShare(db: ActorDb, actor: Actor, visit: Visit, wish: Wish, now = new Date()): Promise<NewShare> {
  if ((await missingSignOffs(db, [visit.id])).size > 0) return { ok: false, reason: 'not-cleared' }
  const today = dateAt(now, visit.zone)
  const { reader, language, expiresOn, passphraseHash } = wish
  if (expiresOn < today || expiresOn > addDays(today, longestDays)) return { ok: false, reason: 'bad-date' }
  const id = newId()
  const token = newToken()
  // A guest is told at the first reading what changed since the link was given.
  const source = await programmeSource(db, visit.id)
  const before = source && buildProgramme(source, reader, language)
  await db.insert(shares).values({
    ...{ id, visitId: visit.id, reader, language, passphraseHash },
    ...(before && { before, beforeOn: today }),
    tokenHash: hashToken(token),
    tokenStart: tokenStart(token),
    createdBy: actor.id,
    createdAt: now,
    expiresAt: dayRange(expiresOn, expiresOn, visit.zone).endsAt,
  })
  await recordDeed(db, actor, { verb: 'shared', noun: 'engagement', recordId: visit.id, fields: [reader, language] })
  return { ok: true, id, token }
}

/** Ends a link of the visit: from the next opening on it shows nothing. Doing it twice is no error. */
export async function revokeShare(db: ActorDb, actor: Actor, visitId: string, id: string, now = new Date()): Promise<{ ok: boolean }> {
  const s = visibleShares
  const [found] = await db
    .select({ revokedAt: s.revokedAt, reader: s.reader, language: s.language })
    .from(s)
    .where(and(eq(s.id, id), eq(s.visitId, visitId)))
  if (!found) return { ok: false }
  if (found.revokedAt) return { ok: true }
  await db
    .update(shares)
    .set({ revokedAt: now, version: sql`${shares.version} + 1` })
    .where(eq(shares.id, id))
  await recordDeed(db, actor, { verb: 'unshared', noun: 'engagement', recordId: visitId, fields: [found.reader, found.language] })
  return { ok: true }
}
