import type { directions } from '#db/schema/words.ts'
import { type LineDoubt, readTerm } from './term.ts'

/** A line of a read-out that asks to be followed: a follow-up, or a commitment of one side. */
export type AskingLine = {
  /** The line as it was written, without its box: what tells it from others of the same read-out. */
  line: string
  kind: 'follow-up' | (typeof directions)[number]
  /** The words after @, where it names an owner. */
  owner: string | undefined
  text: string
  /** YYYY-MM-DD. */
  dueOn: string | undefined
  doubts: LineDoubt[]
}

const box = /^\s*[-*+]\s+\[ ?\]\s+(\S.*)$/u
const named = /^@(?:([\p{L}\d][^:@]{0,80}?)\s*:\s*|([\p{L}\d][\p{L}\p{M}\d.'’-]*)\s+)/u
const sides = [
  { kind: 'ours', said: /^@?(?:us|we|wij|ons)(?:\s+(?:promise|beloven))?\s*:\s*/iu },
  { kind: 'theirs', said: /^@?(?:them|they|zij|hen)(?:\s+(?:promise|beloven))?\s*:\s*/iu },
] as const

/** The lines `- [ ] …` of a read-out, each once and without its box; at most 100. */
export function linesWithBox(body: string): string[] {
  const lines = body.split('\n').flatMap((line) => box.exec(line.replace(/\p{Cc}/gu, ' ').slice(0, 1200))?.[1]?.trim() ?? [])
  return [...new Set(lines)].slice(0, 100)
}

/** What a line that had a box asks, seen from `today` (YYYY-MM-DD). */
export function askingLine(line: string, today: string): AskingLine {
  const side = sides.find(({ said }) => said.test(line))
  const name = side ? null : named.exec(line)
  const said = side ? line.replace(side.said, '') : line.slice(name?.[0].length ?? 0)
  return { line, kind: side?.kind ?? 'follow-up', owner: name?.[1] ?? name?.[2], ...readTerm(said, today) }
}
