import { cleanLine } from '#app/ical/encode.ts'
import type { InvitationMethod, Party } from '#app/ical/invitation-text.ts'
import type { FeedLanguage } from '#app/ical/values.ts'

/** What one message says. `replyTo` is who gets an answer. */
export type Mail = {
  subject: string
  language: FeedLanguage
  paragraphs: string[]
  replyTo?: Party
  calendar?: { method: InvitationMethod; text: string }
}

const longestSubject = 200

/** A subject of one line, of a length that mail programs show. */
export const subjectLine = (text: string): string => {
  const line = cleanLine(text)
  return line.length > longestSubject ? `${line.slice(0, longestSubject - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line
}

export const plainText = ({ paragraphs }: Mail): string => `${paragraphs.join('\n\n')}\n`

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? sign)

// Only what a paragraph ends with, or is.
const linked = (escaped: string) => escaped.replace(/https?:\/\/[^\s<]+$/gm, (link) => `<a href="${link}">${link}</a>`)

/** The same as a page: no picture, no style, nothing that is fetched from anywhere. */
export function htmlText({ subject, language, paragraphs }: Mail): string {
  const body = paragraphs.map((text) => `<p dir="auto">${linked(escapeHtml(text)).replaceAll('\n', '<br>')}</p>`)
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${escapeHtml(subject)}</title></head><body>${body.join('')}</body></html>`
}
