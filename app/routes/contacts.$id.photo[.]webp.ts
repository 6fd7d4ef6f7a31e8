import type { LoaderFunctionArgs } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { photoOf } from '#app/domain/photos/photos.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { isUuid } from '#app/lib/ids.ts'

/** What the contact looks like. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  const image = (isUuid(id) ? await asActor(actor, (db) => photoOf(db, id)) : undefined) ?? notFound()
  return new Response(image, { headers: { 'Content-Type': 'image/webp', 'Content-Length': String(image.byteLength) } })
}
