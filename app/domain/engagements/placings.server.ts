import { eq } from 'drizzle-orm'
import { participants } from '#db/schema/participants.ts'
import type { answers, participantRoles, sides } from '#db/schema/words.ts'
import { visibleParticipants } from '#db/visible/engagements.ts'
import { recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

/** How someone takes part in an engagement. What is left out stays as it is. */
export type Placing = ({ contactId: string } | { memberId: string }) & {
  side?: (typeof sides)[number]
  role?: (typeof participantRoles)[number]
  answer?: (typeof answers)[number]
  /** For whom a contact speaks there, and in which post. */
  organisationId?: string
  post?: string
}

/** Says how participants take part; who they are is settled when the engagement is scheduled. Whoever does not take part is passed over. */
export async function placeParticipants(db: ActorDb, actor: Actor, engagementId: string, placings: readonly Placing[]): Promise<void> {
  const p = visibleParticipants
  const rows = await db.select({ id: p.id, contactId: p.contactId, memberId: p.memberId }).from(p).where(eq(p.engagementId, engagementId))
  for (const placing of placings) {
    const { row, columns } = 'contactId' in placing ? of(rows, 'contactId', placing) : of(rows, 'memberId', placing)
    if (row) await db.update(participants).set(columns).where(eq(participants.id, row.id))
  }
  await recordDeed(db, actor, { verb: 'changed', noun: 'engagement', recordId: engagementId, fields: ['participants'] })
}

type Row = { id: string; contactId: string | null; memberId: string | null }

function of<Who extends 'contactId' | 'memberId'>(rows: Row[], who: Who, placing: Placing & Record<Who, string>) {
  const { [who]: id, ...columns } = placing
  return { row: rows.find((row) => row[who] === id), columns }
}
