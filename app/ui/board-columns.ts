import type { SerializeFrom } from '@remix-run/node'
import type { BoardColumn } from '#app/domain/follow-ups/board.server.ts'
import { countedTo } from '#app/domain/follow-ups/rules.ts'
import type { Stage } from '#db/schema/words.ts'

export type Column = SerializeFrom<BoardColumn>
export type Card = Column['rows'][number]

/** The columns as they will be when the moves that are on their way have come about: `moving` says which card goes where. */
export function withMoves(columns: Column[], moving: ReadonlyMap<string, Stage>): Column[] {
  const going = columns.flatMap((column) => column.rows.filter((card) => (moving.get(card.id) ?? column.stage) !== column.stage))
  if (going.length === 0) return columns
  const goes = new Set(going.map((card) => card.id))
  return columns.map(({ stage, rows, total }) => {
    const stay = rows.filter((card) => !goes.has(card.id))
    const come = going.filter((card) => moving.get(card.id) === stage).map((card) => ({ ...card, stage }))
    const counted = total > countedTo ? total : total - (rows.length - stay.length) + come.length
    return { stage, rows: [...come, ...stay], total: counted }
  })
}
