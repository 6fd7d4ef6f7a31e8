import { and, eq, ne } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { desks } from '#db/schema/members.ts'
import { changedFields, recordDeed } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { DeskChange, NewDesk } from './input.ts'
import { lockRegister } from './register-lock.server.ts'

type Refused = { ok: false; reason: 'not-found' | 'changed-meanwhile' | 'name-taken' }

export async function addDesk(db: ActorDb, actor: Actor, { name }: NewDesk): Promise<{ ok: true; id: string } | Refused> {
  await lockRegister(db)
  const id = newId()
  if (await isNameTaken(db, name, id)) return { ok: false, reason: 'name-taken' }
  await db.insert(desks).values({ id, name })
  await recordDeed(db, actor, { verb: 'created', noun: 'desk', recordId: id })
  return { ok: true, id }
}

export async function findDesk(db: ActorDb, id: string): Promise<typeof desks.$inferSelect | undefined> {
  const [desk] = await db.select().from(desks).where(eq(desks.id, id))
  return desk
}

export async function renameDesk(db: ActorDb, actor: Actor, id: string, input: DeskChange): Promise<{ ok: true } | Refused> {
  await lockRegister(db)
  const before = await findDesk(db, id)
  if (!before) return { ok: false, reason: 'not-found' }
  if (before.version !== input.version) return { ok: false, reason: 'changed-meanwhile' }
  if (await isNameTaken(db, input.name, id)) return { ok: false, reason: 'name-taken' }
  const { version: _, ...columns } = input
  const fields = changedFields<Record<string, unknown>>(before, given(columns))
  const [changed] = await db.update(desks).set(given(columns)).where(eq(desks.id, id)).returning({ id: desks.id })
  if (!changed) return { ok: false, reason: 'not-found' }
  await recordDeed(db, actor, { verb: 'changed', noun: 'desk', recordId: id, fields })
  return { ok: true }
}

/** What a form left out stays as it is. */
const given = <Columns extends object>(columns: Columns): Partial<Columns> =>
  Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined)) as Partial<Columns>

async function isNameTaken(db: ActorDb, name: string, exceptId: string): Promise<boolean> {
  const others = await db
    .select({ id: desks.id })
    .from(desks)
    .where(and(eq(desks.name, name), ne(desks.id, exceptId)))
  return others.length > 0
}
