import { eq } from 'drizzle-orm'
import { type Level, levels } from '#db/schema/words.ts'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { mergedInto } from '../merges/queries.server.ts'
import { levelsFrom } from './rules.ts'

type Linked = 'engagementId' | 'organisationId' | 'contactId'
type Links = { [Field in Linked]?: string | undefined }

/** The field that is wrong, and a key of the `errors` texts. */
export type Problem<Field extends string> = { field: Field; error: string }

/** The first of what a follow-up or commitment hangs on that the actor may not know of. */
export async function problemInLinks(db: ActorDb, links: Links): Promise<Problem<Linked> | undefined> {
  const seen = {
    engagementId: (id: string) => db.$count(visibleEngagements, eq(visibleEngagements.id, id)),
    organisationId: (id: string) => db.$count(visibleOrganisations, eq(visibleOrganisations.id, id)),
    contactId: (id: string) => db.$count(visibleContacts, eq(visibleContacts.id, id)),
  }
  for (const [name, count] of Object.entries(seen)) {
    const field = name as Linked
    const id = links[field]
    if (id && (await count(id)) === 0)
      return { field, error: (field === 'contactId' && (await sayMerged(db, id))) || 'errors.unknownChoice' }
  }
  return undefined
}

/** That a contact went into one the actor may know, and which. */
async function sayMerged(db: ActorDb, id: string): Promise<string | undefined> {
  const keptId = await mergedInto(db, id)
  const c = visibleContacts
  const [kept] = keptId ? await db.select({ name: c.name }).from(c).where(eq(c.id, keptId)) : []
  return kept && `errors.mergedMeanwhile|${JSON.stringify(kept)}`
}

/**
 * What hangs on an engagement is never looser than it. When the actor may not see the engagement, it is never looser than it was
 * (`was`), and the refusal does not speak of an engagement.
 */
export async function problemInLevel(
  db: ActorDb,
  { level, engagementId, was }: { level: Level; engagementId?: string | null | undefined; was?: Level },
): Promise<Problem<'level'> | undefined> {
  if (!engagementId) return undefined
  const v = visibleEngagements
  const [engagement] = await db.select({ level: v.level }).from(v).where(eq(v.id, engagementId))
  const floor = engagement?.level ?? was ?? levels[0]
  if (levelsFrom(floor).includes(level)) return undefined
  return { field: 'level', error: engagement ? 'errors.looserThanEngagement' : 'errors.unknownChoice' }
}
