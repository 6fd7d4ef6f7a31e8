import { foldName } from '#app/lib/names.ts'
import { keptRole } from './roles.ts'

/** One line of a pasted list as it was understood. */
export type PastedLine = { name: string; role: string | null; languages: string | null }

export const mostPasted = 60
const longestPastedName = 300

export type Pasted =
  | { ok: true; lines: PastedLine[] }
  | { ok: false; reason: 'empty' }
  | { ok: false; reason: 'too-many'; count: number }
  | { ok: false; reason: 'long'; line: number; length: number }
  | { ok: false; reason: 'nameless'; line: number }

/** Reads 'Name, role, language', a line each. A table's columns and semicolons part a line before commas do; numbers and dashes in front go. */
export function readPasted(text: string): Pasted {
  const written = text.split(/\r\n?|\n|\u2028|\u2029/).map((line) => line.replace(/(?!\t)\p{Cc}/gu, '').trim())
  const found = written.map((line, index) => ({ ...readLine(line), line: index + 1, blank: line === '' })).filter(({ blank }) => !blank)
  if (found.length === 0) return { ok: false, reason: 'empty' }
  if (found.length > mostPasted) return { ok: false, reason: 'too-many', count: found.length }
  const nameless = found.find(({ name }) => foldName(name) === '')
  if (nameless) return { ok: false, reason: 'nameless', line: nameless.line }
  const long = found.map(({ line, ...rest }) => ({ line, length: longest(rest) })).find(({ length }) => length > 0)
  if (long) return { ok: false, reason: 'long', ...long }
  return { ok: true, lines: found.map(({ name, role, languages }) => ({ name, role, languages })) }
}

/** The length of what is too long for where it is kept; 0 when nothing is. */
function longest({ name, role, languages }: PastedLine): number {
  if (name.length > longestPastedName) return name.length
  return role && role.length > 100 ? role.length : languages && languages.length > 200 ? languages.length : 0
}

function readLine(line: string): PastedLine {
  const separator = line.includes('\t') ? '\t' : /[;؛]/.test(line) ? /[;؛]/ : /[,،]/
  const [name = '', role = '', ...languages] = line
    .replace(/^(?:\p{Nd}{1,3}[.)\t]|[-–•*])\s+/u, '')
    .split(separator)
    .map((part) => part.trim())
  return { name, role: role === '' ? null : keptRole(role), languages: languages.filter(Boolean).join(', ') || null }
}
