import * as z from 'zod'
import { choice, id, line } from '#app/lib/input.ts'
import { type SavedPage, savedPages } from '#db/schema/words.ts'

/** A name, and the desk it is shared with, if any. */
export const viewChanges = z.object({ name: line(80), deskId: id.optional() })
export type ViewChanges = z.output<typeof viewChanges>

/** A new view also says what it shows. */
export const viewInput = viewChanges.extend({
  page: choice(savedPages).default('calendar'),
  query: z.string().max(4000).default(''),
  starts: z.literal('on').optional(),
})
export type ViewInput = Omit<z.output<typeof viewInput>, 'page'> & { page?: SavedPage }
