import type { LoaderFunctionArgs } from '@remix-run/node'
import { readAsActor } from '#app/domain/access/as-actor.server.ts'
import { missingSignOffs } from '#app/domain/clearance/queries.server.ts'
import { engagementEvent } from '#app/domain/feeds/events.server.ts'
import { calendarFile } from '#app/http/calendar-file.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { notClearedResponse } from '#app/http/programme-response.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import { isUuid } from '#app/lib/ids.ts'

/** One engagement as a calendar file to keep, with all the actor may see of it; let out on the same terms as in a feed. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  return readAsActor(actor, async (db) => {
    const event = (await engagementEvent(db, id, args.context.environment.publicUrl)) ?? notFound()
    const { locale } = await readerFor(db, actor, args.request)
    const missing = (await missingSignOffs(db, [id])).get(id)
    if (!missing) return calendarFile(event, locale)
    const back = { href: `/engagements/${id}/clearance`, label: i18nFor(locale).t('clearance.toClearance') }
    return notClearedResponse(locale, { title: event.title, missing }, back, 'clearance.refusedFile')
  })
}
