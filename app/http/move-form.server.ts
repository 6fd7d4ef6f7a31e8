import { redirect } from '@remix-run/node'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { clashesOfEngagement } from '#app/domain/engagements/clashes.server.ts'
import { isMovable, type MoveWish, readWish, writeWish } from '#app/domain/engagements/move-wish.ts'
import { type Engagement, findEngagement } from '#app/domain/engagements/queries.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { shownTime } from '#app/domain/engagements/times.ts'
import { isUuid } from '#app/lib/ids.ts'
import { localPath } from '#app/lib/local-path.ts'
import { forbidden, notFound } from './not-found.ts'

/** The engagement that the actor may move. A visit moves with its programme, by a form of its own. */
export async function engagementToMove(db: ActorDb, actor: Actor, id: string | undefined): Promise<Engagement> {
  const engagement = (isUuid(id) ? await findEngagement(db, id) : undefined) ?? notFound()
  if (!canEditEngagement(actor, engagement)) forbidden()
  if (engagement.kind === 'visit') throw redirect(`/visits/${engagement.id}/shift`)
  return engagement
}

/** Where a move was begun, and goes back to. */
export const backOf = (asked: unknown, { id }: { id: string }): string => localPath(asked, `/engagements/${id}`)

/** Back to where it was begun, which says what was moved; `was` is the time it had, when the move can be undone. */
export function movedPath(back: string, { id }: { id: string }, was?: MoveWish): string {
  const [path = '', query] = back.split(/[?#]/)
  const asked = new URLSearchParams(query)
  asked.set('moved', id)
  if (was) asked.set('was', writeWish(was))
  else asked.delete('was')
  return `${path}?${asked}`
}

/** The engagement that `?moved=` says was moved a moment ago, with the time it has now and the way back; null when there is none. */
export async function justMoved(db: ActorDb, actor: Actor, request: Request) {
  const asked = new URL(request.url).searchParams
  const id = asked.get('moved')
  const found = isUuid(id) ? await findEngagement(db, id) : undefined
  if (!found || !canEditEngagement(actor, found) || !isMovable(found)) return null
  const was = readWish(asked.get('was'))
  return {
    ...shownTime(found),
    ...{ id: found.id, title: found.title, version: found.version },
    was,
    clashes: (await clashesOfEngagement(db, found)).length,
  }
}

export type JustMoved = NonNullable<Awaited<ReturnType<typeof justMoved>>>
