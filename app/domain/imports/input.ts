import * as z from 'zod'
import { choice, id } from '#app/lib/input.ts'
import { levels } from '#db/schema/words.ts'

/** Where, and how strictly, what is new in a file is kept. */
export const importInput = z.object({ deskId: id, level: choice(levels).default('confidential') })

export type ImportInput = z.output<typeof importInput>

/** A file's name as it is kept: no folders, nothing invisible. */
export function fileNameOf(name: string): string {
  const last = name.split(/[/\\]/).at(-1) ?? ''
  return last.replace(/\p{C}/gu, '').trim().slice(0, 200).toWellFormed() || 'calendar.ics'
}
