import type { RepresentationInput } from '#app/domain/contacts/input.ts'
import type { OtherName } from '#app/domain/names/input.ts'
import type { LanguageTag } from '#app/lib/languages.ts'
import type { Level } from '#db/schema/words.ts'
import type { OrganisationKey } from './organisations.ts'

type Span = { fromOn?: string; untilOn?: string }

/** A contact of the demo: `name` is a role, never a person, and is the post too where no other is given. */
export type ContactPlan = {
  name: string
  /** In Arabic. */
  original?: string
  aliases?: OtherName[]
  languages?: LanguageTag[]
  level?: Level
  remarks?: string
  posts: (Span & { at: OrganisationKey; post?: string; postOriginal?: string })[]
  speaksFor?: (Omit<RepresentationInput, 'organisationId' | 'id'> & { of: OrganisationKey })[]
}
