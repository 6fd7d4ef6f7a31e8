import { parseWithZod } from '@conform-to/zod/v4'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { type ContactFormValue, type ContactInput, contactInput, filledRows } from '#app/domain/contacts/input.ts'
import type { Contact } from '#app/domain/contacts/queries.server.ts'
import { organisationsNamed } from '#app/domain/organisations/queries.server.ts'
import { deskErrors, type FieldErrors, nameDefaults, unknownName } from './record-form.server.ts'

export const parseContact = (form: FormData) => parseWithZod(form, { schema: contactInput })

type Row = { id?: string | undefined; organisation?: string | undefined; remove?: 'on' | undefined }
type Known = { id: string; organisationId: string; organisation: string }

/** What a form says, as the domain takes it; or the fields that name something the actor may not know. */
export async function readContact(
  db: ActorDb,
  actor: Actor,
  value: ContactFormValue,
  saved?: Contact,
): Promise<{ ok: true; input: ContactInput } | { ok: false; fieldErrors: FieldErrors }> {
  const { affiliations, representations, channels, ...rest } = value
  const typed = [...affiliations, ...representations].flatMap((row) => row.organisation ?? [])
  const ids = await organisationsNamed(db, typed)
  const fieldErrors = deskErrors(actor, value.deskId)

  // A row that still says what it said keeps its organisation, even when another one has the same name by now.
  const resolve = <Given extends Row>(list: 'affiliations' | 'representations', rows: Given[], known: Known[]) =>
    filledRows(rows).flatMap(({ row, place }) => {
      const name = row.organisation ?? ''
      const same = known.find((each) => each.id === row.id && each.organisation === name)
      const organisationId = same?.organisationId ?? ids.get(name)
      if (organisationId) return [{ ...row, organisationId }]
      fieldErrors[`${list}[${place}].organisation`] = unknownName(name)
      return []
    })

  const posts = resolve('affiliations', affiliations, saved?.affiliations ?? [])
  const standings = resolve('representations', representations, saved?.representations ?? [])
  if (Object.keys(fieldErrors).length > 0) return { ok: false, fieldErrors }
  return {
    ok: true,
    input: {
      ...rest,
      // Rows without them were refused.
      channels: filledRows(channels).flatMap(({ row: { remove: _, kind, address, ...row } }) =>
        kind && address ? [{ ...row, kind, address }] : [],
      ),
      affiliations: posts.map(({ organisation: _, remove: __, post, ...row }) => ({ ...row, post: post ?? '' })),
      representations: standings.map(({ organisation: _, remove: __, state, ...row }) => ({ ...row, state: state ?? 'claimed' })),
    },
  }
}

const text = (value: string | null): string => value ?? ''

/** A stored contact as its form shows it. */
export const contactDefaults = (contact: Contact) => ({
  ...nameDefaults(contact),
  codeName: text(contact.codeName),
  formOfAddress: text(contact.formOfAddress),
  languages: contact.languages,
  email: text(contact.email),
  phone: text(contact.phone),
  remarks: text(contact.remarks),
  level: contact.level,
  deskId: contact.deskId,
  channels: contact.channels.map(({ remark, ...row }) => ({ ...row, remark: text(remark) })),
  affiliations: contact.affiliations.map((row) => ({
    id: row.id,
    organisation: row.organisation,
    post: row.post,
    postOriginal: text(row.postOriginal),
    fromOn: text(row.fromOn),
    untilOn: text(row.untilOn),
  })),
  representations: contact.representations.map((row) => ({
    id: row.id,
    organisation: row.organisation,
    state: row.state,
    byWhom: text(row.byWhom),
    matter: text(row.matter),
    fromOn: text(row.fromOn),
    untilOn: text(row.untilOn),
    source: text(row.source),
  })),
})

export type ContactDefaults = Partial<ReturnType<typeof contactDefaults>>
