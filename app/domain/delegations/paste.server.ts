import { inArray } from 'drizzle-orm'
import { isUuid } from '#app/lib/ids.ts'
import { foldName } from '#app/lib/names.ts'
import { delegationMembers } from '#db/schema/delegations.ts'
import { type Level, levels } from '#db/schema/words.ts'
import { visibleContacts } from '#db/visible/contacts.ts'
import type { Actor } from '../access/actors.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { addContact } from '../contacts/commands.server.ts'
import { lookup } from '../search/lookup.server.ts'
import { addGuests } from './guests.server.ts'
import type { PastedLine } from './pasted.ts'
import { guestsOf } from './queries.server.ts'

type Candidate = { id: string; name: string; note: string | null; same: boolean; here: boolean }

/** A pasted line with the contacts it may mean. `usual` is what is ticked before anyone looks: undefined where only a person can tell. */
export type Proposal = PastedLine & { candidates: Candidate[]; repeated: boolean; usual: string | undefined }

const mostCandidates = 5

/** Whom each line may mean, among the contacts the actor may know. Nothing is written. */
export async function proposeGuests(db: ActorDb, visitId: string, lines: readonly PastedLine[]): Promise<Proposal[]> {
  const here = new Set((await guestsOf(db, visitId)).map(({ contactId }) => contactId))
  const seen = new Set<string>()
  const proposals: Proposal[] = []
  for (const line of lines) {
    const folded = foldName(line.name)
    const repeated = seen.has(folded)
    seen.add(folded)
    const candidates = (await lookup(db, line.name, mostCandidates, ['contact'])).map(({ id, name, note, why }) => ({
      ...{ id, name, note, here: here.has(id) },
      same: foldName(name) === folded || (why?.how === 'also-written' && foldName(why.name) === folded),
    }))
    proposals.push({ ...line, candidates, repeated, usual: usualChoice(candidates, repeated) })
  }
  return proposals
}

function usualChoice(candidates: Candidate[], repeated: boolean): string | undefined {
  if (repeated) return 'leave'
  const same = candidates.filter((candidate) => candidate.same)
  if (same.length === 1 && same[0]) return same[0].here ? 'leave' : same[0].id
  return candidates.length === 0 ? 'new' : undefined
}

/** A guest is no easier to see than the visit. */
export const newContactLevel = (level: Level): Level => levels[Math.max(levels.indexOf(level), levels.indexOf('internal'))] ?? 'internal'

type Visit = { id: string; deskId: string; level: Level }

/** Adds the pasted people as was chosen for each: an existing contact, a new one, or nobody (`leave`). */
export async function addPasted(
  db: ActorDb,
  actor: Actor,
  visit: Visit,
  lines: readonly PastedLine[],
  choices: readonly (string | undefined)[],
) {
  const open = lines.flatMap((_, index) => (isChoice(choices[index]) ? [] : [index]))
  if (open.length > 0) return { ok: false, reason: 'undecided', lines: open } as const
  const existing = [...new Set(choices.filter(isUuid))]
  if ((await db.$count(visibleContacts, inArray(visibleContacts.id, existing))) !== existing.length) {
    return { ok: false, reason: 'unknown-choice' } as const
  }
  const level = newContactLevel(visit.level)
  const said = new Map<string, PastedLine>()
  for (const [index, line] of lines.entries()) {
    const choice = choices[index]
    if (choice === 'leave' || !choice) continue
    const id = choice === 'new' ? await addContact(db, actor, { name: line.name, level, deskId: visit.deskId }) : choice
    if (!said.has(id)) said.set(id, line)
  }
  const added = await addGuests(db, actor, visit, [...said.keys()])
  if (!added.ok) return added
  const fresh = (await guestsOf(db, visit.id)).filter(({ id }) => added.guestIds.includes(id))
  const rows = fresh.flatMap(({ id, contactId }) => {
    const { role = null, languages = null } = said.get(contactId) ?? {}
    return role || languages ? [{ visitId: visit.id, participantId: id, role, languages }] : []
  })
  if (rows.length > 0) await db.insert(delegationMembers).values(rows)
  return { ok: true, added: added.guestIds.length } as const
}

const isChoice = (choice: string | undefined): choice is string => choice === 'new' || choice === 'leave' || isUuid(choice)
