import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { findFollowUp } from '#app/domain/follow-ups/queries.server.ts'
import type { JustTicked } from '#app/domain/follow-ups/rules.ts'
import { isUuid } from '#app/lib/ids.ts'

/** The follow-up that `?done=` says was ticked a moment ago, by a form sent without JavaScript; null when there is nothing to undo. */
export async function justTicked(db: ActorDb, request: Request): Promise<JustTicked | null> {
  const id = new URL(request.url).searchParams.get('done')
  const found = isUuid(id) ? await findFollowUp(db, id) : undefined
  return found?.doneAt && found.mayTick ? { id: found.id, title: found.title, done: true } : null
}
