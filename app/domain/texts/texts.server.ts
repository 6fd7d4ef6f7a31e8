import { and, eq } from 'drizzle-orm'
import { foldText } from '#app/lib/fold-text.ts'
import { newId } from '#app/lib/ids.ts'
import { briefs, readOuts, securityNotes } from '#db/schema/texts.ts'
import { levels } from '#db/schema/words.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleBriefs, visibleReadOuts, visibleSecurityNotes } from '#db/visible/texts.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { TextInput, TextNoun } from './input.ts'

const tables = { brief: briefs, 'read-out': readOuts, 'security-note': securityNotes }
const views = { brief: visibleBriefs, 'read-out': visibleReadOuts, 'security-note': visibleSecurityNotes }

/** The brief or read-out of an engagement, as far as the actor may see it; undefined when there is none. */
export async function findText(db: ActorDb, noun: TextNoun, engagementId: string) {
  const view = views[noun]
  const [found] = await db
    .select({
      id: view.id,
      body: view.body,
      level: view.level,
      dueOn: view.dueOn,
      source: view.source,
      changedAt: view.changedAt,
      version: view.version,
    })
    .from(view)
    .where(eq(view.engagementId, engagementId))
    .orderBy(view.createdAt)
    .limit(1)
  return found
}

const looserThan = (one: (typeof levels)[number], other: (typeof levels)[number]) => levels.indexOf(one) < levels.indexOf(other)

/**
 * Writes the brief or read-out of an engagement: makes it when `version` is undefined, else changes it if it is still at that
 * version. It belongs to the engagement's desk and may be stricter than the engagement, never looser.
 */
export async function writeText(
  db: ActorDb,
  actor: Actor,
  noun: TextNoun,
  engagementId: string,
  version: number | undefined,
  input: TextInput,
  source?: 'letter' | 'demo',
) {
  const v = visibleEngagements
  const [engagement] = await db.select({ deskId: v.deskId, level: v.level }).from(v).where(eq(v.id, engagementId))
  if (!engagement) return { ok: false, reason: 'not-found' } as const
  if (looserThan(input.level, engagement.level)) return { ok: false, reason: 'looser-than-engagement' } as const
  const before = await findText(db, noun, engagementId)
  const columns = { body: input.body, level: input.level, dueOn: input.dueOn ?? null, folded: foldText(input.body) }
  if (!before) {
    const id = newId()
    await db
      .insert(tables[noun])
      .values({ id, engagementId, deskId: engagement.deskId, createdBy: actor.id, source: source ?? null, ...columns })
    await recordDeed(db, actor, { verb: 'created', noun, recordId: id })
    return { ok: true } as const
  }
  const table = tables[noun]
  const changed =
    before.version === version
      ? await db
          .update(table)
          .set(columns)
          .where(and(eq(table.id, before.id), eq(table.version, before.version)))
          .returning({ id: table.id })
      : []
  if (changed.length === 0)
    return { ok: false, reason: before.version === version ? 'not-yours' : 'changed-meanwhile', saved: before } as const
  await recordDeed(db, actor, { verb: 'changed', noun, recordId: before.id, fields: ['body'] })
  return { ok: true } as const
}
