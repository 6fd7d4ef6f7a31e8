import { and, asc, desc, eq, gt, isNull, lt, notInArray, or, sql } from 'drizzle-orm'
import { desks } from '#db/schema/members.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleBriefs, visibleReadOuts } from '#db/visible/texts.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { canEditEngagement } from '../engagements/rules.ts'
import { lastDayOf } from '../templates/schedule.server.ts'
import { briefDueOn, owesTexts, readOutDueOn } from '../texts/due.ts'

/** The reader's date and moment (ISO 8601). */
type Now = { today: string; now: string }

const e = visibleEngagements
const day = 86_400_000
// What nobody asked for by a date is not held against anyone for ever.
const daysOwed = 30
const most = 20

const firstDay = sql<string>`to_char(coalesce(${e.startsLocal}, ${e.startsOn}), 'YYYY-MM-DD')`

export type LateText = { id: string; title: string; on: string; dueOn: string; edits: boolean }

/** Engagements to come that the actor takes part in and whose brief should be there by now, the longest overdue first. */
export const lateBriefs = (db: ActorDb, actor: Actor, at: Now) => late(db, actor, 'brief', at)

/** Engagements that the actor took part in and whose read-out is overdue, the longest first. */
export const lateReadOuts = (db: ActorDb, actor: Actor, at: Now) => late(db, actor, 'read-out', at)

async function late(db: ActorDb, actor: Actor, noun: 'brief' | 'read-out', { today, now }: Now): Promise<LateText[]> {
  const text = noun === 'brief' ? visibleBriefs : visibleReadOuts
  const moment = new Date(now)
  const inTime =
    noun === 'brief'
      ? and(gt(e.startsAt, moment), lt(e.startsAt, new Date(moment.getTime() + daysOwed * day)))
      : and(lt(e.endsAt, moment), or(lt(text.dueOn, today), gt(e.endsAt, new Date(moment.getTime() - daysOwed * day))))
  const rows = await db
    .select({
      id: e.id,
      title: e.title,
      kind: e.kind,
      status: e.status,
      oursOnly: e.oursOnly,
      timing: e.timing,
      zone: e.zone,
      endsAt: e.endsAt,
      on: firstDay,
      deskId: e.deskId,
      asked: text.dueOn,
      briefDaysBefore: desks.briefDaysBefore,
      readOutDaysAfter: desks.readOutDaysAfter,
    })
    .from(e)
    .innerJoin(desks, eq(desks.id, e.deskId))
    .leftJoin(text, eq(text.engagementId, e.id))
    .where(
      and(
        inTime,
        or(isNull(text.id), eq(text.body, '')),
        notInArray(e.status, ['cancelled', 'postponed']),
        sql`exists (select 1 from visible_participants p where p.engagement_id = ${e.id} and p.member_id = ${actor.id})`,
      ),
    )
    .orderBy(noun === 'brief' ? asc(e.startsAt) : desc(e.startsAt), asc(e.id))
    .limit(200)
  return rows
    .flatMap((row): LateText[] => {
      const { id, title, on, asked } = row
      const edits = canEditEngagement(actor, row)
      const days = { startsOn: on, endsOn: lastDayOf(row) }
      const kept = edits && owesTexts(row) ? (noun === 'brief' ? briefDueOn(days, row) : readOutDueOn(days, row)) : undefined
      const dueOn = asked ?? kept
      return dueOn && dueOn < today ? [{ id, title, on, dueOn, edits }] : []
    })
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
    .slice(0, most)
}
