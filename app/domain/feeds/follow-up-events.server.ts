import { and, between, eq, isNull } from 'drizzle-orm'
import type { FeedEvent } from '#app/ical/values.ts'
import { addDays, todayIn } from '#app/lib/dates.ts'
import { visibleFollowUps } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { awake } from '../follow-ups/snooze.server.ts'
import type { FeedScopeOf } from './events.server.ts'

/** What the feed's owner still has to do and by when. Done ones and those without a date are left out, and those put off until their day. */
export async function followUpEvents(db: ActorDb, feed: FeedScopeOf, publicUrl: string, now: Date): Promise<FeedEvent[]> {
  const f = visibleFollowUps
  const today = todayIn('UTC', now)
  const rows = await db
    .select({ id: f.id, title: f.title, dueOn: f.dueOn, version: f.version, createdAt: f.createdAt, changedAt: f.changedAt })
    .from(f)
    .where(
      and(
        eq(f.ownerId, feed.ownerId),
        isNull(f.doneAt),
        awake(today),
        between(f.dueOn, addDays(today, -feed.pastDays), addDays(today, feed.futureDays)),
      ),
    )
  return rows.flatMap(({ dueOn, version, ...row }) =>
    dueOn === null
      ? []
      : {
          ...row,
          kind: 'follow-up',
          time: { timing: 'all-day', startsOn: dueOn, endsOn: dueOn, zone: 'UTC' },
          status: 'confirmed',
          sequence: version - 1,
          renderedAt: row.changedAt,
          link: `${publicUrl}/follow-ups/${row.id}`,
        },
  )
}
