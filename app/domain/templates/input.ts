import * as z from 'zod'
import { choice, id, line, optionalLine, optionalText } from '#app/lib/input.ts'
import { isZone } from '#app/lib/zones.ts'
import { levels, templateKinds } from '#db/schema/words.ts'
import { mostFollowUps } from './rules.ts'

const ids = z.array(id).max(100, 'errors.unknownChoice').default([])

const number = (from: number, to: number) => {
  const error = `templates.notBetween|${JSON.stringify({ from, to })}`
  return z.coerce.number(error).int(error).min(from, error).max(to, error)
}

/** One line of what is to be done; a line without words is passed over. */
const skeleton = z.object({ title: optionalLine(300), days: number(0, 365).default(0) })

/** What the form of a template may say; without a desk it is its writer's own. */
export const templateInput = z
  .object({
    name: line(80),
    deskId: id.optional(),
    level: choice(levels).default('internal'),
    title: line(300),
    kind: choice(templateKinds),
    minutes: number(5, 1440).optional(),
    zone: z.string().trim().refine(isZone, 'errors.unknownChoice').optional(),
    place: optionalLine(200),
    organisationIds: ids,
    memberIds: ids,
    topicIds: ids,
    brief: optionalText(100_000),
    followUps: z
      .array(skeleton)
      .max(mostFollowUps)
      .default([])
      .transform((rows) => rows.flatMap(({ title, days }) => (title ? [{ title, days }] : []))),
    readOutDays: number(0, 365).optional(),
  })
  .refine(({ level, deskId }) => level !== 'need-to-know' || !deskId, { path: ['level'], error: 'templates.needToKnowIsOwn' })

export type TemplateInput = z.output<typeof templateInput>
export type TemplateForm = z.input<typeof templateInput>
