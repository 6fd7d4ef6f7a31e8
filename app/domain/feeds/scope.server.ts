import { and, eq } from 'drizzle-orm'
import type { FeedScope } from '#db/schema/words.ts'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import type { ActorDb } from '../access/as-actor.server.ts'

/** What a feed is about; `scopeId` names the one visit or organisation. */
export type Scope = { scope: FeedScope; scopeId?: string | null | undefined }

/**
 * The visit or organisation a scope names, as the actor knows it: undefined when it is not there or hidden from them. `name` is null for
 * scopes that name no record.
 */
export async function findScope(db: ActorDb, { scope, scopeId }: Scope): Promise<{ name: string | null } | undefined> {
  if (scope !== 'visit' && scope !== 'organisation') return { name: null }
  if (!scopeId) return undefined
  const v = visibleEngagements
  const o = visibleOrganisations
  const [found] =
    scope === 'visit'
      ? await db
          .select({ name: v.title })
          .from(v)
          .where(and(eq(v.id, scopeId), eq(v.kind, 'visit')))
      : await db.select({ name: o.name }).from(o).where(eq(o.id, scopeId))
  return found
}
