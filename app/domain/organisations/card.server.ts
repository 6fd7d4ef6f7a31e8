import type { Card } from '#app/vcard/values.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { cardNames, confidentiality } from '../contacts/cards.server.ts'
import { findOrganisation } from './queries.server.ts'

/** An organisation as an address book takes it; undefined when hidden or not there. */
export async function organisationCard(db: ActorDb, id: string): Promise<Card | undefined> {
  const found = await findOrganisation(db, id)
  if (!found) return undefined
  const { name, shortName, original, aliases, website, level, changedAt } = found
  const names = cardNames([...(original ? [original] : []), ...aliases])
  const short = shortName && !aliases.some((alias) => alias.name === shortName) ? [{ name: shortName }] : []
  return {
    kind: 'org',
    id,
    name,
    changedAt,
    posts: [],
    languages: [],
    ...names,
    aliases: [...short, ...names.aliases],
    ...(website && { website }),
    ...confidentiality(level),
  }
}
