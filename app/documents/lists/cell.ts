/** A cell of a list taken along: text, or a day YYYY-MM-DD. Never a formula. */
export type Cell = string | { on: string }

export const textOf = (cell: Cell): string => (typeof cell === 'string' ? cell : cell.on)
