import { eq, sql } from 'drizzle-orm'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleFollowUps } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import type { Waiting } from './input.ts'
import type { Problem } from './links.server.ts'

const f = visibleFollowUps

export type WaitingFor = { kind: 'organisation' | 'contact'; id: string; name: string } | { kind: 'words'; name: string }

/** In a query with `visible_follow_ups`: what one waits for; null for nothing, and for whom the actor may not know of. */
export const waitingFor = sql`coalesce(
  (select json_build_object('kind', 'organisation', 'id', o.id, 'name', o.name)::text from visible_organisations o where o.id = ${f.waitingOrganisationId}),
  (select json_build_object('kind', 'contact', 'id', c.id, 'name', c.name)::text from visible_contacts c where c.id = ${f.waitingContactId}),
  case when ${f.waitingWords} is not null then json_build_object('kind', 'words', 'name', ${f.waitingWords})::text end
)`.mapWith((text: string): WaitingFor | null => JSON.parse(text))

/** Nobody waits for a contact or an organisation that they may not know of. */
export async function problemInWaiting(db: ActorDb, waiting: Waiting): Promise<Problem<'waitingFor'> | undefined> {
  const seen = {
    words: async () => 1,
    organisation: (id: string) => db.$count(visibleOrganisations, eq(visibleOrganisations.id, id)),
    contact: (id: string) => db.$count(visibleContacts, eq(visibleContacts.id, id)),
  }
  return (await seen[waiting.kind](waiting.value)) === 0 ? { field: 'waitingFor', error: 'errors.unknownChoice' } : undefined
}
