import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { applyImport } from '#app/domain/imports/apply.server.ts'
import { beginImport } from '#app/domain/imports/begin.server.ts'
import { planOf, printOf } from '#app/domain/imports/queries.server.ts'
import { readCalendar } from '#app/ical/read/calendar.ts'
import { engagements } from '#db/schema/engagements.ts'
import type { Level } from '#db/schema/words.ts'
import { asOwner } from '#tests/helpers/database.ts'

const options = { zone: 'Europe/Amsterdam', untitled: 'Without title', now: Date.parse('2026-02-05T08:00:00Z') }

/** Keeps a file as a dry run and answers its id. */
export async function begin(actor: Actor, text: string, level: Level = 'confidential'): Promise<string> {
  const read = readCalendar(new TextEncoder().encode(text), options)
  if (!read.ok) throw new Error(read.reason)
  const begun = await asActor(actor, (db) => beginImport(db, actor, 'agenda.ics', read, { deskId: actor.deskIds[0] ?? '', level }))
  if (!begun.ok) throw new Error(begun.reason)
  return begun.id
}

export const planned = (actor: Actor, importId: string) => asActor(actor, (db) => planOf(db, actor, importId))

/** What each row of a dry run would do: its kind, or why not, and the fields it would change. */
export async function kinds(actor: Actor, importId: string): Promise<string[]> {
  const rows = await planned(actor, importId)
  return rows.map(({ plan }) => [plan.reason?.split('|')[0] ?? plan.kind, ...plan.changes.map(({ field }) => field)].join(' '))
}

export async function apply(actor: Actor, importId: string) {
  return asActor(actor, async (db) => applyImport(db, actor, importId, printOf(await planOf(db, actor, importId))))
}

export async function bringIn(actor: Actor, text: string, level: Level = 'confidential'): Promise<string> {
  const id = await begin(actor, text, level)
  const applied = await apply(actor, id)
  if (!applied.ok) throw new Error(applied.reason)
  return id
}

/** All engagements that are not deleted, past every view. */
export async function standing() {
  const rows = await asOwner((db) => db.select().from(engagements).orderBy(engagements.startsAt))
  return rows.filter((row) => row.deletedAt === null)
}
