import { parseWithZod } from '@conform-to/zod/v4'
import type { z } from 'zod'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { type OrganisationInput, organisationInput } from '#app/domain/organisations/input.ts'
import { type Organisation, organisationsNamed } from '#app/domain/organisations/queries.server.ts'
import { deskErrors, type FieldErrors, nameDefaults, unknownName } from './record-form.server.ts'

export const parseOrganisation = (form: FormData) => parseWithZod(form, { schema: organisationInput })

/** What a form says, as the domain takes it; or the fields that name something the actor may not know. */
export async function readOrganisation(
  db: ActorDb,
  actor: Actor,
  value: z.output<typeof organisationInput>,
  saved?: Organisation,
): Promise<{ ok: true; input: OrganisationInput } | { ok: false; fieldErrors: FieldErrors }> {
  const { parent, ...rest } = value
  const unchanged = parent !== undefined && parent === saved?.parent?.name
  const parentId = unchanged ? saved?.parent?.id : parent && (await organisationsNamed(db, [parent])).get(parent)
  const fieldErrors = deskErrors(actor, value.deskId)
  if (parent && !parentId) fieldErrors.parent = unknownName(parent)
  if (Object.keys(fieldErrors).length > 0) return { ok: false, fieldErrors }
  return { ok: true, input: { ...rest, parentId: parentId || undefined } }
}

/** A stored organisation as its form shows it. */
export const organisationDefaults = (organisation: Organisation) => ({
  ...nameDefaults(organisation),
  shortName: organisation.shortName ?? '',
  kind: organisation.kind,
  parent: organisation.parent?.name ?? '',
  country: organisation.country ?? '',
  description: organisation.description ?? '',
  website: organisation.website ?? '',
  cadenceWeeks: organisation.cadenceWeeks?.toString() ?? '',
  level: organisation.level,
  deskId: organisation.deskId,
})

export type OrganisationDefaults = Partial<ReturnType<typeof organisationDefaults>>
