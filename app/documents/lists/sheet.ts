import { strToU8, Zip, ZipDeflate } from 'fflate'
import { dayNumber } from '#app/lib/dates.ts'
import type { Cell } from './cell.ts'

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const packages = 'http://schemas.openxmlformats.org/package/2006'
const documents = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'

const around = {
  '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${documents}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${documents}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${documents}/styles" Target="styles.xml"/></Relationships>`,
  // Three looks: text as text (49), so that what is typed over it stays text; the same, bold; a day (14), as the reader's country writes it.
  'xl/styles.xml': `<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`,
}

/** A spreadsheet of one sheet that grows row by row, so that no more than a few of them are ever held. Cells are text or days, never formulas. */
export function sheetOf(name: string, heads: string[]) {
  const made: Uint8Array[] = []
  const zip = new Zip((error, piece) => {
    if (error) throw error
    made.push(piece)
  })
  const file = (path: string) => {
    const entry = new ZipDeflate(path, { level: 4 })
    zip.add(entry)
    return entry
  }
  const workbook = `<workbook xmlns="${main}" xmlns:r="${documents}"><sheets><sheet name="${escaped(sheetName(name))}" sheetId="1" r:id="rId1"/></sheets></workbook>`
  for (const [path, text] of Object.entries({ ...around, 'xl/workbook.xml': workbook })) file(path).push(strToU8(head + text), true)
  const rows = file('xl/worksheets/sheet1.xml')
  rows.push(
    strToU8(
      `${head}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols><col min="1" max="${heads.length}" width="24" customWidth="1"/></cols><sheetData>${row(heads, 2)}`,
    ),
  )
  const taken = () => joined(made.splice(0))
  return {
    add(cells: Cell[][]): Uint8Array {
      rows.push(strToU8(cells.map((each) => row(each, 1)).join('')))
      return taken()
    },
    end(): Uint8Array {
      rows.push(strToU8('</sheetData></worksheet>'), true)
      zip.end()
      return taken()
    },
  }
}

const row = (cells: Cell[], look: number) => `<row>${cells.map((cell) => cellOf(cell, look)).join('')}</row>`

function cellOf(cell: Cell, look: number): string {
  if (cell === '') return '<c/>'
  if (typeof cell === 'string') return `<c s="${look}" t="inlineStr"><is><t xml:space="preserve">${escaped(fitting(cell))}</t></is></c>`
  const days = dayNumber(cell.on) + daysBefore1970
  // The calendar of spreadsheets has a 29 February 1900; before it, a day stays text.
  return days > 60 ? `<c s="3"><v>${days}</v></c>` : cellOf(cell.on, look)
}

const daysBefore1970 = 25_569
/** A cell takes no more. */
const mostLetters = 32_767
const fitting = (text: string) => (text.length > mostLetters ? `${text.slice(0, mostLetters - 1).toWellFormed()}…` : text)

/** What XML cannot hold is left out; `_x0041_` would be read as a letter, so its underscore is written in that way itself. */
function escaped(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/\r/g, '&#13;')
}

const sheetName = (name: string) => name.replace(/[[\]*/\\?:']/g, ' ').slice(0, 31)

function joined(pieces: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}
