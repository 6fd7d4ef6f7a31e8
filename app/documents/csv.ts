import { stringify } from 'csv-stringify/sync'
import type { Locale } from '#app/i18n/locales.ts'

export const byteOrderMark = '\ufeff'

/**
 * Rows of cells as lines for a file that spreadsheets open by a double click, when a byte order mark comes first: in Dutch divided by semicolons,
 * as spreadsheets set to that language expect. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection).
 */
export function csvLines(rows: readonly (readonly string[])[], locale: Locale): string {
  return stringify(
    rows.map((row) => row.map(harmless)),
    { delimiter: locale === 'nl' ? ';' : ',', record_delimiter: 'windows' },
  )
}

// Also after blanks, and in the wide forms that spreadsheets take for the narrow ones; the library knows only the first letter.
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u
const harmless = (cell: string) => (formula.test(cell) ? `'${cell}` : cell)
