import '#app/i18n/of-pages.ts'
import type { ActionFunctionArgs } from '@remix-run/node'
import { recordDeed } from '#app/domain/access/activity.server.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { briefBytes, briefFileResponse, isBriefFormat, prepareBrief } from '#app/http/brief-file.server.ts'
import { notClearedResponse } from '#app/http/programme-response.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'

/** POST takes the brief along as a file, on the same terms as anything else that leaves the house. Who took it is written down. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const format = (await args.request.formData()).get('format')
  const { document, missing, locale, briefId } = await asActor(actor, (db) => prepareBrief(db, actor, args.params.id, args.request))
  const { t } = i18nFor(locale)
  if (!isBriefFormat(format)) return new Response(null, { status: 422 })
  if (missing) {
    const back = { href: `/engagements/${args.params.id}/clearance`, label: t('clearance.toClearance') }
    return notClearedResponse(locale, { title: document.title, missing }, back, 'clearance.refusedFile')
  }
  const bytes = await briefBytes(document, format)
  if (!bytes) return new Response(`${t('briefs.file.noPdf')}\n`, { status: 501, headers: { 'Content-Type': 'text/plain; charset=utf-8' } })
  await asActor(actor, (db) => recordDeed(db, actor, { verb: 'exported', noun: 'brief', recordId: briefId, fields: [format] }))
  return briefFileResponse(document, format, bytes)
}
