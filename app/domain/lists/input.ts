import * as z from 'zod'
import { choice, id } from '#app/lib/input.ts'
import { languageTags } from '#app/lib/languages.ts'
import { organisationKinds } from '#db/schema/words.ts'
import { type ListOf, mostChosen } from './columns.ts'

/** What can be done to several rows at once. */
export const listDeeds = { contacts: ['desk', 'language'], organisations: ['desk', 'kind'] } as const
export type ListDeed = (typeof listDeeds)[ListOf][number]

const fieldOf = { desk: 'deskId', language: 'language', kind: 'kind' } as const

export const listBulk = (list: ListOf) =>
  z
    .object({
      ids: z.array(id).min(1, 'errors.required').max(mostChosen, 'errors.unknownChoice'),
      deed: choice<readonly ['desk', ...ListDeed[]]>(listDeeds[list]),
      deskId: id.optional(),
      language: choice(languageTags).optional(),
      kind: choice(organisationKinds).optional(),
    })
    .superRefine((input, context) => {
      const field = fieldOf[input.deed]
      if (!input[field]) context.addIssue({ code: 'custom', path: [field], message: 'errors.required' })
    })
export type ListBulk = z.output<ReturnType<typeof listBulk>>
