import { type Level, levels } from '#db/schema/words.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'

/** What a kept contact can take from the other: fields that hold one value. */
export const mergeFields = ['name', 'codeName', 'formOfAddress', 'languages', 'email', 'phone', 'remarks'] as const
export type MergeField = (typeof mergeFields)[number]

type Mergeable = { id: string; deskId: string; level: Level; named: { id: string }[]; erasedAt: Date | null }

/** Why two contacts that somebody sees cannot be merged by them, if so. What only few may know never reaches more people by a merge. */
export type MergeRefusal = 'itself' | 'erased' | 'not-yours' | 'less-strict' | 'other-desk' | 'others-named'

export function mergeRefusal(actor: Actor, kept: Mergeable, gone: Mergeable): MergeRefusal | undefined {
  if (kept.id === gone.id) return 'itself'
  if (kept.erasedAt || gone.erasedAt) return 'erased'
  if (!canWriteFor(actor, kept.deskId) || !canWriteFor(actor, gone.deskId)) return 'not-yours'
  if (levels.indexOf(gone.level) > levels.indexOf(kept.level)) return 'less-strict'
  if (gone.level === 'confidential' && kept.level === 'confidential' && kept.deskId !== gone.deskId) return 'other-desk'
  if (gone.level === 'public' || gone.level === 'internal') return undefined
  // Whoever is named on a record sees it whatever its level.
  const named = new Set(gone.named.map(({ id }) => id))
  return kept.named.some(({ id }) => !named.has(id)) ? 'others-named' : undefined
}
