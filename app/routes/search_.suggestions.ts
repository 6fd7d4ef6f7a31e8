import type { LoaderFunctionArgs } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { suggest } from '#app/domain/search/suggestions.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'

/** What the search in the bar offers while one types: GET ?q=. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const text = (new URL(args.request.url).searchParams.get('q') ?? '').slice(0, 200)
  return asActor(actor, async (db) => Response.json({ text, groups: await suggest(db, text) }))
}
