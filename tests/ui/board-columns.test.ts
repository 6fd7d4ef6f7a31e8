import { expect, test } from 'vitest'
import { type Column, withMoves } from '#app/ui/board-columns.ts'

const column = (stage: Column['stage'], ids: string[], total = ids.length) =>
  ({ stage, total, rows: ids.map((id) => ({ id, stage })) }) as Column

const seen = (columns: Column[]) => columns.map(({ stage, rows, total }) => [stage, rows.map((row) => `${row.id} ${row.stage}`), total])

test('a card on its way stands on top of where it goes, and is counted there', () => {
  const columns = [column('open', ['a', 'b'], 30), column('doing', ['c'])]
  expect(seen(withMoves(columns, new Map([['a', 'doing']])))).toEqual([
    ['open', ['b open'], 29],
    ['doing', ['a doing', 'c doing'], 2],
  ])
})

test('a card that has arrived is not moved again', () => {
  const columns = [column('open', ['b']), column('doing', ['a', 'c'])]
  expect(withMoves(columns, new Map([['a', 'doing']]))).toBe(columns)
})

test('a card that is not shown moves nothing', () => {
  const columns = [column('open', ['b'], 40), column('doing', [])]
  expect(withMoves(columns, new Map([['z', 'doing']]))).toBe(columns)
})

test('where there are more than are counted, a move changes no number', () => {
  const columns = [column('open', ['a'], 501), column('doing', [], 501)]
  expect(withMoves(columns, new Map([['a', 'doing']])).map(({ total }) => total)).toEqual([501, 501])
})
