import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from '@remix-run/node'
import { lastDeed } from '#app/domain/access/activity.server.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { commitmentsForBrief } from '#app/domain/commitments/for-brief.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { canEditEngagement } from '#app/domain/engagements/rules.ts'
import { countWaitingLines } from '#app/domain/read-out-lines/lines.server.ts'
import { type TextNoun, textInput } from '#app/domain/texts/input.ts'
import { findText, writeText } from '#app/domain/texts/texts.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import type { Level } from '#db/schema/words.ts'
import { forbidden, notFound } from './not-found.ts'
import { requireActor } from './require-actor.server.ts'

/** Loads the brief, read-out or security note of an engagement for its writer. */
export async function loadText(noun: TextNoun, args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  return asActor(actor, async (db) => {
    const engagement = (await findEngagement(db, id)) ?? notFound()
    if (!canEditEngagement(actor, engagement)) forbidden()
    const text = await findText(db, noun, id)
    const level = text?.level ?? (noun === 'security-note' ? atLeastConfidential(engagement.level) : engagement.level)
    const defaults = { body: text?.body ?? '', level, dueOn: text?.dueOn ?? '' }
    const promises = noun === 'brief' ? await commitmentsForBrief(db, engagement) : undefined
    return { noun, promises, engagement: { id, title: engagement.title, level: engagement.level }, defaults, version: text?.version ?? 0 }
  })
}

/** Who travels when, and with whom, is not for everyone to read unless somebody says so. */
const atLeastConfidential = (level: Level): Level => (level === 'need-to-know' ? level : 'confidential')

/** Saves it; a second writer gets both texts. Version 0 means: there was none when the form was drawn. */
export async function saveText(noun: TextNoun, args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: textInput })
  return asActor(actor, async (db) => {
    const engagement = (await findEngagement(db, id)) ?? notFound()
    if (!canEditEngagement(actor, engagement)) forbidden()
    if (submission.status !== 'success') return data({ result: submission.reply(), conflict: undefined }, { status: 422 })
    const outcome = await writeText(db, actor, noun, id, Number(form.get('version')) || undefined, submission.value)
    if (outcome.ok) {
      const waits = noun === 'read-out' && (await countWaitingLines(db, id, submission.value.body)) > 0
      return redirect(waits ? `/engagements/${id}/read-out/promises` : `/engagements/${id}`)
    }
    if (outcome.reason === 'not-found') notFound()
    if (outcome.reason === 'not-yours') forbidden()
    if (outcome.reason === 'looser-than-engagement') {
      return data(
        { result: submission.reply({ fieldErrors: { level: ['errors.looserThanEngagement'] } }), conflict: undefined },
        { status: 422 },
      )
    }
    const last = await lastDeed(db, outcome.saved.id)
    const meanwhile = { by: last?.by ?? null, at: outcome.saved.changedAt.toISOString(), version: outcome.saved.version }
    const saved = { body: outcome.saved.body, level: outcome.saved.level, dueOn: outcome.saved.dueOn ?? '' }
    return data({ result: submission.reply(), conflict: { meanwhile, saved } }, { status: 409 })
  })
}
