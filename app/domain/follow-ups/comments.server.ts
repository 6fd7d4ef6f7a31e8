import { asc, eq } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { followUpComments } from '#db/schema/follow-up-comments.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleFollowUpComments } from '#db/visible/texts.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { holdFollowUp, type Refused } from './hold.server.ts'

const c = visibleFollowUpComments

/** What was said about a follow-up, the first first. Whoever sees it reads them. */
export function commentsOn(db: ActorDb, followUpId: string) {
  return db
    .select({ id: c.id, at: c.at, body: c.body, by: visibleMembers.name })
    .from(c)
    .innerJoin(visibleMembers, eq(visibleMembers.id, c.memberId))
    .where(eq(c.followUpId, followUpId))
    .orderBy(asc(c.at), asc(c.id))
    .limit(200)
}

export type FollowUpComment = Awaited<ReturnType<typeof commentsOn>>[number]

/** Whoever may change a follow-up or helps with it may say something about it. */
export async function commentOnFollowUp(
  db: ActorDb,
  actor: Actor,
  followUpId: string,
  body: string,
): Promise<{ ok: true } | Refused<'not-found' | 'not-yours'>> {
  const held = await holdFollowUp(db, followUpId, 'tick')
  if (!held.ok) return held
  await db.insert(followUpComments).values({ id: newId(), followUpId, memberId: actor.id, body: body.trim() })
  await recordDeed(db, actor, { verb: 'changed', noun: 'follow-up', recordId: followUpId, fields: ['comments'] })
  return { ok: true }
}
