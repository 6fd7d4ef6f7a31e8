import { and, eq } from 'drizzle-orm'
import * as z from 'zod'
import { choice, optionalLine, optionalText } from '#app/lib/input.ts'
import { arrangements } from '#db/schema/texts.ts'
import { dressCodes } from '#db/schema/words.ts'
import { visibleArrangements } from '#db/visible/texts.ts'
import { changedFields, recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

export const arrangementsInput = z.object({
  contactAtPlace: optionalLine(300),
  interpreter: optionalLine(300),
  dress: choice(dressCodes).optional(),
  notes: optionalText(4000),
})

export type ArrangementsInput = z.output<typeof arrangementsInput>

/** What is arranged for an engagement; undefined when nothing is, or the engagement is hidden. */
export async function findArrangements(db: ActorDb, engagementId: string) {
  const [found] = await db.select().from(visibleArrangements).where(eq(visibleArrangements.engagementId, engagementId))
  return found
}

export type Arrangements = NonNullable<Awaited<ReturnType<typeof findArrangements>>>

/** Writes them down, if they are still at `version` (0: there were none). Who may write the engagement may write them. */
export async function arrange(db: ActorDb, actor: Actor, engagementId: string, version: number, input: ArrangementsInput) {
  const { contactAtPlace = null, interpreter = null, dress = null, notes = null } = input
  const columns = { contactAtPlace, interpreter, dress, notes }
  const before = await findArrangements(db, engagementId)
  if (Boolean(before) !== version > 0) return { ok: false, reason: 'changed-meanwhile' } as const
  const written = before
    ? await db
        .update(arrangements)
        .set(columns)
        .where(and(eq(arrangements.id, before.id), eq(arrangements.version, version)))
        .returning({ id: arrangements.id })
    : await db
        .insert(arrangements)
        .values({ engagementId, ...columns })
        .onConflictDoNothing()
        .returning({ id: arrangements.id })
  if (written.length === 0) return { ok: false, reason: 'changed-meanwhile' } as const
  const fields = changedFields(before ?? { contactAtPlace: null, interpreter: null, dress: null, notes: null }, columns)
  await recordDeed(db, actor, { verb: 'changed', noun: 'engagement', recordId: engagementId, fields })
  return { ok: true } as const
}
