import { and, asc, desc, eq, gt, isNull, lt, notInArray, or, type SQL, sql } from 'drizzle-orm'
import { desks } from '#db/schema/members.ts'
import { firstDay, visibleEngagements } from '#db/visible/engagements.ts'
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

export type LateText = { id: string; title: string; on: string; dueOn: string; edits: boolean }

/** Engagements to come that the actor takes part in and whose brief should be there by now, the longest overdue first. */
export const lateBriefs = (db: ActorDb, actor: Actor, at: Now) => late(db, actor, 'brief', at)

/** Engagements that the actor took part in and whose read-out is overdue, the longest first. */
export const lateReadOuts = (db: ActorDb, actor: Actor, at: Now) => late(db, actor, 'read-out', at)

async function late(db: ActorDb, actor: Actor, noun: 'brief' | 'read-out', { today, now }: Now): Promise<LateText[]> {
  const text = noun === 'brief' ? visibleBriefs : visibleReadOuts
  const moment = new Date(now)
  const far = (days: number) => new Date(moment.getTime() + days * day)
  const asked = await owing(db, actor, text, [
    eq(text.body, ''),
    lt(text.dueOn, today),
    noun === 'brief' ? gt(e.startsAt, moment) : lt(e.endsAt, moment),
  ])
  const usual = await owing(db, actor, text, [
    or(isNull(text.id), and(eq(text.body, ''), isNull(text.dueOn))),
    ...(noun === 'brief'
      ? [gt(e.startsAt, moment), lt(e.startsAt, far(daysOwed))]
      : [gt(e.startsAt, far(-daysOwed)), lt(e.endsAt, moment)]),
  ])
  const byHabit = usual.filter((row) => row.edits && owesTexts(row)).map((row) => ({ ...row, dueOn: usualDay(noun, row) }))
  return [...asked, ...byHabit]
    .flatMap(({ id, title, on, dueOn, edits }) => (dueOn && dueOn < today ? [{ id, title, on, dueOn, edits }] : []))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))
    .slice(0, most)
}

type Owing = Awaited<ReturnType<typeof owing>>[number]

function usualDay(noun: 'brief' | 'read-out', row: Owing): string {
  const days = { startsOn: row.on, endsOn: lastDayOf(row) }
  return noun === 'brief' ? briefDueOn(days, row) : readOutDueOn(days, row)
}

/** What the actor takes part in and that is not off, under conditions on it and its text. */
async function owing(db: ActorDb, actor: Actor, text: typeof visibleBriefs | typeof visibleReadOuts, where: (SQL | undefined)[]) {
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
      dueOn: text.dueOn,
      briefDaysBefore: desks.briefDaysBefore,
      readOutDaysAfter: desks.readOutDaysAfter,
    })
    .from(e)
    .innerJoin(desks, eq(desks.id, e.deskId))
    .leftJoin(text, eq(text.engagementId, e.id))
    .where(
      and(
        ...where,
        notInArray(e.status, ['cancelled', 'postponed']),
        sql`exists (select 1 from visible_participants p where p.engagement_id = ${e.id} and p.member_id = ${actor.id})`,
      ),
    )
    .orderBy(desc(e.startsAt), asc(e.id))
    .limit(200)
  return rows.map((row) => ({ ...row, edits: canEditEngagement(actor, row) }))
}
