import { sql } from 'drizzle-orm'
import { visibleParticipants } from '#db/visible/engagements.ts'
import { visibleCommitments, visibleFollowUps } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { findContact } from '../contacts/queries.server.ts'

/** One of two contacts that are looked at beside each other, with how much hangs on it as far as the actor sees. */
export async function besideContact(db: ActorDb, id: string) {
  const contact = await findContact(db, id)
  if (!contact) return undefined
  const of = (view: typeof visibleParticipants | typeof visibleFollowUps | typeof visibleCommitments) =>
    db.$count(view, sql`${view.contactId} = ${id}`)
  const { name, codeName, original, formOfAddress, email, phone, remarks, level, version, desk, affiliations, representations } = contact
  return {
    id,
    original,
    level,
    version,
    desk,
    fields: { name, codeName, formOfAddress, languages: contact.languages.join(', ') || null, email, phone, remarks },
    aliases: contact.aliases.map((alias) => alias.name),
    posts: affiliations.map((row) => `${row.post}, ${row.organisation}`),
    speaksFor: representations.map((row) => row.organisation),
    counts: {
      engagements: await of(visibleParticipants),
      followUps: await of(visibleFollowUps),
      commitments: await of(visibleCommitments),
    },
  }
}

export type Beside = NonNullable<Awaited<ReturnType<typeof besideContact>>>
