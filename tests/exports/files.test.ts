import fc from 'fast-check'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { expect, test } from 'vitest'
import { csvLines } from '#app/documents/csv.ts'
import type { Cell } from '#app/documents/lists/cell.ts'
import { sheetOf } from '#app/documents/lists/sheet.ts'
import { sheetIn } from './scene.ts'

test('no cell of a file is taken for a formula', () => {
  const risky = fc.tuple(
    fc.constantFrom('', ' ', '\t', '\r\n'),
    fc.constantFrom('=', '+', '-', '@', '＝', ''),
    fc.string({ unit: 'grapheme' }),
  )
  fc.assert(
    fc.property(risky, (parts) => {
      expect(csvLines([[parts.join(''), 'next']], 'en').replace(/^"/, '')).not.toMatch(/^\s*[=+\-@＝]|^[\t\r]/)
    }),
  )
})

const made = (...pages: Cell[][][]) => {
  const sheet = sheetOf('Contacts', ['Name', 'Since'])
  return Buffer.concat([...pages.map((rows) => sheet.add(rows)), sheet.end()])
}

/** The texts of the cells, row by row, as a reader of XML has them; a value that is no text as `=value`. */
function cellsIn(xml: string): string[][] {
  const rows: string[][] = []
  const within: string[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name }) => {
    within.push(name)
    if (name === 'row') rows.push([])
    if (name === 'c') rows.at(-1)?.push('')
  })
  parser.on('text', (text) => {
    const last = rows.at(-1)
    if (last && within.at(-1) === 't') last[last.length - 1] += text
    if (last && within.at(-1) === 'v') last[last.length - 1] += `=${text}`
  })
  parser.on('closetag', () => void within.pop())
  parser.write(xml).close()
  return rows
}

test('a spreadsheet holds text as text and days as days, page after page', () => {
  const bytes = made(
    [['=1+1', { on: '2026-02-05' }]],
    [
      ['<a> & "b"', ''],
      ['  two\nlines ', { on: '1890-01-01' }],
    ],
  )
  const xml = sheetIn(bytes)
  expect(cellsIn(xml)).toEqual([
    ['Name', 'Since'],
    ['=1+1', '=46058'],
    ['<a> & "b"', ''],
    ['  two\nlines ', '1890-01-01'],
  ])
  expect(xml).not.toContain('<f>')
  expect(Object.keys(unzipSync(bytes)).filter((name) => name.startsWith('docProps'))).toEqual([])
})

test('any text comes back from a spreadsheet as it was, but for what XML cannot hold', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0xff }).map((code) => String.fromCharCode(code)) }), (text) => {
      const [, [cell] = []] = cellsIn(sheetIn(made([[text]])))
      const held = [...text.toWellFormed()].filter((letter) => letter >= ' ' || '\t\n\r'.includes(letter)).join('')
      expect(cell).toBe(held.replace(/_(?=x[0-9a-f]{4}_)/gi, '_x005F_'))
    }),
  )
})

test('a text that reads like an escape of spreadsheets is no escape, and one that is too long ends with a mark', () => {
  expect(sheetIn(made([['_x0041_']]))).toContain('>_x005F_x0041_<')
  const [, [cell = ''] = []] = cellsIn(sheetIn(made([['a'.repeat(40_000)]])))
  expect([cell.length, cell.at(-1)]).toEqual([32_767, '…'])
})
