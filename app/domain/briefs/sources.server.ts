import { eq, inArray, sql } from 'drizzle-orm'
import { visibleContacts, visibleOrganisations } from '#db/visible/contacts.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleBriefs, visibleCommitments, visibleFollowUps, visibleReadOuts } from '#db/visible/texts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { type Ref, refTo, type Source, type SourceNoun } from './sources.ts'

const e = visibleEngagements
const firstDay = sql<string | null>`to_char(coalesce(${e.startsLocal}, ${e.startsOn}), 'YYYY-MM-DD')`
const noDay = sql<string | null>`null`
const records = {
  organisation: [visibleOrganisations, visibleOrganisations.name],
  contact: [visibleContacts, visibleContacts.name],
  engagement: [e, e.title],
  commitment: [visibleCommitments, visibleCommitments.wording],
  'follow-up': [visibleFollowUps, visibleFollowUps.title],
} as const
const texts = { brief: visibleBriefs, 'read-out': visibleReadOuts }

/** The records behind facts, with their levels, as far as the actor may see them. */
export async function sourcesOf(db: ActorDb, refs: readonly Ref[]): Promise<Map<Ref, Source>> {
  const found = new Map<Ref, Source>()
  const wanted = Map.groupBy([...new Set(refs)], (ref) => ref.split(':')[0] as SourceNoun)
  for (const [noun, group] of wanted) {
    const ids = group.map((ref) => ref.slice(noun.length + 1))
    for (const row of noun === 'brief' || noun === 'read-out' ? await ofTexts(db, noun, ids) : await ofRecords(db, noun, ids))
      found.set(refTo(noun, row.id), { noun, ...row })
  }
  return found
}

async function ofRecords(db: ActorDb, noun: keyof typeof records, ids: string[]) {
  const [view, title] = records[noun]
  return db
    .select({ id: view.id, title, level: view.level, deskId: view.deskId, page: view.id, on: noun === 'engagement' ? firstDay : noDay })
    .from(view)
    .where(inArray(view.id, ids))
}

async function ofTexts(db: ActorDb, noun: keyof typeof texts, ids: string[]) {
  const view = texts[noun]
  return db
    .select({ id: view.id, title: e.title, level: view.level, deskId: view.deskId, page: e.id, on: firstDay })
    .from(view)
    .innerJoin(e, eq(e.id, view.engagementId))
    .where(inArray(view.id, ids))
}
