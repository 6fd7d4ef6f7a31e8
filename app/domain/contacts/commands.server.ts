import { and, eq } from 'drizzle-orm'
import { newId } from '#app/lib/ids.ts'
import { contacts } from '#db/schema/contacts.ts'
import { visibleContacts } from '#db/visible/contacts.ts'
import { changedFields, recordDeed } from '../access/activity.server.ts'
import { type Actor, canWriteFor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { keepNamed } from '../access/named.server.ts'
import { keepNames } from '../names/commands.server.ts'
import type { ContactInput } from './input.ts'
import { keepAffiliations, keepChannels, keepRepresentations } from './links.server.ts'
import { type Contact, findContact } from './queries.server.ts'

type Source = { source?: 'letter' | 'demo'; sourceNote?: string }

/** Adds a contact with names, posts and representations, and answers its id. */
export async function addContact(db: ActorDb, actor: Actor, input: ContactInput, source: Source = {}): Promise<string> {
  const id = newId()
  await db.insert(contacts).values({ id, ...columnsOf(input), ...source, createdBy: actor.id })
  await keepBelongings(db, id, input)
  // Its author is named by the database itself.
  if (input.namedIds?.length) await keepNamed(db, actor, id, input.level, input.namedIds)
  await recordDeed(db, actor, { verb: 'created', noun: 'contact', recordId: id })
  return id
}

export type ContactChange =
  | { ok: true }
  | { ok: false; reason: 'not-found' | 'not-yours' | 'erased' }
  | { ok: false; reason: 'changed-meanwhile'; saved: Contact }

/** Changes what the form says, if the contact is still at `version`. */
export async function changeContact(db: ActorDb, actor: Actor, id: string, version: number, input: ContactInput): Promise<ContactChange> {
  const [before] = await db.select().from(visibleContacts).where(eq(visibleContacts.id, id))
  if (!before) return { ok: false, reason: 'not-found' }
  if (before.erasedAt) return { ok: false, reason: 'erased' }
  if (!canWriteFor(actor, before.deskId) || !canWriteFor(actor, input.deskId)) return { ok: false, reason: 'not-yours' }
  const columns = columnsOf(input)
  const changed = await db
    .update(contacts)
    .set(columns)
    .where(and(eq(contacts.id, id), eq(contacts.version, version)))
    .returning({ id: contacts.id })
  if (changed.length === 0) {
    const saved = await findContact(db, id)
    if (saved?.erasedAt) return { ok: false, reason: 'erased' }
    return saved ? { ok: false, reason: 'changed-meanwhile', saved } : { ok: false, reason: 'not-found' }
  }
  const fields = [...changedFields(before, columns), ...(await keepBelongings(db, id, input))]
  if (await keepNamed(db, actor, id, input.level, input.namedIds ?? [])) fields.push('namedIds')
  await recordDeed(db, actor, { verb: 'changed', noun: 'contact', recordId: id, fields })
  return { ok: true }
}

/** Answers the names of what changed. */
async function keepBelongings(db: ActorDb, id: string, input: ContactInput): Promise<string[]> {
  const changed = {
    names: await keepNames(db, { contactId: id }, input),
    channels: await keepChannels(db, id, input.channels ?? []),
    affiliations: await keepAffiliations(db, id, input.affiliations ?? []),
    representations: await keepRepresentations(db, id, input.representations ?? []),
  }
  return Object.entries(changed).flatMap(([field, has]) => (has ? [field] : []))
}

function columnsOf(input: ContactInput) {
  return {
    name: input.name,
    codeName: input.codeName ?? null,
    formOfAddress: input.formOfAddress ?? null,
    languages: input.languages?.join(',') || null,
    email: input.email ?? null,
    phone: input.phone ?? null,
    remarks: input.remarks ?? null,
    level: input.level,
    deskId: input.deskId,
  }
}
