import { settings } from '#db/schema/members.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { Settings } from './input.ts'

/** Keeps how the actor wishes to read; what is left out follows the browser or the device again. */
export async function keepSettings(db: ActorDb, actor: Actor, { locale, zone, theme, singleKeys }: Settings): Promise<void> {
  const values = { locale: locale ?? null, zone, theme: theme ?? null, singleKeys }
  await db
    .insert(settings)
    .values({ memberId: actor.id, ...values })
    .onConflictDoUpdate({ target: settings.memberId, set: values })
}
