import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { byteOrderMark, csvLines } from '#app/documents/csv.ts'
import { sheetOf } from '#app/documents/lists/sheet.ts'
import { readTableApart } from '#app/tables/read/read-apart.server.ts'
import { readTable } from '#app/tables/read/table.ts'
import { tableLimits } from '#app/tables/read/values.ts'

const bytes = (text: string) => new TextEncoder().encode(text)
const wide = (text: string, mark: boolean) => Buffer.from(`${mark ? '\ufeff' : ''}${text}`, 'utf16le')

test('rows are read from each way of writing letters and dividing cells, and what was guessed is said', () => {
  const read = (file: Uint8Array) => {
    const table = readTable(file)
    return table.ok ? [table.heads, table.rows.map(({ cells }) => cells), table.notes.map((note) => note.split('|')[0])] : table.reason
  }
  const [heads, row] = [
    ['Naam', 'Plaats'],
    ['Zoë Örnek', ''],
  ]
  expect(read(bytes('\ufeffNaam,Plaats\r\nZoë Örnek,\r\n'))).toEqual([heads, [row], ['comma']])
  expect(read(bytes('Naam;Plaats\nZoë Örnek;\n;\n'))).toEqual([heads, [row], ['semicolon']])
  expect(read(bytes('"Naam"\t"Plaats"\n"Zoë Örnek"\t'))).toEqual([heads, [row], ['tab']])
  expect(read(Buffer.from('Naam;Plaats\nZo\xeb \xd6rnek;', 'latin1'))).toEqual([heads, [row], ['windows1252', 'semicolon']])
  for (const mark of [true, false]) expect(read(wide('Naam;Plaats\nZoë Örnek;', mark))).toEqual([heads, [row], ['utf16', 'semicolon']])
})

test('a row is known by its line in the file, also after cells of several lines', () => {
  const table = readTable(bytes('Name,Remarks\n"A","one\ntwo"\n\nB,\n'))
  expect(table.ok && table.rows).toEqual([
    { line: 2, cells: ['A', 'one\ntwo'] },
    { line: 5, cells: ['B', ''] },
  ])
})

test('what was taken out comes back as it was, as CSV and as a spreadsheet', () => {
  const cell = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/\p{C}/gu, '').trim())
  const risky = fc.tuple(fc.constantFrom('', '=', '+31 ', '-', '@', "'"), cell).map((parts) => parts.join('').trim())
  fc.assert(
    fc.property(fc.array(fc.tuple(risky, cell), { minLength: 1, maxLength: 5 }), (cells) => {
      const rows = cells.map(([first, second]) => [`x${second}`, first])
      const csv = readTable(bytes(byteOrderMark + csvLines([['Name', 'Phone'], ...rows], 'nl')))
      const sheet = sheetOf('Contacts', ['Name', 'Phone'])
      const book = readTable(Buffer.concat([sheet.add(rows), sheet.end()]))
      // An apostrophe that was typed before a formula is taken for the guard's: the one thing CSV cannot tell.
      const typed = rows.map((row) => row.map((text) => text.replace(/^'(?=\s*[=+\-@＝＋－＠])/, '')))
      expect(csv.ok && csv.rows.map((row) => row.cells)).toEqual(typed)
      expect(book.ok && book.rows.map((row) => row.cells.concat(['']).slice(0, 2))).toEqual(rows)
    }),
  )
})

test('what is no table, too long or too wide is refused in a sentence with its line', () => {
  const reason = (file: Uint8Array) => {
    const table = readTable(file)
    return table.ok ? 'read' : table.reason
  }
  expect(reason(bytes('Name\n'))).toBe('noRows|{}')
  expect(reason(bytes(''))).toBe('noRows|{}')
  expect(reason(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))).toBe('oldExcel|{}')
  expect(reason(Buffer.from([0x50, 0x4b, 3, 4, 0, 0]))).toBe('notTable|{}')
  expect(reason(Buffer.from('Name\0\x01\x02Name,,,,,,,,'))).toBe('notTable|{}')
  expect(reason(bytes('Name\n"A'))).toBe('quotes|{"line":2}')
  expect(reason(bytes(`Name\nA\n${'b'.repeat(tableLimits.letters + 1)}`))).toBe('longCell|{"most":20000,"line":3}')
  expect(reason(bytes(`Name,\n${'b,'.repeat(tableLimits.columns + 1)}`))).toBe('tooManyColumns|{"most":60,"line":2}')
  expect(reason(bytes(`Name\n${'A\n'.repeat(tableLimits.rows + 1)}`))).toBe('tooManyRows|{"most":100000}')
  expect(reason(bytes(`Name\n${'A\n'.repeat(tableLimits.rows)}`))).toBe('read')
  const bomb = zipSync({ 'xl/worksheets/sheet1.xml': new Uint8Array(tableLimits.unpackedBytes + 1) }, { level: 9 })
  expect(reason(bomb)).toBe('tooLargeUnpacked|{}')
  const sheet = (rows: string) => zipSync({ 'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`) })
  expect(reason(sheet('<row><c r="XFD1"><v>1</v></c></row>'))).toBe('tooManyColumns|{"most":60,"line":1}')
  expect(reason(sheet('<row>'))).toBe('notTable|{}')
  expect(reason(zipSync({ 'word/document.xml': strToU8('<a/>') }))).toBe('noSheet|{}')
})

test('a workbook that says it is smaller than it is, is read no further than it says', () => {
  const rows = '<row><c t="inlineStr"><is><t>Name</t></is></c></row>'.repeat(3)
  const honest = zipSync({
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>${' '.repeat(5_000_000)}`),
  })
  const lying = Buffer.from(honest)
  const inDirectory = lying.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
  lying.writeUInt32LE(100, inDirectory + 24)
  expect(readTable(honest).ok).toBe(true)
  expect(readTable(lying)).toEqual({ ok: false, reason: 'notTable|{}' })
})

test('cells of ten megabytes and more than a hundred thousand rows end in a sentence, not in the end of the process', async () => {
  const long = await readTableApart(bytes(`Name\n"${'a'.repeat(10_000_000)}"`))
  const many = await readTableApart(bytes(`Name\n${'Example Person\n'.repeat(tableLimits.rows + 1)}`))
  const large = await readTableApart(new Uint8Array(tableLimits.bytes + 1))
  expect([long, many, large].map((table) => (table.ok ? 'read' : table.reason.split('|')[0]))).toEqual([
    'longCell',
    'tooManyRows',
    'tooLarge',
  ])
})
