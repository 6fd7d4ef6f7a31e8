import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { isUuid } from '#app/lib/ids.ts'
import { forbidden, notFound } from './not-found.ts'

/** The engagement that an address asks for, for those who may change it: 404 when it is hidden or not there, 403 when it is another desk's. */
export async function editableEngagement(db: ActorDb, actor: Actor, id: string | undefined) {
  const engagement = (isUuid(id) ? await findEngagement(db, id) : undefined) ?? notFound()
  if (!canEditEngagement(actor, engagement)) forbidden()
  return engagement
}
