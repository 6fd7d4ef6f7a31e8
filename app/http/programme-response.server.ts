import arabicFont from '@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2?inline'
import { findChromium, printPdf } from '#app/documents/pdf.server.ts'
import { programmeDocx } from '#app/documents/programme-docx.server.ts'
import { type NeedsLine, type Printed, programmePage } from '#app/documents/programme-page.tsx'
import { programmeWords } from '#app/documents/programme-words.ts'
import { refusedPage } from '#app/documents/share-page.tsx'
import { i18nFor } from '#app/i18n/instances.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { attachment } from '#app/lib/attachment.ts'
import paperText from '#app/styles/paper.css?inline'
import paper from '#app/styles/paper.css?url'
import type { HandoutFormat, SignOffRole } from '#db/schema/words.ts'

export const paperStyle = { href: paper }

export const html = (text: string, status = 200, headers = {}) =>
  new Response(text, { status, headers: { 'Content-Type': 'text/html; charset=utf-8', 'Cache-Control': 'no-store', ...headers } })

/** A programme as a page of its own, for reading and for the browser's printer. */
export function programmeResponse(
  printed: Printed & { needs?: NeedsLine[] | undefined },
  back?: { href: string; label: string },
): Response {
  return html(programmePage({ ...printed, style: paperStyle, ...(back && { back }) }))
}

/** Says instead of what would be let out which sign-offs are missing. */
export function notClearedResponse(
  locale: Locale,
  { title, missing }: Refused,
  back: { href: string; label: string },
  sentence: 'clearance.refusedVisit' | 'clearance.refusedFile' = 'clearance.refusedVisit',
): Response {
  const { t } = i18nFor(locale)
  const roles = missing.map((role) => t(`clearance.role.${role}`)).join(', ')
  return html(refusedPage(paperStyle, locale, { title, sentence: t(sentence, { roles }), back }), 409)
}

type Refused = { title: string; missing: readonly SignOffRole[] }

const types: Record<Exclude<HandoutFormat, 'print'>, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ics: 'text/calendar; charset=utf-8',
}

const font = `@font-face { font-family: "Noto Sans Arabic Variable"; src: url(${arabicFont}) format("woff2"); font-weight: 100 900; unicode-range: U+0600-06FF, U+0750-077F, U+200C-200E, U+FB50-FDFF, U+FE70-FEFC; }`

/** The look of a page that no server stands behind. */
export const standAloneStyle = { text: paperText + font }

/** The bytes of a programme as a file; undefined when this machine cannot make such a file. `calendar` is its text as iCalendar. */
export async function programmeFile(printed: Printed, format: Exclude<HandoutFormat, 'print'>, calendar: string) {
  if (format === 'ics') return Buffer.from(calendar)
  if (format === 'docx') return programmeDocx(printed)
  const chromium = findChromium()
  return chromium && printPdf(chromium, programmePage({ ...printed, style: standAloneStyle }))
}

export function fileResponse({ document }: Printed, format: Exclude<HandoutFormat, 'print'>, bytes: Buffer): Response {
  const words = programmeWords[document.language]
  const name = `${words.programme} - ${document.title} - ${words.for[document.reader]}`
  const headers = {
    'Content-Type': types[format],
    'Content-Disposition': attachment(name, format),
    'Content-Length': String(bytes.byteLength),
    'Cache-Control': 'no-store',
  }
  return new Response(new Uint8Array(bytes), { headers })
}
