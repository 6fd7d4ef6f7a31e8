import * as z from 'zod'
import { daysBetween } from '#app/lib/dates.ts'
import { date } from '#app/lib/input.ts'
import type { Timed } from './move-wish.ts'
import { shiftedTime } from './shifted-time.ts'
import { timeColumns } from './times.ts'

const time = z.string().trim().max(40).optional()
const fold = z.enum(['0', '1']).optional()

const fields = z.object({
  startsOn: date,
  endsOn: date.optional(),
  startsTime: time,
  endsTime: time,
  startsFold: fold,
  endsFold: fold,
})

/** Where an engagement goes, on the clocks of its own zone. Without hours, what has them keeps them and lasts as long. */
export const moveInput = (row: Timed) =>
  fields.transform((wish, context) => {
    const keepsHours = row.timing === 'timed' && !wish.startsTime && !wish.endsTime
    const from = row.startsLocal?.slice(0, 10) ?? wish.startsOn
    const when = keepsHours
      ? shiftedTime(row, daysBetween(from, wish.startsOn))
      : timeColumns({ ...wish, timing: row.timing, zone: row.zone })
    if (when.ok) return when.columns
    for (const problem of when.problems) context.addIssue({ code: 'custom', path: [problem.field], message: problem.error })
    return z.NEVER
  })
