import { desc, eq } from 'drizzle-orm'
import { activity } from '#db/schema/activity.ts'
import type { Noun } from '#db/schema/words.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleActivity } from '#db/visible/trail.ts'
import type { Actor } from './actors.ts'
import type { ActorDb, GateDb } from './as-actor.server.ts'

export type Deed = {
  verb:
    | 'created'
    | 'changed'
    | 'postponed'
    | 'cancelled'
    | 'restored'
    | 'deleted'
    | 'done'
    | 'reopened'
    | 'rotated'
    | 'revoked'
    | 'handed-out'
    | 'shared'
    | 'unshared'
    | 'invited'
    | 'sent-again'
    | 'answered'
    | 'signed-off'
    /** Where a change takes a sign-off back, the database writes this down itself. */
    | 'taken-back'
    /** A list taken along as a file: which one. On the record of whoever took it. */
    | 'exported'
    | 'disabled'
    | 'enabled'
    | 'merged'
    | 'unmerged'
    | 'erased'
    /** Of a contact: that it is not to be erased was said, or taken back, or kept somebody from erasing it. */
    | 'hold-put'
    | 'hold-lifted'
    | 'erasure-refused'
    /** Of a handover: a part was ticked off, the whole was signed for, something was asked. */
    | 'received'
    | 'signed'
    | 'asked'
    /** Looked at again, and found to be still right. */
    | 'checked'
  noun: Noun
  recordId: string
  fields?: string[]
}

/** Writes down who did what to which record: field names, never content. Belongs in the transaction of the deed itself. */
export async function recordDeed(db: ActorDb | GateDb, actor: Pick<Actor, 'id'>, deed: Deed): Promise<void> {
  await db.insert(activity).values({ memberId: actor.id, fields: [], ...deed })
}

/** The same for many records at once. */
export async function recordDeeds(db: ActorDb, actor: Pick<Actor, 'id'>, deeds: Deed[]): Promise<void> {
  if (deeds.length > 0) await db.insert(activity).values(deeds.map((deed) => ({ memberId: actor.id, fields: [], ...deed })))
}

/** Names of the fields in which two versions differ. */
export function changedFields<Row extends Record<string, unknown>>(before: Row, after: Partial<Row>): string[] {
  const same = (a: unknown, b: unknown) =>
    a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : (a ?? null) === (b ?? null)
  return Object.keys(after).filter((field) => !same(before[field], after[field]))
}

/** Who touched the record last, and when: for telling a second writer. */
export async function lastDeed(
  db: ActorDb,
  recordId: string,
): Promise<{ memberId: string | null; by: string | null; at: Date } | undefined> {
  const [last] = await db
    .select({ memberId: visibleActivity.memberId, by: visibleMembers.name, at: visibleActivity.at })
    .from(visibleActivity)
    .leftJoin(visibleMembers, eq(visibleMembers.id, visibleActivity.memberId))
    .where(eq(visibleActivity.recordId, recordId))
    .orderBy(desc(visibleActivity.at))
    .limit(1)
  return last
}
