import { i18nFor } from './instances.ts'
import type { Shell, Translate } from './reader.tsx'

type Matches = readonly ({ id: string; data?: unknown } | undefined)[]

/** The document's title in the reader's language, for a route's `meta`. */
export function pageTitle(matches: Matches, say: (t: Translate) => string): { title: string }[] {
  const shell = matches.find((match) => match?.id === 'root')?.data as Shell | undefined
  return [{ title: `${say(i18nFor(shell?.reader.locale ?? 'en').t as Translate)} · Gezant` }]
}
