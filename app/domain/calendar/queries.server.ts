import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { addDays } from '#app/lib/dates.ts'
import { dayRange } from '#app/lib/wall-time.ts'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagementOrganisations, visibleEngagements } from '#db/visible/engagements.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type EngagementFilter, type EngagementItem, engagementsBetween } from '../engagements/queries.server.ts'
import { type CalendarRow, type Entry, entryOf, touches } from './entries.ts'
import type { Placed } from './grid-view.ts'

/** Beyond this the calendar says that it is cut. */
export const mostEntries = 5000

type Asked = { from: string; to: string; zone: string; filter?: EngagementFilter; limit?: number }

/** What touches the days `from` to `to` (both included) of the reader's calendar in `zone`, in order of start. */
export async function entriesOfDays(db: ActorDb, asked: Asked): Promise<Entry[]> {
  return (await placedNear(db, asked)).map(({ entry }) => entry).filter((entry) => touches(entry, asked.from, asked.to))
}

/** The same with their instants, and with what began on the evening before. */
export async function placedNear(db: ActorDb, { from, to, zone, filter = {}, limit = mostEntries }: Asked): Promise<Placed[]> {
  // Whole days keep their own dates in every zone, which may lie outside the instants of the reader's days.
  const { startsAt, endsAt } = dayRange(addDays(from, -1), addDays(to, 1), zone)
  const rows = await withLabels(db, await engagementsBetween(db, startsAt, endsAt, filter, limit))
  return rows.map((row) => {
    const { startsAt, endsAt, deskId, version } = row
    return { entry: entryOf(row, zone), startsAt, endsAt, deskId, version }
  })
}

/** The first day after `date` on which something begins or goes on; undefined when ten years are empty. */
export async function nextBusyDay(db: ActorDb, date: string, zone: string, filter: EngagementFilter): Promise<string | undefined> {
  const { startsAt, endsAt } = dayRange(addDays(date, 1), addDays(date, 3650), zone)
  const [row] = await engagementsBetween(db, startsAt, endsAt, filter, 1)
  return row && entryOf({ ...row, label: row.title }, zone).startsOn
}

/** Gives each row what it is called in little room, and keeps to itself the id of a visit that the actor may not see. */
async function withLabels(db: ActorDb, rows: EngagementItem[]): Promise<CalendarRow[]> {
  const inProgramme = rows.filter((row) => row.visitId !== null)
  if (inProgramme.length === 0) return rows.map((row) => Object.assign(row, { label: row.title }))
  const visits = [...new Set(inProgramme.flatMap((row) => row.visitId ?? []))]
  const seen = new Set(
    (
      await db
        .select({ id: visibleEngagements.id })
        .from(visibleEngagements)
        .where(sql`${visibleEngagements.id} = any(${`{${visits}}`}::uuid[])`)
    ).map((visit) => visit.id),
  )
  const windows = inProgramme.filter((row) => row.timing === 'window').map((row) => row.id)
  const names = await shortNamesOf(db, windows)
  return rows.map((row) =>
    Object.assign(row, {
      label: names.get(row.id)?.join(', ') ?? row.title,
      visitId: row.visitId && seen.has(row.visitId) ? row.visitId : null,
    }),
  )
}

/** Whom each talk is with, beside those whose visit it is. */
async function shortNamesOf(db: ActorDb, engagementIds: string[]): Promise<Map<string, string[]>> {
  if (engagementIds.length === 0) return new Map()
  const link = visibleEngagementOrganisations
  const o = visibleOrganisations
  const guests = sql`select 1 from visible_engagements e join visible_engagement_organisations g on g.engagement_id = e.visit_id
    where e.id = ${link.engagementId} and g.organisation_id = ${link.organisationId}`
  const found = await db
    .select({ id: link.engagementId, name: sql<string>`coalesce(${o.shortName}, ${o.name})` })
    .from(link)
    .innerJoin(o, eq(o.id, link.organisationId))
    .where(and(inArray(link.engagementId, engagementIds), sql`not exists (${guests})`))
    .orderBy(asc(o.name))
  return new Map([...Map.groupBy(found, (row) => row.id)].map(([id, rows]) => [id, rows.map((row) => row.name)]))
}
