import { rowsOfText } from './text.ts'
import { type ReadTable, saidOfTable, TableUnreadable } from './values.ts'
import { rowsOfWorkbook } from './workbook.ts'

/** Reads a file of rows: a workbook by its first bytes, else a text with separators. The first row holds the heads. */
export function readTable(bytes: Uint8Array): ReadTable {
  try {
    const { rows, notes } = isZip(bytes) ? { rows: rowsOfWorkbook(bytes), notes: [] } : rowsOfText(refuseOthers(bytes))
    const [heads, ...rest] = rows
    if (!heads || rest.length === 0) return { ok: false, reason: saidOfTable('noRows') }
    return { ok: true, heads: heads.cells, rows: rest, notes }
  } catch (error) {
    if (error instanceof TableUnreadable) return { ok: false, reason: error.reason }
    throw error
  }
}

const isZip = ([first, second, third, fourth]: Uint8Array) => first === 0x50 && second === 0x4b && third === 0x03 && fourth === 0x04

/** The older Excel files, and those with a password, are neither. */
function refuseOthers(bytes: Uint8Array): Uint8Array {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11) throw new TableUnreadable('oldExcel')
  return bytes
}
