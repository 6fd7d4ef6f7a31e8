import { unzipSync } from 'fflate'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { askForExport, type ListAsked } from '#app/domain/exports/commands.server.ts'
import { partOf } from '#app/domain/exports/queries.server.ts'
import type { Locale } from '#app/i18n/locales.ts'
import { activity } from '#db/schema/activity.ts'
import type { ExportFormat } from '#db/schema/words.ts'
import { asOwner } from '#tests/helpers/database.ts'

type Wish = Partial<{ format: ExportFormat; locale: Locale }>

/** Asks for a list in the actor's name; its id. */
export async function askFor(actor: Actor, asked: ListAsked, { format = 'csv', locale = 'en' }: Wish = {}): Promise<string> {
  const answer = await asActor(actor, (db) => askForExport(db, actor, { ...asked, format, locale }))
  if (!answer.ok) throw new Error(`Not asked for: ${answer.reason}`)
  return answer.id
}

/** What the actor can fetch of it, all pieces in order. */
export async function bytesOf(actor: Actor, id: string): Promise<Buffer> {
  const parts: Uint8Array[] = []
  while (true) {
    const part = await asActor(actor, (db) => partOf(db, id, parts.length))
    if (!part) return Buffer.concat(parts)
    parts.push(part)
  }
}

export const textOf = async (actor: Actor, id: string): Promise<string> => (await bytesOf(actor, id)).toString('utf8')

/** The cells of a CSV file in English without line breaks in them. */
export const linesOf = (text: string): string[] =>
  text
    .replace(/^\ufeff/, '')
    .split('\r\n')
    .slice(0, -1)

/** The sheet within a spreadsheet, as XML. */
export const sheetIn = (bytes: Uint8Array): string => Buffer.from(unzipSync(bytes)['xl/worksheets/sheet1.xml'] ?? []).toString('utf8')

export const deeds = () => asOwner((db) => db.select().from(activity).orderBy(activity.at, activity.id))
