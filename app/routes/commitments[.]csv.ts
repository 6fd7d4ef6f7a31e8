import '#app/i18n/of-pages.ts'
import type { ActionFunctionArgs } from '@remix-run/node'
import { csvText } from '#app/documents/csv.ts'
import { recordDeed } from '#app/domain/access/activity.server.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { commitmentsForFile, mostInFile } from '#app/domain/commitments/queries.server.ts'
import { registerAsked } from '#app/http/register-asked.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import { registerRows } from '#app/i18n/register-rows.ts'
import { attachment } from '#app/lib/attachment.ts'

/** The register under its filters, as one file for a spreadsheet. Who took it is written down. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const { locale, today } = await readerFor(db, actor, args.request)
    const { t } = i18nFor(locale)
    const rows = await commitmentsForFile(db, registerAsked(new URL(args.request.url).searchParams, today))
    if (!rows) {
      const headers = { 'Content-Type': 'text/plain; charset=utf-8' }
      return new Response(`${t('register.tooMany', { count: mostInFile })}\n`, { status: 422, headers })
    }
    await recordDeed(db, actor, { verb: 'exported', noun: 'member', recordId: actor.id, fields: ['commitments'] })
    return new Response(csvText(registerRows(t, rows), locale), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': attachment(t('shell.commitments'), 'csv', 'commitments'),
        'Cache-Control': 'no-store',
      },
    })
  })
}
