import type { ActionFunctionArgs } from '@remix-run/node'
import { briefDraft } from '#app/documents/brief-draft.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { knownForBrief } from '#app/domain/briefs/known.server.ts'
import { stricterOf } from '#app/domain/templates/schedule.server.ts'
import { findText } from '#app/domain/texts/texts.server.ts'
import '#app/i18n/all.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import { levels } from '#db/schema/words.ts'
import { editableEngagement } from './engagement-asked.server.ts'
import { requireActor } from './require-actor.server.ts'
import { readerFor } from './shell.server.ts'

/** Drafts a brief of what is known. Nothing is saved; what was written or typed stays, with the draft beside it. */
export async function makeBriefDraft(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  return asActor(actor, async (db) => {
    const engagement = await editableEngagement(db, actor, args.params.id)
    const reader = await readerFor(db, actor, args.request)
    const known = await knownForBrief(db, engagement, new Date(reader.now))
    const saved = await findText(db, 'brief', engagement.id)
    const text = (name: string, otherwise = '') => String(form.get(name) ?? otherwise).replace(/\r\n?/g, '\n')
    const texts = {
      written: text('body', saved?.body),
      beside: text('beside'),
      swaps: form.has('swap'),
      draft: briefDraft(known, i18nFor(reader.locale).t, reader),
    }
    const typed = levels.filter((level) => level === form.get('level'))
    return {
      at: reader.now,
      ...sideBySide(texts),
      level: stricterOf(known.level, ...typed, ...(saved ? [saved.level] : [])),
      dueOn: text('dueOn', saved?.dueOn ?? ''),
      version: Number(form.get('version') ?? saved?.version ?? 0) || 0,
      sources: known.sources,
      leftOut: known.leftOut,
      readers: engagement.participants.filter(({ memberId }) => memberId !== null && memberId !== actor.id).map(({ name }) => name),
    }
  })
}

export type MadeDraft = Awaited<ReturnType<typeof makeBriefDraft>>

type Texts = { written: string; beside: string; swaps: boolean; draft: string }

/** Which text stands in the form, and which beside it: the draft takes the place of nothing but an empty form, unless it is asked to. */
function sideBySide({ written, beside, swaps, draft }: Texts): { body: string; beside: string | null; draftIn: 'form' | 'beside' } {
  if (swaps) return { body: beside, beside: written, draftIn: beside.trim() === draft ? 'form' : 'beside' }
  if (written.trim() === '' || written.trim() === draft) return { body: draft, beside: null, draftIn: 'form' }
  return { body: written, beside: draft, draftIn: 'beside' }
}
