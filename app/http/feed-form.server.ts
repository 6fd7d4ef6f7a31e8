import { parseWithZod } from '@conform-to/zod/v4'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { makeFeed, type NewFeed, rotateFeed } from '#app/domain/feeds/commands.server.ts'
import { type FeedInput, feedInput, readScope } from '#app/domain/feeds/input.ts'
import { desksOf, findScope, topicsOf } from '#app/domain/feeds/scope.server.ts'
import { notFound } from './not-found.ts'

export const parseFeed = (form: FormData) => parseWithZod(form, { schema: feedInput })

/** What a form offers: the record that the address asks for first, then what everybody has and the actor's own desks; and the topics. */
export async function scopesAsked(db: ActorDb, actor: Actor, request: Request) {
  const query = new URL(request.url).searchParams
  const wish = query.get('scope') ?? 'all'
  const id = query.get(wish)
  const asked = id === null ? wish : `${wish}:${id}`
  const scope = readScope(asked) ?? notFound()
  const { name } = (await findScope(db, scope)) ?? notFound()
  const record = name === null ? [] : [{ value: asked, scope: scope.scope, name }]
  const plain = (['all', 'mine', 'follow-ups'] as const).map((each) => ({ value: each, scope: each, name: null }))
  const desks = (await desksOf(db, actor)).map((desk) => ({ value: `desk:${desk.id}`, scope: 'desk' as const, name: desk.name }))
  const others = [...plain.slice(0, 2), ...desks, ...plain.slice(2)].filter((choice) => choice.value !== asked || name === null)
  return { asked, scopes: [...record, ...others], topics: await topicsOf(db) }
}

/** Makes the feed once, however often its form arrives. Undefined when it was made before: its token is not known any more. */
export async function makeFeedOnce(db: ActorDb, actor: Actor, key: string, input: FeedInput): Promise<NewFeed | undefined> {
  const made: NewFeed[] = []
  await once(db, actor, key, async () => {
    const outcome = await makeFeed(db, actor, input)
    made.push(outcome)
    return outcome.ok ? outcome.id : undefined
  })
  return made[0]
}

/** Rotates once in the same way; null when the feed is not the actor's or was revoked. */
export async function rotateFeedOnce(db: ActorDb, actor: Actor, key: string, id: string): Promise<{ token: string } | undefined | null> {
  const made: { token: string }[] = []
  const done = await once(db, actor, key, async () => {
    const outcome = await rotateFeed(db, actor, id)
    if (!outcome.ok) return undefined
    made.push(outcome)
    return id
  })
  return done === undefined ? null : made[0]
}
