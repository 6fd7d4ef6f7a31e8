import { sql } from 'drizzle-orm'
import { type AnyPgColumn, boolean, check, date, index, integer, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { gin, instant, instantRange, madeAt, notBlank, oneOf, stems, wallTime, words } from './columns.ts'
import { organisations } from './organisations.ts'
import { recordPolicies } from './policies.ts'
import { recordColumns } from './record.ts'
import { engagementKinds, levels, slots, statuses, tiers, timings } from './words.ts'

export type EarlierTime =
  | { timing: 'timed'; zone: string; startsLocal: string; endsLocal: string; startsFold: number; endsFold: number }
  | { timing: 'all-day'; zone: string; startsOn: string; endsOn: string }

export const engagements = pgTable(
  'engagements',
  {
    ...recordColumns(),
    kind: words(engagementKinds).notNull(),
    title: text().notNull(),
    purpose: text(),
    status: words(statuses).notNull().default('confirmed'),
    /** What the status was before cancelling, so that restoring finds it. */
    statusBefore: words(statuses, 'status_before'),
    cancelledReason: text('cancelled_reason'),
    tier: words(tiers),
    timing: words(timings).notNull(),
    zone: text().notNull(),
    startsLocal: wallTime('starts_local'),
    endsLocal: wallTime('ends_local'),
    /** 1 for the second of two equal wall times on the night the clock goes back. */
    startsFold: smallint('starts_fold').notNull().default(0),
    endsFold: smallint('ends_fold').notNull().default(0),
    startsOn: date('starts_on'),
    /** Last day, included. */
    endsOn: date('ends_on'),
    /** Derived from wall time or dates and zone, for queries: half-open. */
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    during: instantRange().generatedAlwaysAs(sql`tstzrange(starts_at, ends_at)`),
    place: text(),
    joinLink: text('join_link'),
    visitId: uuid('visit_id').references((): AnyPgColumn => engagements.id),
    slot: words(slots),
    holdUntil: instant('hold_until'),
    hostId: uuid('host_id').references(() => organisations.id),
    oursOnly: boolean('ours_only').notNull().default(false),
    /** Kept for search: title and purpose, folded as app/lib/names.ts does. */
    folded: text().notNull().default(''),
    /** RFC 5545 SEQUENCE. */
    sequence: integer().notNull().default(0),
    /** When anything a feed shows of it last changed, contacts' names included; moved by triggers. */
    renderedAt: madeAt('rendered_at'),
    /** When it was to be before it was last moved; kept by a trigger, null when it is where it was or had no fixed time before. */
    movedFrom: jsonb('moved_from').$type<EarlierTime>(),
  },
  (table) => [
    notBlank('engagements_title', table.title),
    oneOf('engagements_kind', table.kind, engagementKinds),
    oneOf('engagements_level', table.level, levels),
    oneOf('engagements_status', table.status, statuses),
    oneOf('engagements_tier', table.tier, tiers),
    oneOf('engagements_timing', table.timing, timings),
    oneOf('engagements_slot', table.slot, slots),
    check('engagements_end_after_start', sql`${table.endsAt} > ${table.startsAt}`),
    check(
      'engagements_right_kind_of_time',
      sql`case when ${table.timing} = 'timed'
        then num_nonnulls(${table.startsLocal}, ${table.endsLocal}) = 2 and num_nonnulls(${table.startsOn}, ${table.endsOn}) = 0
        else num_nonnulls(${table.startsLocal}, ${table.endsLocal}) = 0 and num_nonnulls(${table.startsOn}, ${table.endsOn}) = 2 and ${table.endsOn} >= ${table.startsOn} end`,
    ),
    check('engagements_visit_is_days', sql`${table.kind} <> 'visit' or (${table.timing} = 'all-day' and ${table.visitId} is null)`),
    check('engagements_not_inside_itself', sql`${table.visitId} <> ${table.id}`),
    check('engagements_cancelled_from', sql`(${table.status} = 'cancelled') = (${table.statusBefore} is not null)`),
    index('engagements_during').using('gist', table.during),
    index('engagements_starts').on(table.startsAt),
    index('engagements_visit').on(table.visitId),
    index('engagements_visits').on(table.id).where(sql`${table.kind} = 'visit'`),
    index('engagements_visits_in_order').on(table.startsAt, table.endsAt).where(sql`${table.kind} = 'visit'`),
    // What clearance asks of each: none of a long table is read for those that anybody may see.
    index('engagements_guarded')
      .on(table.id, table.level, table.deskId)
      .where(sql`${table.level} not in ('public', 'internal') and ${table.deletedAt} is null`),
    index('engagements_holds').on(table.holdUntil).where(sql`${table.slot} = 'hold'`),
    index('engagements_folded').using('gin', gin(table.folded)),
    index('engagements_stems').using('gin', stems(table.folded)),
    ...recordPolicies(table),
  ],
).enableRLS()
