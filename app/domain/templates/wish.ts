import * as z from 'zod'
import { id } from '#app/lib/input.ts'

const ticked = z.literal('on').optional()

/** What the form of a new engagement says of the template it was filled from. */
export const templateFields = { templateId: id.optional(), withBrief: ticked, withFollowUps: ticked, withReadOut: ticked }
