import { type Level, levels } from '#db/schema/words.ts'

/** The levels a record may take that hangs on one of level `floor`: that one and the stricter. */
export const levelsFrom = (floor: Level): Level[] => levels.slice(levels.indexOf(floor))

/** A follow-up whose tick was just set or taken back: what a list offers to undo. */
export type JustTicked = { id: string; title: string; done: boolean }

/** Cards that a column of the board shows at most, how far it counts, and for how many days its last column looks back. */
export const cardsShown = 20
export const countedTo = 500
export const doneDays = 14
