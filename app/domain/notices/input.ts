import * as z from 'zod'
import { choice } from '#app/lib/input.ts'
import { type NoticeKind, noticeKinds, noticeWays } from '#db/schema/words.ts'
import { usualWay } from './rules.ts'

const time = z
  .string('errors.required')
  .trim()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, {
    error: (issue) => `errors.notATime|${JSON.stringify({ value: String(issue.input).slice(0, 40) })}`,
  })

const way = (kind: NoticeKind) => choice(noticeWays).default(usualWay(kind))

/** How a member wishes to hear of each kind, and at what times. */
export const noticeForm = z
  .object({
    ...(Object.fromEntries(noticeKinds.map((kind) => [kind, way(kind)])) as Record<NoticeKind, ReturnType<typeof way>>),
    digestAt: time,
    quietFrom: time.optional(),
    quietUntil: time.optional(),
  })
  .superRefine(({ quietFrom, quietUntil }, context) => {
    if ((quietFrom === undefined) === (quietUntil === undefined)) return
    const path = [quietFrom === undefined ? 'quietFrom' : 'quietUntil']
    context.addIssue({ code: 'custom', path, message: 'notices.quietBoth' })
  })
export type NoticeWishes = z.output<typeof noticeForm>
