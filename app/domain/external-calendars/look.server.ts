import type { Actor } from '../access/actors.ts'
import { type ActorDb, asActor, asGate } from '../access/as-actor.server.ts'
import { once } from '../access/once.server.ts'
import { keyedHash } from '../members/keyed-hash.server.ts'
import { takeTurn } from '../members/throttle.server.ts'
import { addExternalCalendar, askAgain, changeExternalCalendar } from './commands.server.ts'
import type { ExternalCalendarChanges, ExternalCalendarInput } from './input.ts'
import { findExternalCalendar } from './queries.server.ts'
import { claimCalendar, settleLook, zoneOf } from './queue.server.ts'
import { type Looked, type Outside, problemKey, readOutside } from './read-outside.server.ts'
import { refreshNext } from './refresh.server.ts'

const mostLooks = 20
const leaseMs = 120_000

/** `key` is the installation's SESSION_SECRET. */
type Asking = Outside & { key: string; now: () => Date }
type Refused = { ok: false; field: 'name' | 'address' | 'readers'; reason: string }

const refusals = {
  'not-for-all': { field: 'readers', reason: 'errors.unknownChoice' },
  'too-many': { field: 'name', reason: 'externalCalendars.tooMany' },
  'unknown-address': { field: 'address', reason: problemKey('notAnAddress') },
  'changed-meanwhile': { field: 'name', reason: 'externalCalendars.changedMeanwhile' },
} as const

/** Looks at an address for somebody who waits for it. Each member may do so some twenty times in a quarter of an hour. */
async function lookNow(actor: Actor, address: string, { key, now, ...outside }: Asking): Promise<Looked> {
  const budget = { key: keyedHash(key, 'external calendar', actor.id), most: mostLooks }
  const { turn, zone } = await asGate(async (db) => ({ turn: await takeTurn(db, [budget], now()), zone: await zoneOf(db, actor.id) }))
  return turn.ok ? readOutside(address, { ...outside, zone, now: now() }) : { kind: 'failed', problem: problemKey('tooOften') }
}

/** Keeps what was just read as the calendar's own. */
async function keepLook(id: string, looked: Looked, now: Date): Promise<void> {
  await asGate(async (db) => {
    const claimed = await claimCalendar(db, now, leaseMs, id)
    if (claimed) await settleLook(db, claimed, looked, now)
  })
}

/** Adds a calendar, once however often its form arrives, if there is one to read at its address. */
export async function addAfterLook(
  actor: Actor,
  formKey: string,
  input: ExternalCalendarInput,
  asking: Asking,
): Promise<{ ok: true; id: string } | Refused> {
  const looked = await lookNow(actor, input.address, asking)
  if (looked.kind === 'failed') return { ok: false, field: 'address', reason: looked.problem }
  const refused: Refused[] = []
  const id = await asActor(actor, (db) =>
    once(db, actor, formKey, async () => {
      const added = await addExternalCalendar(db, actor, input, asking.now())
      if (!added.ok) refused.push({ ok: false, ...refusals[added.reason] })
      return added.ok ? added.id : undefined
    }),
  )
  if (id === undefined) return refused[0] ?? { ok: false, ...refusals['unknown-address'] }
  await keepLook(id, looked, asking.now())
  return { ok: true, id }
}

/** Changes a calendar; a new address is looked at before it takes the place of the old one. */
export async function changeAfterLook(
  actor: Actor,
  calendar: { id: string; version: number },
  changes: ExternalCalendarChanges,
  asking: Asking,
): Promise<{ ok: true } | { ok: false; reason: 'not-found' } | Refused> {
  const looked = changes.address === undefined ? undefined : await lookNow(actor, changes.address, asking)
  if (looked?.kind === 'failed') return { ok: false, field: 'address', reason: looked.problem }
  const outcome = await asActor(actor, (db) => changeExternalCalendar(db, actor, calendar, changes, asking.now()))
  if (!outcome.ok) return outcome.reason === 'not-found' ? { ok: false, reason: 'not-found' } : { ok: false, ...refusals[outcome.reason] }
  if (looked) await keepLook(calendar.id, looked, asking.now())
  return { ok: true }
}

/** Looks at a calendar now, unless somebody did a minute ago; false when it is not the actor's to change. */
export async function refreshNow(actor: Actor, id: string, { key: _, ...refreshing }: Asking): Promise<boolean> {
  const due = await asActor(actor, (db: ActorDb) => dueNow(db, actor, id, refreshing.now()))
  if (due) await refreshNext(refreshing, id)
  return due !== undefined
}

const dueNow = async (db: ActorDb, actor: Actor, id: string, now: Date) =>
  (await findExternalCalendar(db, actor, id)) ? askAgain(db, id, now) : undefined
