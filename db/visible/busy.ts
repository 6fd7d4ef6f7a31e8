import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { type AnyPgColumn, pgView } from 'drizzle-orm/pg-core'
import { me, visibleRecord } from '../schema/conditions.ts'
import { engagements } from '../schema/engagements.ts'
import { desks } from '../schema/members.ts'
import { participants } from '../schema/participants.ts'
import { rooms } from '../schema/rooms.ts'
import { existsVisible } from './exists.ts'

const deskToAsk = sql<string | null>`case when ${engagements.level} = 'need-to-know' then null else ${desks.name} end`.as('desk')

/** Takes people and rooms at its time, and the actor may not see it. */
const hiddenAndHeld = [
  sql`${me} is not null`,
  isNull(engagements.deletedAt),
  sql`${engagements.status} not in ('cancelled', 'postponed')`,
  sql`${engagements.kind} not in ('visit', 'free')`,
  sql`${engagements.timing} <> 'window'`,
  sql`(${visibleRecord(engagements)}) is not true`,
]

/** A place as places are compared: whatever its case, accents and stops. */
export const spelled = (place: SQL | AnyPgColumn): SQL<string> =>
  sql<string>`btrim(regexp_replace(lower(unaccent(${place})), '[[:space:].,;:()/-]+', ' ', 'g'))`

/**
 * Who is busy when, in engagements the actor may not see: the person, the range and the desk to ask, and no more. Of what is
 * need-to-know only that a member of ours is busy. A contact the actor may not know is never among them.
 */
export const visibleBusy = pgView('visible_busy').as((qb) =>
  qb
    .select({ memberId: participants.memberId, contactId: participants.contactId, during: engagements.during, desk: deskToAsk })
    .from(participants)
    .innerJoin(engagements, eq(engagements.id, participants.engagementId))
    .innerJoin(desks, eq(desks.id, engagements.deskId))
    .where(
      and(
        ...hiddenAndHeld,
        sql`(${participants.memberId} is not null or (${engagements.level} <> 'need-to-know' and ${existsVisible('contacts', participants.contactId)}))`,
      ),
    ),
)

/**
 * Which rooms of ours are taken when by engagements the actor may not see: the room, the range and the desk to ask. Places that are no
 * room of ours are never told.
 */
export const visibleTakenRooms = pgView('visible_taken_rooms').as((qb) =>
  qb
    .select({ roomId: rooms.id, during: engagements.during, desk: deskToAsk })
    .from(engagements)
    .innerJoin(desks, eq(desks.id, engagements.deskId))
    .innerJoin(rooms, eq(rooms.spelling, spelled(engagements.place)))
    .where(and(...hiddenAndHeld)),
)
