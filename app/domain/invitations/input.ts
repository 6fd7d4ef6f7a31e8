import * as z from 'zod'
import { choice } from '#app/lib/input.ts'
import { messageLanguages } from '#db/schema/words.ts'

export const mostAtOnce = 100

const key = z.string().regex(/^(contact|member):[0-9a-f-]{36}$/, 'errors.unknownChoice')
const language = choice(messageLanguages)

/** Whom the officer chose, before reading. */
export const choiceInput = z.object({ to: z.array(key).max(mostAtOnce, 'errors.unknownChoice'), language: language.catch('en') })

/** Each `to` with the digest of what was read, in the same order. */
export const sendInput = z
  .object({ to: z.array(key).min(1).max(mostAtOnce), digest: z.array(z.string().max(64)), language })
  .refine(({ to, digest }) => to.length === digest.length && new Set(to).size === to.length)
  .transform(({ to, digest, ...rest }) => ({ ...rest, chosen: to.map((each, place) => ({ key: each, digest: digest[place] ?? '' })) }))
