import { soundKeys } from './consonant-key.ts'
import { foldName } from './names.ts'

/** What a stored name is found by: the name folded, and the consonant keys of its words in every way to read them. */
export const searchForms = (name: string): { folded: string; key: string } => ({
  folded: foldName(name),
  key: [...new Set(soundKeys(name).flat())].join(' '),
})
