import * as z from 'zod'
import { date, id } from '#app/lib/input.ts'

/** That something was found still right; without a day it is looked at again in a year. */
export const checkInput = z.object({ representationId: id.optional(), dueOn: date.optional() })
export type CheckInput = z.output<typeof checkInput>
