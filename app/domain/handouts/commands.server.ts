import { hash } from 'node:crypto'
import { newId } from '#app/lib/ids.ts'
import { handouts } from '#db/schema/handouts.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { HandoutInput } from './input.ts'
import type { PreparedProgramme } from './programme.server.ts'

/** Writes down that a visit's programme was handed out, and answers the id of that. */
export async function recordHandout(
  db: ActorDb,
  actor: Actor,
  visitId: string,
  { document }: Extract<PreparedProgramme, { ok: true }>,
  { reader, language, format }: HandoutInput,
  now: Date,
): Promise<string> {
  const id = newId()
  const digest = hash('sha256', JSON.stringify(document), 'hex')
  const content = reader === 'full' ? null : document
  await db.insert(handouts).values({ id, visitId, reader, language, format, madeBy: actor.id, madeAt: now, digest, content })
  await recordDeed(db, actor, { verb: 'handed-out', noun: 'engagement', recordId: visitId, fields: [reader, language, format] })
  return id
}
