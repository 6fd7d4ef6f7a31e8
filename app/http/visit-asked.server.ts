import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { findVisit, type Visit } from '#app/domain/visits/queries.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { forbidden, notFound } from './not-found.ts'

/** The visit that the address names, for those who may write it: 404 for what is hidden or no visit, 403 for its mere readers. */
export async function editableVisit(db: ActorDb, actor: Actor, id: string | undefined): Promise<Visit> {
  const visit = (isUuid(id) ? await findVisit(db, id) : undefined) ?? notFound()
  return canEditEngagement(actor, visit) ? visit : forbidden()
}
