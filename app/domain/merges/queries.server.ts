import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { visibleContacts } from '#db/visible/contacts.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { visibleMerges } from '#db/visible/merges.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { kept, type Places } from '../access/kept.server.ts'

const m = visibleMerges

const columns = {
  id: m.id,
  keptId: m.keptId,
  keptName: visibleContacts.name,
  goneId: m.goneId,
  goneName: m.goneName,
  at: m.at,
  by: visibleMembers.name,
  before: m.before,
  after: m.after,
  undoneAt: m.undoneAt,
}

/** One merge, when the actor sees the contact that was kept. */
export async function findMerge(db: ActorDb, id: string) {
  const [row] = await db
    .select({ ...columns, undoes: sql<boolean>`can_undo_merge(${m.id})` })
    .from(m)
    .innerJoin(visibleContacts, eq(visibleContacts.id, m.keptId))
    .leftJoin(visibleMembers, eq(visibleMembers.id, m.memberId))
    .where(eq(m.id, id))
  return row
}

/** The merges into a contact that hold, the latest first. */
export const mergesInto = (db: ActorDb, contactId: string) => mergesAsked(db, { contactId })

const mergesAsked = kept((db, { contactId }: Places<'contactId'>) =>
  db
    .select({ id: m.id, goneName: m.goneName })
    .from(m)
    .where(and(eq(m.keptId, contactId), isNull(m.undoneAt)))
    .orderBy(desc(m.at), desc(m.id)),
)

/** Where a contact went that is gone by a merge, through others if need be; undefined for any other id. */
export async function mergedInto(db: ActorDb, contactId: string): Promise<string | undefined> {
  const [row] = await db.select({ keptId: sql<string | null>`kept` }).from(sql`merged_into(${contactId}::uuid) as into_one(kept)`)
  return row?.keptId ?? undefined
}

/** A merge that holds and has to be undone first: it is later, and one of the two contacts is in it. */
export async function laterMerge(db: ActorDb, merge: { id: string; keptId: string; goneId: string; at: Date }) {
  const both = [merge.keptId, merge.goneId]
  const [row] = await db
    .select({ id: m.id, goneName: m.goneName })
    .from(m)
    .where(
      and(
        isNull(m.undoneAt),
        or(inArray(m.keptId, both), inArray(m.goneId, both)),
        sql`(${m.at}, ${m.id}) > (${merge.at.toISOString()}::timestamptz, ${merge.id}::uuid)`,
      ),
    )
    .orderBy(desc(m.at), desc(m.id))
    .limit(1)
  return row
}
