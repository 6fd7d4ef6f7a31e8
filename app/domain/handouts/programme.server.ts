import { and, desc, eq, inArray, isNotNull } from 'drizzle-orm'
import { buildProgramme, itemsOf, type ProgrammeDocument } from '#app/documents/programme.ts'
import { changesBetween, type ItemChange } from '#app/documents/programme-changes.ts'
import { changeInWords } from '#app/documents/programme-texts.ts'
import { dateAt } from '#app/lib/dates.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'
import { type DocumentLanguage, outsideReaders, type ProgrammeReader, type SignOffRole } from '#db/schema/words.ts'
import { visibleEngagements } from '#db/visible/engagements.ts'
import { visibleHandouts } from '#db/visible/handouts.ts'
import type { ActorDb } from '../access/as-actor.server.ts'
import { programmeSource } from './source.server.ts'

/** What changed since a day; `unnamed` items went that the actor may not see any more. */
type ChangesSince = { since: string; changes: ItemChange[]; unnamed: number }

export type PreparedProgramme =
  | { ok: true; document: ProgrammeDocument; moment: string; marked: ChangesSince | undefined }
  | { ok: false; reason: 'not-found' }
  /** The visit itself is above internal, and these sign-offs are missing. */
  | { ok: false; reason: 'not-cleared'; title: string; missing: readonly SignOffRole[] }

type Wish = { reader: ProgrammeReader; language: DocumentLanguage }

/** A visit's programme for a reader as it is at this moment, with what changed since that reader was last given it. */
export async function prepareProgramme(db: ActorDb, visitId: string, wish: Wish, now: Date): Promise<PreparedProgramme> {
  const source = await programmeSource(db, visitId)
  if (!source) return { ok: false, reason: 'not-found' }
  const document = buildProgramme(source, wish.reader, wish.language)
  if (!document) return { ok: false, reason: 'not-cleared', title: source.visit.title, missing: source.visit.missing }
  return { ok: true, document, moment: wallTimeAt(now, document.zone), marked: await markedSince(db, visitId, document, now) }
}

const recentlyGiven = 50

async function markedSince(db: ActorDb, visitId: string, document: ProgrammeDocument, now: Date): Promise<ChangesSince | undefined> {
  const today = dateAt(now, document.zone)
  for (const given of await givenTo(db, visitId, document.reader)) {
    const since = dateAt(given.at, document.zone)
    const changes = changesBetween(given.content, document)
    // The same programme in another form or language today is one handing out.
    if (since < today || changes.length > 0) return { since, ...(await nameable(db, changes)) }
  }
  return undefined
}

async function givenTo(db: ActorDb, visitId: string, reader: ProgrammeReader, most = recentlyGiven) {
  const h = visibleHandouts
  const rows = await db
    .select({ at: h.madeAt, content: h.content })
    .from(h)
    .where(and(eq(h.visitId, visitId), eq(h.reader, reader), isNotNull(h.content)))
    .orderBy(desc(h.madeAt), desc(h.id))
    .limit(most)
  return rows.map(({ at, content }) => ({ at, content: content as ProgrammeDocument }))
}

/** An item that went may have become stricter than the actor may know: then it is only counted. */
async function nameable(db: ActorDb, changes: ItemChange[]): Promise<Omit<ChangesSince, 'since'>> {
  const gone = changes.filter(({ kind }) => kind === 'gone').map(({ id }) => id)
  if (gone.length === 0) return { changes, unnamed: 0 }
  const seen = await db.select({ id: visibleEngagements.id }).from(visibleEngagements).where(inArray(visibleEngagements.id, gone))
  const named = changes.filter(({ id, kind }) => kind !== 'gone' || seen.some((row) => row.id === id))
  return { changes: named, unnamed: changes.length - named.length }
}

/** When a reader was last given the programme, and what changed since in the words of a language: for the visit's page. */
export type LastGiven = {
  reader: (typeof outsideReaders)[number]
  at: Date
  since: string
  lines: { id: string; title: string; text: string }[]
  unnamed: number
}

export async function lastGiven(db: ActorDb, visitId: string, language: DocumentLanguage): Promise<LastGiven[]> {
  const given = []
  for (const reader of outsideReaders) given.push({ reader, last: (await givenTo(db, visitId, reader, 1))[0] })
  const source = given.some(({ last }) => last) ? await programmeSource(db, visitId) : undefined
  const found: LastGiven[] = []
  for (const { reader, last } of given) {
    const document = last && source && buildProgramme(source, reader, language)
    if (!document) continue
    const { changes, unnamed } = await nameable(db, changesBetween(last.content, document))
    const lines = changes.map((change) => ({ id: change.id, title: change.title, text: changeInWords(change, language) }))
    found.push({ reader, at: last.at, since: dateAt(last.at, document.zone), lines, unnamed })
  }
  return found
}

/** How many items each reader gets; what is left out of every reader's for want of sign-off, as far as the actor may know; and what the visit itself lacks. */
export async function handoutScope(db: ActorDb, visitId: string) {
  const source = await programmeSource(db, visitId)
  const count = (reader: ProgrammeReader) => {
    const document = source && buildProgramme(source, reader, 'en')
    return document ? itemsOf(document).filter((item) => !item.state).length : 0
  }
  const waits = source?.items.filter((item) => item.missing.length > 0 && item.status !== 'cancelled') ?? []
  return {
    counts: { full: count('full'), hosts: count('hosts'), delegation: count('delegation') },
    leftOut: waits.map(({ id, title, missing }) => ({ id, title, missing })),
    missing: source?.visit.missing ?? [],
  }
}

export type HandoutScope = Awaited<ReturnType<typeof handoutScope>>
