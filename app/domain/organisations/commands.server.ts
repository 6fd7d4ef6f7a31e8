import { and, eq } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { violatedConstraint } from '#db/errors.ts'
import { organisations } from '#db/schema/organisations.ts'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import { changedFields, recordDeed } from '../access/activity.server.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { keepNamed } from '../access/named.server.ts'
import { keepNames } from '../names/commands.server.ts'
import type { OrganisationInput } from './input.ts'
import { findOrganisation, type Organisation } from './queries.server.ts'

type Source = { source?: 'letter' | 'demo'; sourceNote?: string }

/** Adds an organisation with all its names and answers its id. */
export async function addOrganisation(db: ActorDb, actor: Actor, input: OrganisationInput, source: Source = {}): Promise<string> {
  const id = newId()
  await db.insert(organisations).values({ id, ...columnsOf(input), ...source, createdBy: actor.id })
  await keepNames(db, { organisationId: id }, input)
  // Its author is named by the database itself.
  if (input.namedIds?.length) await keepNamed(db, actor, id, input.level, input.namedIds)
  await recordDeed(db, actor, { verb: 'created', noun: 'organisation', recordId: id })
  return id
}

export type OrganisationChange =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'not-yours' | 'circle' }
  | { ok: false; reason: 'changed-meanwhile'; saved: Organisation }

/** Changes what the form says, if the organisation is still at `version`. `circle`: its new parent stands somewhere below it. */
export async function changeOrganisation(
  db: ActorDb,
  actor: Actor,
  id: string,
  version: number,
  input: OrganisationInput,
): Promise<OrganisationChange> {
  const [before] = await db.select().from(visibleOrganisations).where(eq(visibleOrganisations.id, id))
  if (!before) return { ok: false, reason: 'not-found' }
  if (!canWriteFor(actor, before.deskId) || !canWriteFor(actor, input.deskId)) return { ok: false, reason: 'not-yours' }
  // A parent the actor cannot see was not on the form, so leaving it out there takes nothing away.
  const columns = { ...columnsOf(input), parentId: input.parentId ?? (await hiddenParent(db, before.parentId)) }
  const outcome = await updateUnlessCircle(db, id, version, columns)
  if (outcome === 'circle') return { ok: false, reason: 'circle' }
  if (outcome === 'none') {
    const saved = await findOrganisation(db, id)
    return saved ? { ok: false, reason: 'changed-meanwhile', saved } : { ok: false, reason: 'not-found' }
  }
  const fields = changedFields(before, columns)
  if (await keepNames(db, { organisationId: id }, input)) fields.push('names')
  if (await keepNamed(db, actor, id, input.level, input.namedIds ?? [])) fields.push('namedIds')
  await recordDeed(db, actor, { verb: 'changed', noun: 'organisation', recordId: id, fields })
  return { ok: true }
}

async function hiddenParent(db: ActorDb, parentId: string | null): Promise<string | null> {
  if (parentId === null) return null
  return (await db.$count(visibleOrganisations, eq(visibleOrganisations.id, parentId))) === 0 ? parentId : null
}

/** In a savepoint, because what stands between an organisation and its parent may be hidden from the actor: only the database knows. */
async function updateUnlessCircle(db: ActorDb, id: string, version: number, columns: ReturnType<typeof columnsOf>) {
  try {
    const changed = await db.transaction((inner) =>
      inner
        .update(organisations)
        .set(columns)
        .where(and(eq(organisations.id, id), eq(organisations.version, version)))
        .returning({ id: organisations.id }),
    )
    return changed.length > 0 ? 'done' : 'none'
  } catch (error) {
    const circles = ['organisations_no_circle', 'organisations_not_own_parent']
    if (circles.includes(violatedConstraint(error) ?? '')) return 'circle'
    throw error
  }
}

function columnsOf(input: OrganisationInput) {
  return {
    name: input.name,
    shortName: input.shortName ?? null,
    kind: input.kind,
    parentId: input.parentId ?? null,
    country: input.country ?? null,
    description: input.description ?? null,
    website: input.website ?? null,
    cadenceWeeks: input.cadenceWeeks ?? null,
    level: input.level,
    deskId: input.deskId,
  }
}
