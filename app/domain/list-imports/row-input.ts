import type { Level, OrganisationKind, TableKind } from '#db/schema/words.ts'
import { type ContactFormValue, contactInput } from '../contacts/input.ts'
import { organisationInput } from '../organisations/input.ts'
import { kindNamed, languagesNamed } from './columns.ts'
import type { TableField } from './fields.ts'

type Frame = { kind: TableKind; columns: readonly string[]; usualKind: OrganisationKind; deskId: string; level: Level }

/** What a row says: the fields that its columns fill, checked as the form checks them. Errors are keys as forms say them. */
export type RowSaid =
  | { ok: true; name: string; given: Partial<Record<TableField, string>>; input: RowInput }
  | { ok: false; name: string; field: TableField; error: string }

export type RowInput = Omit<ContactFormValue, 'affiliations' | 'representations'> & {
  shortName?: string | undefined
  kind?: OrganisationKind | undefined
  website?: string | undefined
  description?: string | undefined
}

const longestPost = 200

export function rowSaid(cells: readonly string[], { kind, columns, usualKind, deskId, level }: Frame): RowSaid {
  const given: Partial<Record<TableField, string>> = {}
  for (const [at, field] of columns.entries()) if (field && cells[at]) given[field as TableField] ??= cells[at]
  const name = given.name ?? [given.firstName, given.middleName, given.lastName].filter(Boolean).join(' ')
  const refused = (field: TableField, error: string): RowSaid => ({ ok: false, name, field, error })
  const languages = given.languages ? languagesNamed(given.languages) : []
  if (!languages) return refused('languages', 'errors.unknownChoice')
  const ofKind = given.kind ? kindNamed(given.kind) : usualKind
  if (!ofKind) return refused('kind', 'errors.unknownChoice')
  if ((given.post?.length ?? 0) > longestPost)
    return refused('post', `errors.tooLong|${JSON.stringify({ max: longestPost, length: given.post?.length })}`)
  const form = { ...given, name, languages, kind: ofKind, aliases: given.aliases?.replaceAll(';', '\n'), deskId, level }
  const read = kind === 'contacts' ? contactInput.safeParse(form) : organisationInput.safeParse(form)
  if (read.success) return { ok: true, name, given, input: read.data as RowInput }
  const [issue] = read.error.issues
  return refused((issue?.path[0] ?? 'name') as TableField, issue?.message ?? 'errors.required')
}
