import { cleanText } from '#app/ical/encode.ts'
import { CardRefused, type Property } from './lines.ts'

/** A file's text. What is not UTF-8 keeps its bytes as letters, until a property says in which set they are. */
export function decodeFile(bytes: Uint8Array): { text: string; asBytes: boolean } {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes), asBytes: false }
  if (first === 0xfe && second === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes), asBytes: false }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), asBytes: false }
  } catch {
    return { text: Buffer.from(bytes).toString('latin1'), asBytes: true }
  }
}

/** The value with its encoding and character set undone (those of version 2.1), still escaped. */
export function decodedValue({ line, parameters, value }: Property, asBytes: boolean): string {
  const quoted = parameters.get('ENCODING')?.some((encoding) => /^(QUOTED-PRINTABLE|Q)$/i.test(encoding))
  const charset = parameters.get('CHARSET')?.[0]
  if (!quoted && !asBytes) return value
  const bytes = quoted ? bytesOf(value, asBytes) : Buffer.from(value, 'latin1')
  if (charset !== undefined) return decoderFor(charset, line).decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

function bytesOf(quoted: string, asBytes: boolean): Buffer {
  const parts = quoted.split(/((?:=[0-9A-Fa-f]{2})+)/)
  const coded = (part: string) => Buffer.from(part.replaceAll('=', ''), 'hex')
  return Buffer.concat(parts.map((part, place) => (place % 2 === 1 ? coded(part) : Buffer.from(part, asBytes ? 'latin1' : 'utf8'))))
}

function decoderFor(charset: string, line: number): TextDecoder {
  try {
    return new TextDecoder(charset)
  } catch {
    throw new CardRefused('charset', line)
  }
}

/** The parts of a value between separators that are not escaped, each as text. */
export function partsOf(value: string, separator: ';' | ','): string[] {
  const parts = ['']
  for (const [piece] of value.matchAll(/\\[\s\S]|[^\\]|\\/gu)) {
    if (piece === separator) parts.push('')
    else parts[parts.length - 1] += piece
  }
  return parts.map(textOf)
}

/** A TEXT value read: escapes undone, control characters left out. */
export function textOf(value: string): string {
  return cleanText(value.replace(/\\([\s\S])/gu, (_, letter: string) => (letter === 'n' || letter === 'N' ? '\n' : letter))).trim()
}

export const lineOf = (value: string): string => textOf(value).replace(/\s*\n\s*/g, ', ')
