import { asGate } from '../access/as-actor.server.ts'
import { claimCalendar, settleLook, zoneOf } from './queue.server.ts'
import { type Looked, type Outside, readOutside } from './read-outside.server.ts'
import { isWholeDue } from './rules.ts'

type Refreshing = Outside & { now: () => Date; leaseMs?: number }
type Refreshed = { id: string; looked: Looked }

/** Looks at the calendar that is due longest, or at `id` if it is due; answers how that ended, undefined when none is due. */
export async function refreshNext({ now, leaseMs = 120_000, ...outside }: Refreshing, id?: string): Promise<Refreshed | undefined> {
  const claimed = await asGate((db) => claimCalendar(db, now(), leaseMs, id))
  if (!claimed) return undefined
  const { address, etag, lastModified, readAt } = claimed
  const zone = await asGate((db) => zoneOf(db, claimed.ownerId))
  const validators = isWholeDue(readAt, now()) ? {} : { validators: { etag, lastModified } }
  const looked = await readOutside(address, { ...outside, ...validators, zone, now: now() })
  await asGate((db) => settleLook(db, claimed, looked, now()))
  return { id: claimed.id, looked }
}
