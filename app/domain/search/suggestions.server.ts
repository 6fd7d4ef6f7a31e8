import type { ActorDb } from '../access/as-actor.server.ts'
import { readQuery } from './query.ts'
import { type FoundRecord, findRecords, nameGroups } from './results.server.ts'
import { type FoundText, findTexts, textGroups } from './texts.server.ts'

export type Suggestions = {
  group: (typeof nameGroups)[number] | (typeof textGroups)[number]
  records: FoundRecord[]
  texts: FoundText[]
}

const ofEach = { contact: 5, organisation: 5, engagement: 5, 'read-out': 3, brief: 3, 'follow-up': 3, commitment: 3, note: 3 }

/** The nearest of each kind for what has been typed so far; nothing is counted. Kinds with nothing are left out. */
export async function suggest(db: ActorDb, text: string): Promise<Suggestions[]> {
  const query = readQuery(text)
  if (!query) return []
  const all: Suggestions[] = []
  for (const group of nameGroups.toReversed()) {
    all.push({ group, records: await findRecords(db, query, group, ofEach[group]), texts: [] })
  }
  for (const group of textGroups) all.push({ group, records: [], texts: await findTexts(db, query, group, ofEach[group]) })
  return all.filter(({ records, texts }) => records.length + texts.length > 0)
}
