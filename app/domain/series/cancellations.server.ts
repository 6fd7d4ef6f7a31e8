import { eq } from 'drizzle-orm'
import { series } from '#db/schema/series.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { cancelEngagement } from '../engagements/commands.server.ts'
import { findSeries, type Occurrence, occurrencesOf } from './queries.server.ts'

export const cancelScopes = ['following', 'all'] as const
export type CancelScope = (typeof cancelScopes)[number]

/** Those of a series that a cancellation reaches: what is over was held, and what another desk keeps is not the actor's to cancel. */
export const toCancel = (actor: Actor, all: Occurrence[], scope: CancelScope, onDate: string, now: Date): Occurrence[] =>
  all.filter(
    (one) =>
      one.status !== 'cancelled' && one.endsAt > now && actor.deskIds.includes(one.deskId) && (scope === 'all' || one.onDate >= onDate),
  )

/** Cancels the rest of a series, from one of its engagements on or all that is still to come; no further days are planned then. */
export async function cancelSeries(
  db: ActorDb,
  actor: Actor,
  engagementId: string,
  { scope, reason }: { scope: CancelScope; reason?: string | undefined },
  now = new Date(),
) {
  const found = await findSeries(db, engagementId)
  if (!found) return { ok: false, reason: 'no-series' } as const
  const all = await occurrencesOf(db, found.id)
  const reached = toCancel(actor, all, scope, found.onDate, now)
  for (const one of reached) await cancelEngagement(db, actor, one.id, reason)
  const last = all.at(-1)?.onDate
  if (reached.length > 0 && last) await db.update(series).set({ until: last, count: null }).where(eq(series.id, found.id))
  return { ok: true, cancelled: reached.length } as const
}
