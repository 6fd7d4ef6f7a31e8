import { foldName } from './names.ts'

// foldName reads names, and no more than 500 letters of them: a long text goes through it in pieces, cut between words.
const piece = /[\s\S]{1,400}(?!\S)|\S{1,400}/gu

/** A text as search compares it, however long: folded like a name, word by word. */
export function foldText(text: string): string {
  return (text.match(piece) ?? []).map(foldName).filter(Boolean).join(' ')
}
