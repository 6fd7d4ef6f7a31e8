import { eq, sql } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { searchForms } from '#app/lib/search-forms.ts'
import { contacts } from '#db/schema/contacts.ts'
import { merges } from '#db/schema/merges.ts'
import { names } from '#db/schema/names.ts'
import { recordDeed, recordDeeds } from '../access/activity.server.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type Contact, findContact } from '../contacts/queries.server.ts'
import { namesOf } from '../names/queries.server.ts'
import { findMerge, laterMerge } from './queries.server.ts'
import { type MergeField, type MergeRefusal, mergeFields, mergeRefusal } from './rules.ts'

type Side = { id: string; version: number }

export type MergeOutcome = { ok: true; id: string } | { ok: false; reason: 'not-found' | 'changed-meanwhile' | MergeRefusal }

/**
 * Makes one contact of two: everything that hangs on the other hangs on the kept one, which takes the other's names as aliases, its value
 * of each field in `taken`, and of each that it has none of itself.
 */
export async function mergeContacts(
  db: ActorDb,
  actor: Actor,
  kept: Side,
  gone: Side,
  taken: readonly MergeField[],
): Promise<MergeOutcome> {
  if (kept.id === gone.id) return { ok: false, reason: 'itself' }
  // In one order, so that two merges of the same two wait for each other instead of for ever.
  for (const id of [kept.id, gone.id].sort()) await db.select({ id: contacts.id }).from(contacts).where(eq(contacts.id, id)).for('update')
  const [one, other] = [await findContact(db, kept.id), await findContact(db, gone.id)]
  if (!one || !other) return { ok: false, reason: 'not-found' }
  const reason = mergeRefusal(actor, one, other)
  if (reason) return { ok: false, reason }
  if (one.version !== kept.version || other.version !== gone.version) return { ok: false, reason: 'changed-meanwhile' }
  const [before, after] = changeOf(one, other, taken)
  const id = newId()
  await db.insert(merges).values({ id, keptId: one.id, goneId: other.id, goneName: other.name, memberId: actor.id, before, after })
  await db.execute(sql`select move_links(${id}::uuid)`)
  await writeFields(db, one, after)
  await recordDeed(db, actor, { verb: 'merged', noun: 'contact', recordId: one.id, fields: Object.keys(after) })
  return { ok: true, id }
}

export type UndoOutcome =
  | { ok: true; stayed: string[]; lost: number }
  | { ok: false; reason: 'not-found' | 'not-yours' | 'undone' }
  | { ok: false; reason: 'later-merge'; id: string }

/**
 * Gives both contacts back as they were, with what each had. What was added to the kept one since stays with it, and so does a field that was
 * edited since (`stayed`); what was taken off it since is not brought back (`lost`). Merges that build on each other are undone the latest first.
 */
export async function undoMerge(db: ActorDb, actor: Actor, id: string): Promise<UndoOutcome> {
  const merge = await findMerge(db, id)
  if (!merge) return { ok: false, reason: 'not-found' }
  const later = await laterMerge(db, merge)
  if (later) return { ok: false, reason: 'later-merge', id: later.id }
  if (!merge.undoes) return { ok: false, reason: merge.undoneAt ? 'undone' : 'not-yours' }
  const [undone] = await db
    .update(merges)
    .set({ undoneAt: new Date(), undoneBy: actor.id })
    .where(eq(merges.id, id))
    .returning({ id: merges.id })
  const kept = await findContact(db, merge.keptId)
  if (!undone || !kept) return { ok: false, reason: 'undone' }
  const now = fieldsOf(kept)
  const stayed = Object.keys(merge.before).filter((field) => now[field as MergeField] !== merge.after[field])
  await writeFields(db, kept, Object.fromEntries(Object.entries(merge.before).filter(([field]) => !stayed.includes(field))))
  const [moved] = await db.select({ lost: sql<number>`lost` }).from(sql`move_links_back(${id}::uuid) as moved(lost)`)
  await recordDeeds(
    db,
    actor,
    [merge.keptId, merge.goneId].map((recordId) => ({ verb: 'unmerged', noun: 'contact', recordId })),
  )
  return { ok: true, stayed, lost: moved?.lost ?? 0 }
}

type Fields = Partial<Record<MergeField, string | null>>

const fieldsOf = (contact: Contact): Record<MergeField, string | null> => ({
  name: contact.name,
  codeName: contact.codeName,
  formOfAddress: contact.formOfAddress,
  languages: contact.languages.join(',') || null,
  email: contact.email,
  phone: contact.phone,
  remarks: contact.remarks,
})

function changeOf(kept: Contact, gone: Contact, taken: readonly MergeField[]): [before: Fields, after: Fields] {
  const [mine, theirs] = [fieldsOf(kept), fieldsOf(gone)]
  const changing = mergeFields.filter(
    (field) => theirs[field] !== null && theirs[field] !== mine[field] && (mine[field] === null || taken.includes(field)),
  )
  const only = (fields: Fields): Fields => Object.fromEntries(changing.map((field) => [field, fields[field] ?? null]))
  return [only(mine), only(theirs)]
}

/** The kept contact is written in any case: whoever has its form open learns that it is not what it was. */
async function writeFields(db: ActorDb, contact: Contact, fields: Fields): Promise<void> {
  const { name, ...rest } = fields
  await db
    .update(contacts)
    .set({ ...rest, name: name ?? contact.name })
    .where(eq(contacts.id, contact.id))
  if (!name || name === contact.name) return
  const rows = await namesOf(db, { contactId: contact.id })
  const [main, next] = [rows.find((row) => row.kind === 'main'), rows.find((row) => row.kind === 'alias' && row.name === name)]
  if (main) await db.update(names).set({ kind: 'alias' }).where(eq(names.id, main.id))
  if (next) await db.update(names).set({ kind: 'main' }).where(eq(names.id, next.id))
  else await db.insert(names).values({ id: newId(), contactId: contact.id, name, kind: 'main', ...searchForms(name) })
}
