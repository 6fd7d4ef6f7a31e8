import * as z from 'zod'
import { choice, date, id, line, optionalLine, optionalLink, optionalText } from '#app/lib/input.ts'
import { engagementKinds, levels, openStatuses, slots, tiers, timings } from '#db/schema/words.ts'
import { readRule, seriesFields } from '../series/input.ts'
import { templateFields } from '../templates/wish.ts'
import { timeColumns } from './times.ts'

const time = z.string().trim().max(40)
const fold = z.enum(['0', '1']).optional()
const ids = z.array(id).max(300, 'errors.unknownChoice').default([])

/** What any form says about when. */
export const timeFields = {
  timing: choice(timings),
  zone: z.string('errors.required').trim().min(1, 'errors.required').max(100, 'errors.unknownChoice'),
  startsOn: date,
  endsOn: date.optional(),
  startsTime: time.optional(),
  endsTime: time.optional(),
  startsFold: fold,
  endsFold: fold,
}

const fields = z.object({
  ...timeFields,
  kind: choice(engagementKinds),
  title: line(300),
  status: choice(openStatuses).default('confirmed'),
  tier: choice(tiers).optional(),
  level: choice(levels).default('internal'),
  deskId: id,
  place: optionalLine(200),
  joinLink: optionalLink,
  purpose: optionalText(10_000),
  visitId: id.optional(),
  slot: choice(slots).optional(),
  hostId: id.optional(),
  oursOnly: z.coerce.boolean().default(false),
  organisationIds: ids,
  contactIds: ids,
  memberIds: ids,
  topicIds: ids,
  mandateIds: ids,
  /** The people named on a need-to-know engagement beside its participants. */
  namedIds: ids,
  ...seriesFields,
  ...templateFields,
})

/** What an engagement form may say. The result carries the derived time columns; a refusal names the field. */
export const engagementInput = fields.transform((input, context) => {
  const { timing, zone, startsOn, endsOn, startsTime, endsTime, startsFold, endsFold, repeats, every, weekdays, until, count, ...rest } =
    input
  if (input.kind === 'visit' && timing !== 'all-day') context.addIssue({ code: 'custom', path: ['timing'], message: 'errors.visitIsDays' })
  if (input.kind === 'visit' && input.visitId) context.addIssue({ code: 'custom', path: ['visitId'], message: 'errors.visitInVisit' })
  const when = timeColumns({ timing, zone, startsOn, endsOn, startsTime, endsTime, startsFold, endsFold })
  const { rule, problems } = readRule({ repeats, every, weekdays, until, count }, startsOn, input.kind)
  for (const problem of problems) context.addIssue({ code: 'custom', path: [problem.field], message: problem.error })
  if (when.ok) return { ...rest, time: when.columns, ...(rule ? { rule } : {}) }
  for (const problem of when.problems) context.addIssue({ code: 'custom', path: [problem.field], message: problem.error })
  return z.NEVER
})

export type EngagementInput = z.output<typeof engagementInput>
export type EngagementForm = z.input<typeof engagementInput>
