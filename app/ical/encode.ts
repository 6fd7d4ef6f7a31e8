import { escape as escapeValue } from 'ical-generator'

const linkSchemes = ['https:', 'http:', 'tel:', 'sip:', 'sips:', 'mailto:']

/**
 * Text as a feed may hold it: every kind of line break is '\n', control characters but tab are gone, a lone surrogate is U+FFFD. Nothing
 * else changes.
 */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n|[\r\u0085\u2028\u2029]/g, '\n')
    .replace(/(?![\t\n])\p{Cc}/gu, '')
}

/** The same on one line, what stood on lines of its own joined by ', '. */
export function cleanLine(text: string): string {
  const lines = cleanText(text).split('\n')
  return lines
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .join(', ')
}

/** A TEXT value (RFC 5545, 3.3.11), for the properties that ical-generator writes as they are. */
export function encodeText(text: string): string {
  return escapeValue(cleanText(text), false)
}

/** A parameter value with its quotes (RFC 6868). */
export function encodeParameter(text: string): string {
  return `"${escapeValue(cleanText(text), true)}"`
}

/** A URI value: ASCII, no backslash, commas and semicolons as they are. Undefined for what is no link of a kind that is safe to open. */
export function encodeUri(link: string): string | undefined {
  const url = URL.parse(link)
  return url && linkSchemes.includes(url.protocol) ? url.href.replaceAll('\\', '%5C') : undefined
}
