import { readDays } from '#app/domain/engagements/quick-add/days.ts'
import { type Doubt, mark } from '#app/domain/engagements/quick-add/reading.ts'
import type { directions } from '#db/schema/words.ts'

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
  doubts: Doubt[]
}

const box = /^\s*[-*+]\s+\[ ?\]\s+(\S.*)$/u
const named = /^@(?:([\p{L}\d][^:@]{0,80}?)\s*:\s*|([\p{L}\d][\p{L}\p{M}\d.'’-]*)\s+)/u
const sides = [
  { kind: 'ours', said: /^@?(?:us|we|wij|ons)(?:\s+(?:promise|beloven))?\s*:\s*/iu },
  { kind: 'theirs', said: /^@?(?:them|they|zij|hen)(?:\s+(?:promise|beloven))?\s*:\s*/iu },
] as const
// Only what is said to be a term is one: "send the report of 5 February" names a report.
const term =
  /[\s,;(–-]*(?<![\p{L}\d])(?:before|by|due|no later than|until|on|for|voor|vóór|uiterlijk(?: op)?|op|tegen|tot)(?: the| de)?\s*$/iu

/** The lines `- [ ] …` of a read-out, each once, seen from `today` (YYYY-MM-DD). At most 100 are read. */
export function askingLines(body: string, today: string): AskingLine[] {
  const lines = body.split('\n').flatMap((line) => box.exec(line.replace(/\p{Cc}/gu, ' ').slice(0, 1200))?.[1]?.trim() ?? [])
  return [...new Set(lines)].slice(0, 100).map((line) => read(line, today))
}

function read(line: string, today: string): AskingLine {
  const side = sides.find(({ said }) => said.test(line))
  const name = side ? null : named.exec(line)
  const said = side ? line.replace(side.said, '') : line.slice(name?.[0].length ?? 0)
  return { line, kind: side?.kind ?? 'follow-up', owner: name?.[1] ?? name?.[2], ...withTerm(said, today) }
}

function withTerm(said: string, today: string): Pick<AskingLine, 'text' | 'dueOn' | 'doubts'> {
  const whole = { text: said.trim(), dueOn: undefined, doubts: [] }
  const { found, rest, doubts } = readDays(said, today)
  const [before = '', ...after] = rest.split(mark)
  if (!found || !term.test(before)) return whole
  const text = [before.replace(term, ''), ...after]
    .join(' ')
    .replace(/\s+/g, ' ')
    .replace(/\s*[,;–-]\s*$|\s+(?=[.,;)])/gu, '')
    .trim()
  return text ? { text, dueOn: found.endsOn, doubts: doubts.filter(({ about }) => about !== 'some-time') } : whole
}
