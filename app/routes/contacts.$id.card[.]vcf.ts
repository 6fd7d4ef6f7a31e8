import type { LoaderFunctionArgs } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { cardOf } from '#app/domain/contacts/cards.server.ts'
import { cardFile, versionAsked } from '#app/http/card-response.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isUuid } from '#app/lib/ids.ts'

/** The contact as a card for an address book; `?version=3.0` for older programs. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  const card = (isUuid(id) ? await asActor(actor, (db) => cardOf(db, id)) : undefined) ?? notFound()
  return cardFile([card], versionAsked(args.request), card.name)
}
