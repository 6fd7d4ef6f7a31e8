import { hash as digest } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { drawingVersion } from '#app/ical/drawing-version.server.ts'
import { todayIn } from '#app/lib/dates.ts'
import type { Db } from '#db/client.server.ts'
import type { FoundLink } from './find-link.server.ts'

/** How often, by the snapshot of the transaction, anything changed that feeds may show (see db/schema/feed-trail.ts). */
export async function readRevision(db: Db): Promise<string> {
  const [found] = await db.select({ revision: sql<string>`feed_revision` }).from(sql`feed_revision()`)
  return found?.revision ?? ''
}

/** All that a feed's pieces rest on beside what is written about its engagements: its choices, its owner's rights, who reads which names. */
export function groundOf({ feed, owner }: Pick<FoundLink, 'feed' | 'owner'>, publicUrl: string, revision: string): string {
  const { name, scope, scopeId, detail, language, pastDays, futureDays, alarmMinutes, colour } = feed
  const choices = [name, scope, scopeId, detail, language, pastDays, futureDays, alarmMinutes, colour]
  const rights = [owner.role, owner.deskIds.toSorted()]
  const [, names] = revision.split(' ')
  return digest('sha256', JSON.stringify([choices, rights, names, publicUrl, drawingVersion()]), 'base64url')
}

/** All that a feed's body rests on. Windows begin and end with the day. */
export function basisOf(ground: string, revision: string, now: Date): string {
  return `${ground} ${revision} ${todayIn('UTC', now)}`
}
