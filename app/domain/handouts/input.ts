import * as z from 'zod'
import { choice } from '#app/lib/input.ts'
import { documentLanguages, handoutFormats, programmeReaders } from '#db/schema/words.ts'

/** For whom, and in which language, a programme is asked for. */
export const programmeWish = z.object({ reader: choice(programmeReaders), language: choice(documentLanguages) })

/** The same as something to give away. */
export const handoutInput = programmeWish.extend({ format: choice(handoutFormats) })

export type HandoutInput = z.output<typeof handoutInput>
