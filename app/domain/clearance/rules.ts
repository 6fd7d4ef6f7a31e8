import type { Level } from '#db/schema/words.ts'

/** Above internal, an engagement is let out of the house only once it is cleared. */
export const needsClearance = (level: Level): boolean => level === 'confidential' || level === 'need-to-know'
