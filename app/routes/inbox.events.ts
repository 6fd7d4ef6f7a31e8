import type { LoaderFunctionArgs } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { countUnread } from '#app/domain/notices/queries.server.ts'
import { sayChanges } from '#app/http/changes.server.ts'
import { findWatcher } from '#app/http/require-actor.server.ts'

const everyMs = 10_000
const mostOfOne = 20
// One for each browser of a member; more than a few is no reader.
const listening = new Map<string, number>()
const count = (memberId: string, change: 1 | -1) => listening.set(memberId, (listening.get(memberId) ?? 0) + change)

/** How many notices are unread, now and whenever that changes, for as long as the session lasts. 204 tells a browser not to ask again. */
export async function loader(args: LoaderFunctionArgs) {
  const { context, request } = args
  const first = await findWatcher(args)
  if (!first) return new Response(null, { status: 204 })
  context.noteActor(first.id)
  if ((listening.get(first.id) ?? 0) >= mostOfOne) return new Response(null, { status: 429 })
  count(first.id, 1)
  return sayChanges({
    signals: [request.signal, context.ending],
    everyMs,
    onFailure: context.reportFailure,
    onEnd: () => count(first.id, -1),
    async look() {
      const actor = await findWatcher(args)
      return actor?.id === first.id ? String(await asActor(actor, (db) => countUnread(db, new Date()))) : undefined
    },
  })
}
