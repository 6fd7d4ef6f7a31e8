import type { LoaderFunctionArgs } from '@remix-run/node'
import { type Actor, canWrite } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { countOpenFollowUps } from '#app/domain/follow-ups/queries.server.ts'
import { desksOf, settingsOf } from '#app/domain/members/reading.server.ts'
import { preferredLocale } from '#app/i18n/locales.ts'
import type { Reader, Shell } from '#app/i18n/reader.tsx'
import { todayIn } from '#app/lib/dates.ts'

const homeZone = 'Europe/Amsterdam'

/** What surrounds the page: who reads, in which language and zone, and what waits for them. */
export async function readShell({ request, context }: LoaderFunctionArgs, actor: Actor | undefined): Promise<Shell> {
  const { demo } = context.environment
  if (!actor) return { reader: readerFrom(undefined, request), actor: null, openFollowUps: 0, demo }
  return asActor(actor, async (db) => {
    const reader = await readerFor(db, actor, request)
    const desks = (await desksOf(db, actor)).map((desk) => desk.name)
    return {
      reader,
      actor: { id: actor.id, name: actor.name, role: actor.role, desks, writes: canWrite(actor) },
      openFollowUps: await countOpenFollowUps(db, actor, reader.today),
      demo,
    }
  })
}

/** How the actor reads, for loaders that count days or pick a month themselves. */
export async function readerFor(db: ActorDb, actor: Actor, request: Request): Promise<Reader> {
  return readerFrom(await settingsOf(db, actor), request)
}

function readerFrom(own: Awaited<ReturnType<typeof settingsOf>>, request: Request, now = new Date()): Reader {
  const zone = own?.zone ?? homeZone
  return {
    locale: own?.locale ?? preferredLocale(request.headers.get('accept-language')),
    zone,
    theme: own?.theme ?? null,
    singleKeys: own?.singleKeys ?? true,
    now: now.toISOString(),
    today: todayIn(zone, now),
  }
}
