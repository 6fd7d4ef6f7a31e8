import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { checkedRow, type TableRow, TableUnreadable, tableLimits, tooManyRows } from './values.ts'

type Files = Record<string, Uint8Array>
type Seen = {
  open?: (name: string, attributes: Record<string, string>) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

const wanted = /^xl\/(workbook\.xml|_rels\/workbook\.xml\.rels|sharedStrings\.xml|worksheets\/[^/]+\.xml)$/

/** The rows of the first sheet of a workbook. Of formulas, what they came to when it was last saved. */
export function rowsOfWorkbook(bytes: Uint8Array): TableRow[] {
  const files = unpacked(bytes)
  const sheet = files[firstSheet(files)]
  if (!sheet) throw new TableUnreadable('noSheet')
  return rowsIn(sheet, sharedTexts(files['xl/sharedStrings.xml']))
}

function unpacked(bytes: Uint8Array): Files {
  let size = 0
  try {
    return unzipSync(bytes, {
      filter({ name, originalSize }) {
        if (!wanted.test(name)) return false
        size += originalSize
        if (size > tableLimits.unpackedBytes) throw new TableUnreadable('tooLargeUnpacked')
        return true
      },
    })
  } catch (error) {
    throw error instanceof TableUnreadable ? error : new TableUnreadable('notTable')
  }
}

/** Where the first sheet lies, as the workbook says it. */
function firstSheet(files: Files): string {
  let id = ''
  const targets = new Map<string, string>()
  walk(files['xl/workbook.xml'], {
    open: (name, attributes) => {
      if (name === 'sheet' && !id) id = attributes['r:id'] ?? Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? ''
    },
  })
  walk(files['xl/_rels/workbook.xml.rels'], {
    open: (name, { Id, Target }) => {
      if (name === 'Relationship' && Id && Target) targets.set(Id, Target)
    },
  })
  const target = targets.get(id) ?? 'worksheets/sheet1.xml'
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

function sharedTexts(file: Uint8Array | undefined): string[] {
  const texts: string[] = []
  let [inText, inSound] = [false, false]
  walk(file, {
    open(name) {
      if (name === 'si') texts.push('')
      if (name === 't') inText = true
      if (name === 'rPh') inSound = true
    },
    text(text) {
      if (inText && !inSound) texts[texts.length - 1] += text
    },
    close(name) {
      if (name === 't') inText = false
      if (name === 'rPh') inSound = false
    },
  })
  return texts
}

function rowsIn(sheet: Uint8Array, shared: string[]): TableRow[] {
  const rows: TableRow[] = []
  let row: TableRow = { line: 0, cells: [] }
  let [type, column, value, taking] = ['', 0, '', false]
  walk(sheet, {
    open(name, attributes) {
      if (name === 'row') row = { line: Number(attributes.r) || row.line + 1, cells: [] }
      if (name === 'c') {
        column = attributes.r ? columnOf(attributes.r) : row.cells.length
        if (column > tableLimits.columns) throw new TableUnreadable('tooManyColumns', { most: tableLimits.columns, line: row.line })
        type = attributes.t ?? 'n'
        value = ''
      }
      taking = name === 'v' || name === 't'
    },
    text(text) {
      if (taking) value += text
    },
    close(name) {
      if (name === 'v' || name === 't') taking = false
      if (name === 'c') {
        while (row.cells.length < column) row.cells.push('')
        row.cells[column] = told(type, value, shared)
      }
      if (name !== 'row' || !row.cells.some(Boolean)) return
      rows.push(checkedRow(row))
      if (rows.length > tableLimits.rows + 1) throw tooManyRows()
    },
  })
  return rows
}

/** 0 for column A of 'A12'. */
const columnOf = (reference: string): number =>
  [...(/^[A-Z]{1,3}/.exec(reference)?.[0] ?? 'A')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1

function told(type: string, value: string, shared: string[]): string {
  if (type === 's') return unescaped(shared[Number(value)] ?? '').trim()
  if (type === 'e') return ''
  // A telephone number that became a number: 3.16E+10.
  if (type === 'n') return value !== '' && Number.isFinite(Number(value)) ? String(Number(value)) : ''
  return unescaped(value).trim()
}

const unescaped = (text: string) => text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

const pieceBytes = 65_536

function walk(file: Uint8Array | undefined, seen: Seen): void {
  if (!file) return
  const parser = new SaxesParser()
  const local = (name: string) => name.replace(/^.*:/, '')
  parser.on('error', () => {
    throw new TableUnreadable('notTable')
  })
  parser.on('opentag', ({ name, attributes }) => seen.open?.(local(name), attributes as Record<string, string>))
  parser.on('text', (text) => seen.text?.(text))
  parser.on('cdata', (text) => seen.text?.(text))
  parser.on('closetag', ({ name }) => seen.close?.(local(name)))
  const decoder = new TextDecoder('utf-8')
  for (let at = 0; at < file.length; at += pieceBytes) parser.write(decoder.decode(file.subarray(at, at + pieceBytes), { stream: true }))
  parser.close()
}
