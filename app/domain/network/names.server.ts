import { sql } from 'drizzle-orm'
import { among } from '#db/schema/conditions.ts'
import { topics } from '#db/schema/topics.ts'
import type { Level } from '#db/schema/words.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleMembers } from '#db/visible/members.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { NodeKind } from './input.ts'

export type Named = { id: string; name: string; nameNl: string | null; level: Level; lastDay: string | null }

const plain = { nameNl: sql<string | null>`null`, lastDay: sql<string | null>`null` }
const open = sql<Level>`'internal'`

/** Names and levels of nodes of one kind, as far as the actor may know them. */
export async function namesOf(db: ActorDb, kind: NodeKind, ids: string[]): Promise<Named[]> {
  if (ids.length === 0) return []
  const [c, e, m, o] = [visibleContacts, visibleEngagements, visibleMembers, visibleOrganisations]
  if (kind === 'contact')
    return db
      .select({ id: c.id, name: c.name, level: c.level, ...plain })
      .from(c)
      .where(among(c.id, ids))
  if (kind === 'organisation')
    return db
      .select({ id: o.id, name: o.name, level: o.level, ...plain })
      .from(o)
      .where(among(o.id, ids))
  if (kind === 'visit')
    return db
      .select({
        id: e.id,
        name: e.title,
        level: e.level,
        nameNl: plain.nameNl,
        lastDay: sql<string | null>`to_char(${e.endsOn}, 'YYYY-MM-DD')`,
      })
      .from(e)
      .where(sql`${among(e.id, ids)} and ${e.kind} = 'visit'`)
  if (kind === 'topic')
    return db
      .select({ id: topics.id, name: topics.name, nameNl: topics.nameNl, level: open, lastDay: plain.lastDay })
      .from(topics)
      .where(among(topics.id, ids))
  return db
    .select({ id: m.id, name: m.name, level: open, ...plain })
    .from(m)
    .where(among(m.id, ids))
}
