import type { CardRefusal } from './values.ts'

/** One property as it stands in a file. Names and those of parameters in capitals; a parameter without a value (2.1) is a TYPE. */
export type Property = { line: number; group: string; name: string; parameters: Map<string, string[]>; value: string }

export class CardRefused extends Error {
  readonly reason: CardRefusal
  readonly line: number

  constructor(reason: CardRefusal, line: number) {
    super(`${reason} in line ${line}`)
    this.reason = reason
    this.line = line
  }
}

const longest = 1_000_000
const bare21 = /^(7BIT|8BIT|BASE64|QUOTED-PRINTABLE)$/

type LogicalLine = { line: number; text: string }

/** Lines with those that continue them, and the number of the first. */
export function unfold(text: string): LogicalLine[] {
  const lines: LogicalLine[] = []
  let old = false
  let quoted = false
  for (const [at, physical] of text.split(/\r\n|\r|\n/).entries()) {
    const last = lines.at(-1)
    if (last && quoted) {
      last.text = last.text.slice(0, -1) + physical
    } else if (last && /^[ \t]/.test(physical)) {
      // Version 2.1 folds at white space and keeps it.
      last.text += old ? ` ${physical.trimStart()}` : physical.slice(1)
    } else if (physical.trim() !== '') {
      lines.push({ line: at + 1, text: physical })
    }
    const now = lines.at(-1)
    if (!now) continue
    if (now.text.length > longest) throw new CardRefused('too-long', now.line)
    if (/^VERSION:/i.test(now.text)) old = /^VERSION:2\.1\s*$/i.test(now.text)
    quoted = now.text.endsWith('=') && /^[^:]*;(ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(now.text)
  }
  return lines
}

/** Takes a line apart; what stands in quotes divides nothing. */
export function readProperty({ line, text }: LogicalLine): Property {
  const colon = indexOutsideQuotes(text, ':')
  const [head = '', ...given] = colon < 0 ? [] : splitOutsideQuotes(text.slice(0, colon), ';')
  const [, group = '', name = ''] = /^(?:([A-Za-z0-9-]+)\.)?([A-Za-z0-9-]+)$/.exec(head.trim()) ?? []
  if (name === '') throw new CardRefused('no-property', line)
  const parameters = new Map<string, string[]>()
  for (const each of given) {
    const [key, values] = parameterOf(each)
    parameters.set(key, [...(parameters.get(key) ?? []), ...values])
  }
  return { line, group: group.toLowerCase(), name: name.toUpperCase(), parameters, value: text.slice(colon + 1) }
}

function parameterOf(text: string): [string, string[]] {
  const equals = text.indexOf('=')
  if (equals < 0) return [bare21.test(text.toUpperCase()) ? 'ENCODING' : 'TYPE', [text.trim()]]
  const values = splitOutsideQuotes(text.slice(equals + 1), ',').map((value) => value.trim().replace(/^"(.*)"$/, '$1'))
  return [text.slice(0, equals).trim().toUpperCase(), values]
}

function indexOutsideQuotes(text: string, letter: string): number {
  let quoted = false
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '"') quoted = !quoted
    if (text[at] === letter && !quoted) return at
  }
  // A quote that never ends was no quote.
  return text.indexOf(letter)
}

function splitOutsideQuotes(text: string, letter: string): string[] {
  const parts: string[] = []
  let rest = text
  for (let at = indexOutsideQuotes(rest, letter); at >= 0; at = indexOutsideQuotes(rest, letter)) {
    parts.push(rest.slice(0, at))
    rest = rest.slice(at + 1)
  }
  return [...parts, rest]
}
