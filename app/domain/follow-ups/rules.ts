import { type Level, levels } from '#db/schema/words.ts'

/** The levels a record may take that hangs on one of level `floor`: that one and the stricter. */
export const levelsFrom = (floor: Level): Level[] => levels.slice(levels.indexOf(floor))
