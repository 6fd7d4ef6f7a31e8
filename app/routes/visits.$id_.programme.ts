import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { needsOnPaper } from '#app/domain/delegations/queries.server.ts'
import { programmeWish } from '#app/domain/handouts/input.ts'
import { prepareProgramme } from '#app/domain/handouts/programme.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { notClearedResponse, programmeResponse } from '#app/http/programme-response.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import { isUuid } from '#app/lib/ids.ts'

/** The programme as it is printed: for oneself what one sees, for others what they would get. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const { locale, prepared, needs } = await asActor(actor, async (db) => {
    const { locale } = await readerFor(db, actor, args.request)
    const query = Object.fromEntries(new URL(args.request.url).searchParams)
    const wish = programmeWish.safeParse({ reader: 'full', language: locale, ...query })
    const prepared = wish.success ? await prepareProgramme(db, id, wish.data, new Date()) : undefined
    const ours = prepared?.ok && prepared.document.reader === 'full'
    return { locale, prepared, needs: ours ? await needsOnPaper(db, id) : undefined }
  })
  if (!prepared || (!prepared.ok && prepared.reason === 'not-found')) return notFound()
  const back = { href: `/visits/${id}`, label: i18nFor(locale).t('handouts.back') }
  return prepared.ok ? programmeResponse({ ...prepared, needs }, back) : notClearedResponse(locale, prepared, back)
}
