import * as z from 'zod'
import { choice, id, optionalLine, optionalLink, optionalText } from '#app/lib/input.ts'
import type { Level } from '#db/schema/words.ts'
import { levels, type OrganisationKind, organisationKinds } from '#db/schema/words.ts'
import { type NamesInput, nameFields } from '../names/input.ts'

const longestCadence = 520

/** What an organisation form may say. `parent` is a name as typed; which organisation it means is asked of the database. */
export const organisationInput = z.object({
  ...nameFields,
  shortName: optionalLine(60),
  kind: choice(organisationKinds),
  parent: optionalLine(300),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, 'errors.unknownChoice')
    .optional(),
  description: optionalText(10_000),
  website: optionalLink,
  cadenceWeeks: z.coerce
    .number('organisations.notWeeks')
    .int('organisations.notWeeks')
    .min(1, 'organisations.notWeeks')
    .max(longestCadence, 'organisations.notWeeks')
    .optional(),
  level: choice(levels).default('internal'),
  deskId: id,
  namedIds: z.array(id).max(300, 'errors.unknownChoice').default([]),
})

export type OrganisationForm = z.input<typeof organisationInput>

/** An organisation as commands take it: the form's values, with the parent known by its id. */
export type OrganisationInput = NamesInput & {
  kind: OrganisationKind
  level: Level
  deskId: string
  parentId?: string | undefined
  /** ISO 3166-1 alpha-2. */
  country?: string | undefined
  description?: string | undefined
  website?: string | undefined
  cadenceWeeks?: number | undefined
  /** Members named on a need-to-know organisation; its author is named anyway. */
  namedIds?: string[] | undefined
}
