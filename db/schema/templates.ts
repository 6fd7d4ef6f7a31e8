import { type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, check, index, jsonb, pgTable, smallint, text, uuid } from 'drizzle-orm/pg-core'
import { identity, madeAt, notBlank, oneOf, version, words } from './columns.ts'
import { me, myDesks, myRole, visibleRecord } from './conditions.ts'
import { desks, members } from './members.ts'
import { writePolicies } from './policies.ts'
import { levels, sources, templateKinds } from './words.ts'

/** What is to be done after such a talk, and how many days after its last day. */
export type FollowUpSkeleton = { title: string; days: number }

type Kept = { id: AnyPgColumn; level: AnyPgColumn; deskId: AnyPgColumn; ownerId: AnyPgColumn }

/** A member's own, or a desk's by the table of levels. Nobody is named on a template: what is need-to-know is its owner's alone. */
export const visibleTemplate = (table: Kept): SQL =>
  sql`(${table.ownerId} = ${me} or (${table.deskId} is not null and ${visibleRecord(table, sql`false`)}))`

/** What talks of a kind have in common, and what is prepared and done around them. */
export const templates = pgTable(
  'templates',
  {
    id: identity(),
    ownerId: uuid('owner_id').references(() => members.id),
    deskId: uuid('desk_id').references(() => desks.id),
    /** Of the template, and of what is scheduled from it. */
    level: words(levels).notNull().default('internal'),
    source: words(sources),
    name: text().notNull(),
    title: text().notNull(),
    kind: words(templateKinds).notNull(),
    /** None for whole days. */
    minutes: smallint(),
    zone: text(),
    place: text(),
    organisationIds: uuid('organisation_ids').array().notNull().default(sql`'{}'`),
    memberIds: uuid('member_ids').array().notNull().default(sql`'{}'`),
    topicIds: uuid('topic_ids').array().notNull().default(sql`'{}'`),
    /** Markdown. */
    brief: text().notNull().default(''),
    followUps: jsonb('follow_ups').$type<FollowUpSkeleton[]>().notNull().default([]),
    readOutDays: smallint('read_out_days'),
    createdAt: madeAt('created_at'),
    changedAt: madeAt('changed_at'),
    version: version(),
  },
  (table) => {
    const seen = visibleTemplate(table)
    const writable = sql`${myRole} in ('officer', 'manager') and (${table.ownerId} = ${me} or ${table.deskId} = any(${myDesks}))`
    return [
      notBlank('templates_name', table.name),
      notBlank('templates_title', table.title),
      oneOf('templates_level', table.level, levels),
      oneOf('templates_kind', table.kind, templateKinds),
      check('templates_minutes', sql`${table.minutes} between 5 and 1440`),
      check('templates_whose', sql`num_nonnulls(${table.ownerId}, ${table.deskId}) = 1`),
      check('templates_need_to_know_is_own', sql`${table.level} <> 'need-to-know' or ${table.ownerId} is not null`),
      index('templates_owner').on(table.ownerId),
      index('templates_desk').on(table.deskId),
      ...writePolicies({
        read: seen,
        insert: writable,
        update: sql`${writable} and ${seen}`,
        result: writable,
        remove: sql`${writable} and ${seen}`,
      }),
    ]
  },
).enableRLS()
