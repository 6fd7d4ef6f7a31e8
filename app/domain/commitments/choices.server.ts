import { eq } from 'drizzle-orm'
import { type Level, levels } from '#db/schema/words.ts'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagementOrganisations, visibleEngagements } from '#db/visible/engagements.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { levelsFrom } from '../follow-ups/rules.ts'
import { desksOf } from '../members/reading.server.ts'

/** What a commitment's form offers. `partners`: the organisations of the engagement it was made at; `keep`: the level it has now. */
export async function commitmentChoices(db: ActorDb, actor: Actor, engagementId: string | null | undefined, keep?: Level) {
  const e = visibleEngagements
  const link = visibleEngagementOrganisations
  const o = visibleOrganisations
  const [engagement] = engagementId ? await db.select({ level: e.level }).from(e).where(eq(e.id, engagementId)) : []
  return {
    partners: engagementId
      ? await db
          .select({ id: o.id, name: o.name })
          .from(o)
          .innerJoin(link, eq(link.organisationId, o.id))
          .where(eq(link.engagementId, engagementId))
          .orderBy(o.name)
      : [],
    levels: levels.filter((level) => level === keep || levelsFrom(engagement?.level ?? levels[0]).includes(level)),
    desks: await desksOf(db, actor),
  }
}

export type CommitmentChoices = Awaited<ReturnType<typeof commitmentChoices>>
