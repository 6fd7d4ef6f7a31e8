import { and, eq, inArray, isNull } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { templates } from '#db/schema/templates.ts'
import { topics } from '#db/schema/topics.ts'
import { visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleMembers } from '#db/visible/members.ts'
import { changedFields, recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { TemplateInput } from './input.ts'
import { findTemplate, mayChangeTemplate } from './queries.server.ts'

type Unknown = { ok: false; reason: 'unknown-choice'; field: string }
type Refused<Reason extends string> = { ok: false; reason: Reason }

/** The first field that names something the actor may not choose. */
async function unknownChoice(db: ActorDb, actor: Actor, input: TemplateInput): Promise<Unknown | undefined> {
  const refuse = (field: string): Unknown => ({ ok: false, reason: 'unknown-choice', field })
  if (input.deskId && !actor.deskIds.includes(input.deskId)) return refuse('deskId')
  const known = {
    organisationIds: (ids: string[]) => db.$count(visibleOrganisations, inArray(visibleOrganisations.id, ids)),
    memberIds: (ids: string[]) => db.$count(visibleMembers, and(inArray(visibleMembers.id, ids), isNull(visibleMembers.disabledAt))),
    topicIds: (ids: string[]) => db.$count(topics, inArray(topics.id, ids)),
  }
  for (const [name, count] of Object.entries(known)) {
    const ids = [...new Set(input[name as keyof typeof known])]
    if (ids.length > 0 && (await count(ids)) !== ids.length) return refuse(name)
  }
  return undefined
}

/** Keeps a template, a desk's or the actor's own. */
export async function addTemplate(db: ActorDb, actor: Actor, input: TemplateInput, source: 'demo' | null = null) {
  const unknown = await unknownChoice(db, actor, input)
  if (unknown) return unknown
  const id = newId()
  await db.insert(templates).values({ id, source, ...columnsOf(actor, input) })
  await recordDeed(db, actor, { verb: 'created', noun: 'template', recordId: id })
  return { ok: true as const, id }
}

/** Changes a template that is still at `version`. What a desk has stays the desk's; organisations hidden from the actor stay in it. */
export async function changeTemplate(
  db: ActorDb,
  actor: Actor,
  id: string,
  version: number,
  input: TemplateInput,
): Promise<{ ok: true } | Unknown | Refused<'not-found' | 'not-yours' | 'changed-meanwhile'>> {
  const before = await findTemplate(db, id)
  if (!before) return { ok: false, reason: 'not-found' }
  if (!mayChangeTemplate(actor, before)) return { ok: false, reason: 'not-yours' }
  if (before.deskId && !input.deskId) return { ok: false, reason: 'unknown-choice', field: 'deskId' }
  const unknown = await unknownChoice(db, actor, input)
  if (unknown) return unknown
  const columns = columnsOf(actor, input)
  const changed = await db
    .update(templates)
    .set(columns)
    .where(and(eq(templates.id, id), eq(templates.version, version)))
    .returning({ id: templates.id })
  if (changed.length === 0) return { ok: false, reason: 'changed-meanwhile' }
  await recordDeed(db, actor, { verb: 'changed', noun: 'template', recordId: id, fields: changedFields(flat(before), flat(columns)) })
  return { ok: true }
}

/** Removes a template; what was scheduled from it stays as it is. */
export async function deleteTemplate(db: ActorDb, actor: Actor, id: string): Promise<{ ok: true } | Refused<'not-found' | 'not-yours'>> {
  if (!(await findTemplate(db, id))) return { ok: false, reason: 'not-found' }
  const deleted = await db.delete(templates).where(eq(templates.id, id)).returning({ id: templates.id })
  if (deleted.length === 0) return { ok: false, reason: 'not-yours' }
  await recordDeed(db, actor, { verb: 'deleted', noun: 'template', recordId: id })
  return { ok: true }
}

const columnsOf = (actor: Actor, { deskId, minutes, zone, place, brief, readOutDays, ...rest }: TemplateInput) => ({
  ...rest,
  ownerId: deskId ? null : actor.id,
  deskId: deskId ?? null,
  minutes: minutes ?? null,
  zone: zone ?? null,
  place: place ?? null,
  brief: brief?.trim() ?? '',
  readOutDays: readOutDays ?? null,
})

/** Lists as text, so that equal ones compare as equal. */
const flat = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Array.isArray(value) ? JSON.stringify(value) : value]))
