import type { LoaderFunctionArgs } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { type Actor, canWrite } from '#app/domain/access/actors.ts'
import { countOpenFollowUps } from '#app/domain/follow-ups/queries.server.ts'
import { desksOf, settingsOf } from '#app/domain/members/queries.server.ts'
import { preferredLocale } from '#app/i18n/locales.ts'
import type { Reader, Shell } from '#app/i18n/reader.tsx'
import { todayIn } from '#app/lib/dates.ts'

const homeZone = 'Europe/Amsterdam'

/** What surrounds the page: who reads, in which language and zone, and what waits for them. */
export async function readShell({ request, context }: LoaderFunctionArgs, actor: Actor | undefined): Promise<Shell> {
  const now = new Date()
  const guest = { locale: preferredLocale(request.headers.get('accept-language')), zone: homeZone, theme: null, singleKeys: true }
  const { demo } = context.environment
  if (!actor) return { reader: reading(guest, now), actor: null, openFollowUps: 0, demo }
  return asActor(actor, async (db) => {
    const own = await settingsOf(db, actor)
    return {
      reader: reading({ ...guest, locale: own?.locale ?? guest.locale, zone: own?.zone ?? homeZone, theme: own?.theme ?? null, singleKeys: own?.singleKeys ?? true }, now),
      actor: { id: actor.id, name: actor.name, role: actor.role, desks: await desksOf(db, actor), writes: canWrite(actor) },
      openFollowUps: await countOpenFollowUps(db, actor),
      demo,
    }
  })
}

const reading = (wishes: Omit<Reader, 'now' | 'today'>, now: Date): Reader => ({
  ...wishes,
  now: now.toISOString(),
  today: todayIn(wishes.zone, now),
})

/** How the actor reads, for loaders that format or count days themselves. */
export async function readerOf(args: LoaderFunctionArgs, actor: Actor): Promise<Reader> {
  return (await readShell(args, actor)).reader
}
