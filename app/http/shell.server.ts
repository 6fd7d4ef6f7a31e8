import type { LoaderFunctionArgs } from '@remix-run/node'
import { type Actor, canWrite } from '#app/domain/access/actors.ts'
import { type ActorDb, asActor } from '#app/domain/access/as-actor.server.ts'
import { countWaiting } from '#app/domain/home/waiting.server.ts'
import { settingsOf } from '#app/domain/members/reading.server.ts'
import type { SignedIn } from '#app/domain/members/sessions.server.ts'
import { preferredLocale } from '#app/i18n/locales.ts'
import type { Reader, Shell } from '#app/i18n/reader.tsx'
import { todayIn } from '#app/lib/dates.ts'

const homeZone = 'Europe/Amsterdam'

/** What surrounds the page: who reads, in which language and zone, and what waits for them. */
export async function readShell({ request, context }: LoaderFunctionArgs, actor: SignedIn | undefined): Promise<Shell> {
  const { demo } = context.environment
  if (!actor) return { reader: readerFrom(undefined, request), actor: null, openFollowUps: 0, unread: 0, demo }
  const reader = readerOf(actor, request)
  const { id, name, role, deskNames } = actor
  return {
    reader,
    actor: { id, name, role, desks: deskNames, writes: canWrite(actor) },
    ...(await asActor(actor, (db) => countWaiting(db, reader))),
    demo,
  }
}

/** How the actor reads, for loaders that count days or pick a month themselves. */
export async function readerFor(db: ActorDb, actor: Actor & Partial<SignedIn>, request: Request): Promise<Reader> {
  return readerFrom(actor.settings === undefined ? await settingsOf(db, actor) : (actor.settings ?? undefined), request)
}

/** How somebody who is signed in reads. */
export const readerOf = (actor: SignedIn, request: Request): Reader => readerFrom(actor.settings ?? undefined, request)

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
