import { diffWordsWithSpace } from 'diff'

/** A piece of a text, beginning at letter `at`; `changed` when the other version does not have it there. */
export type MarkedPart = { at: number; text: string; changed: boolean }

// Counted in changes and not in milliseconds, so that server and browser give up at the same place and draw the same page.
const mostChanges = 1000

/** Two versions of one text, word by word; texts too different to compare come back whole and marked. */
export function markChanges(yours: string, saved: string): { yours: MarkedPart[]; saved: MarkedPart[] } {
  const parts = diffWordsWithSpace(saved, yours, { maxEditLength: mostChanges })
  if (!parts) return { yours: placed([{ text: yours, changed: true }]), saved: placed([{ text: saved, changed: true }]) }
  return {
    yours: placed(parts.filter((part) => !part.removed).map((part) => ({ text: part.value, changed: part.added }))),
    saved: placed(parts.filter((part) => !part.added).map((part) => ({ text: part.value, changed: part.removed }))),
  }
}

function placed(parts: { text: string; changed: boolean }[]): MarkedPart[] {
  let at = 0
  return parts
    .filter((part) => part.text !== '')
    .map((part) => {
      const here = { at, ...part }
      at += part.text.length
      return here
    })
}
