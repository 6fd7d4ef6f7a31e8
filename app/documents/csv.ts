import { stringify } from 'csv-stringify/sync'
import type { Locale } from '#app/i18n/locales.ts'

/**
 * Rows of cells as a file that spreadsheets open by a double click: with a byte order mark, and in Dutch divided by semicolons, as
 * spreadsheets set to that language expect. A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, CSV injection).
 */
export function csvText(rows: readonly (readonly string[])[], locale: Locale): string {
  return stringify(
    rows.map((row) => row.map(harmless)),
    {
      bom: true,
      delimiter: locale === 'nl' ? ';' : ',',
      record_delimiter: 'windows',
    },
  )
}

// Also after blanks, and in the wide forms that spreadsheets take for the narrow ones; the library knows only the first letter.
const formula = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/u
const harmless = (cell: string) => (formula.test(cell) ? `'${cell}` : cell)
