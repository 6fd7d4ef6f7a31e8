import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { findFollowUp } from '#app/domain/follow-ups/queries.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { stages } from '#db/schema/words.ts'

/** The follow-up that `?moved=` says came from `?from=` a moment ago, by a form sent without JavaScript; null when there is nothing to undo. */
export async function justMoved(db: ActorDb, request: Request) {
  const query = new URL(request.url).searchParams
  const [id, from] = [query.get('moved'), stages.find((stage) => stage === query.get('from'))]
  const found = isUuid(id) && from ? await findFollowUp(db, id) : undefined
  if (!found?.mayChange || !from || found.stage === from) return null
  return { id: found.id, title: found.title, from, to: found.stage, waitedFor: null }
}
