import '#app/i18n/of-pages.ts'
import type { ActionFunctionArgs } from '@remix-run/node'
import { recordDeed } from '#app/domain/access/activity.server.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { briefBytes, briefFileResponse } from '#app/http/brief-file.server.ts'
import { handoverOnPaper } from '#app/http/handover-file.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'

/** POST takes the pack along for a word processor, as whoever asks sees it; that they did is written down. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id, document } = await asActor(actor, (db) => handoverOnPaper(db, actor, args.params.id, args.request))
  const bytes = await briefBytes(document, 'docx')
  if (!bytes) return new Response(null, { status: 501 })
  await asActor(actor, (db) => recordDeed(db, actor, { verb: 'exported', noun: 'handover', recordId: id, fields: ['docx'] }))
  return briefFileResponse(document, 'docx', bytes)
}
