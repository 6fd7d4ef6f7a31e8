import { CsvError, parse } from 'csv-parse/sync'
import { checkedRow, saidOfTable, type TableRow, type TableSaid, TableUnreadable, tableLimits, tooManyRows } from './values.ts'

type Text = { text: string; note?: TableSaid }

/** The letters of a file: by its byte order mark, as UTF-16 when every other byte is empty, as UTF-8, or else as Windows-1252. */
function decodeTable(bytes: Uint8Array): Text {
  const [first, second] = bytes
  const encoding = first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : guessWide(bytes)
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes), note: saidOfTable('utf16') }
  if (bytes.includes(0)) throw new TableUnreadable('notTable')
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), note: saidOfTable('windows1252') }
  }
}

function guessWide(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  const some = bytes.subarray(0, 400)
  const empty = (from: number) => some.filter((byte, at) => at % 2 === from && byte === 0).length
  if (empty(1) > some.length * 0.3) return 'utf-16le'
  return empty(0) > some.length * 0.3 ? 'utf-16be' : undefined
}

const delimiters = { ';': 'semicolon', ',': 'comma', '\t': 'tab' } as const
type Delimiter = keyof typeof delimiters

/** What stands most often in the first line, outside quotes. */
function guessDelimiter(text: string): Delimiter {
  const line = (/^[^\r\n]*/.exec(text)?.[0] ?? '').replace(/"[^"]*"/g, '')
  const count = (delimiter: string) => line.split(delimiter).length
  return (Object.keys(delimiters) as Delimiter[]).reduce((best, one) => (count(one) > count(best) ? one : best))
}

/** The rows of a text with separators, the first one with the heads among them. */
export function rowsOfText(bytes: Uint8Array): { rows: TableRow[]; notes: TableSaid[] } {
  const { text, note } = decodeTable(bytes)
  const delimiter = guessDelimiter(text)
  return { rows: parsed(text, delimiter), notes: [...(note ? [note] : []), saidOfTable(delimiters[delimiter])] }
}

function parsed(text: string, delimiter: Delimiter): TableRow[] {
  try {
    const found = parse(text, {
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: 400_000,
      to: tableLimits.rows + 2,
      // At once, or what is known of each row would be kept beside it until the end.
      on_record: (record: string[], { lines }) => rowOf(record, lines) as never,
    }) as unknown as TableRow[]
    if (found.length > tableLimits.rows + 1) throw tooManyRows()
    return found
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = Number(error.lines) || 1
    throw error.code === 'CSV_MAX_RECORD_SIZE'
      ? new TableUnreadable('longCell', { most: tableLimits.letters, line })
      : new TableUnreadable('quotes', { line })
  }
}

function rowOf(record: string[], lines: number): TableRow {
  const breaks = record.reduce((sum, cell) => sum + (cell.includes('\n') || cell.includes('\r') ? cell.split(/\r\n?|\n/).length - 1 : 0), 0)
  return checkedRow({ line: lines - breaks, cells: record.map(cellOf) })
}

// What this system writes before a cell that spreadsheets would take for a formula is no part of it.
const guarded = /^'(?=\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|[\t\r\n])/u
const cellOf = (cell: string) => cell.replace(guarded, '').trim()
