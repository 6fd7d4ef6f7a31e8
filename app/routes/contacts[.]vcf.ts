import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cardsMatching, mostCards } from '#app/domain/contacts/cards.server.ts'
import { cardFile, versionAsked } from '#app/http/card-response.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import { isUuid } from '#app/lib/ids.ts'

/** The contacts of the list, under its filters, as one file. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { searchParams } = new URL(args.request.url)
  const asked = searchParams.get('organisation')
  const filter = { text: searchParams.get('q')?.slice(0, 200), organisationId: isUuid(asked) ? asked : undefined }
  const { cards, t } = await asActor(actor, async (db) => {
    const { locale } = await readerFor(db, actor, args.request)
    return { cards: await cardsMatching(db, filter), t: i18nFor(locale).t }
  })
  if (cards) return cardFile(cards, versionAsked(args.request), t('contacts.title'))
  return new Response(`${t('cards.tooManyToWrite', { count: mostCards })}\n`, {
    status: 422,
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  })
}
