import type { ListRows } from '#app/domain/exports/lists.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import { nameOfList } from '#app/i18n/list-names.ts'
import type { Locale } from '#app/i18n/locales.ts'
import type { Translate } from '#app/i18n/reader.tsx'
import { writeCard } from '#app/vcard/write.ts'
import type { ExportFormat, ExportList } from '#db/schema/words.ts'
import { byteOrderMark, csvLines } from '../csv.ts'
import { textOf } from './cell.ts'
import { cellsOf, headsOf } from './columns.ts'
import { sheetOf } from './sheet.ts'

/** A file that grows with its rows: each call gives the next bytes of it. */
export type ListFile<List extends ExportList> = { add(rows: ListRows[List][]): Uint8Array; end(): Uint8Array }

const bytes = (text: string) => new TextEncoder().encode(text)
const nothing = new Uint8Array()

export type ListReader = { locale: Locale; zone: string }

/** A list as a file in one of the formats, in the reader's language. */
export function listFile<List extends ExportList>(list: List, format: ExportFormat, { locale, zone }: ListReader): ListFile<List> {
  const t = i18nFor(locale).t as Translate
  if (format === 'vcf')
    return { add: (rows) => bytes((rows as ListRows['contacts'][]).map((row) => writeCard(row, '4.0')).join('')), end: () => nothing }
  const heads = headsOf(t, list)
  if (format === 'xlsx') {
    const sheet = sheetOf(nameOfList(t, list), heads)
    return { add: (rows) => sheet.add(cellsOf(t, list, rows, zone)), end: sheet.end }
  }
  let before = byteOrderMark + csvLines([heads], locale)
  const next = (text: string) => {
    const told = bytes(before + text)
    before = ''
    return told
  }
  return {
    add: (rows) =>
      next(
        csvLines(
          cellsOf(t, list, rows, zone).map((row) => row.map(textOf)),
          locale,
        ),
      ),
    end: () => next(''),
  }
}
