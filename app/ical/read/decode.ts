import { type Said, said } from './values.ts'

/** The text of a file and, where its letters had to be guessed, a sentence that says so. Undefined for what is no text. */
export function decodeBytes(bytes: Uint8Array): { text: string; note?: Said } | undefined {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return { text: decode('utf-16le', bytes), note: said('utf16', {}) }
  if (first === 0xfe && second === 0xff) return { text: decode('utf-16be', bytes), note: said('utf16', {}) }
  if (bytes.includes(0)) return undefined
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { text: decode('latin1', bytes), note: said('latin1', {}) }
  }
}

/** In which line of the file the octet stands, the first being 1. */
export function lineOf(bytes: Uint8Array, at: number): number {
  let line = 1
  for (let end = bytes.indexOf(10); end >= 0 && end < at; end = bytes.indexOf(10, end + 1)) line += 1
  return line
}

const decode = (encoding: string, bytes: Uint8Array): string => new TextDecoder(encoding).decode(bytes)
