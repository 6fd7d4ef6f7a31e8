import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { findFollowUp } from '#app/domain/follow-ups/queries.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { forbidden, notFound } from './not-found.ts'

/** The follow-up an address names, for whoever may change it: 404 when it is hidden or not there, 403 when it is another's. */
export async function followUpToChange(db: ActorDb, id: string | undefined) {
  const followUp = isUuid(id) ? await findFollowUp(db, id) : undefined
  if (!followUp) notFound()
  if (!followUp.mayChange) forbidden()
  return followUp
}

/** The same for who may say something about it and tick it off: whoever helps too. */
export async function followUpToTick(db: ActorDb, id: string | undefined) {
  const followUp = isUuid(id) ? await findFollowUp(db, id) : undefined
  if (!followUp) notFound()
  if (!followUp.mayTick) forbidden()
  return followUp
}
