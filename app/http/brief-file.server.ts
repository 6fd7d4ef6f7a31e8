import { type BriefDocument, briefDocument } from '#app/documents/brief-document.ts'
import { briefDocx } from '#app/documents/brief-docx.server.ts'
import { briefPage } from '#app/documents/brief-page.tsx'
import { findChromium, printPdf } from '#app/documents/pdf.server.ts'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { missingSignOffs } from '#app/domain/clearance/queries.server.ts'
import { codeNamesOf } from '#app/domain/contacts/code-names.server.ts'
import { findEngagement } from '#app/domain/engagements/queries.server.ts'
import { originalsOf } from '#app/domain/names/queries.server.ts'
import { findText } from '#app/domain/texts/texts.server.ts'
import '#app/i18n/all.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import { attachment } from '#app/lib/attachment.ts'
import { isUuid } from '#app/lib/ids.ts'
import { notFound } from './not-found.ts'
import { standAloneStyle } from './programme-response.server.ts'
import { readerFor } from './shell.server.ts'

const types = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
}
export type BriefFormat = keyof typeof types
export const isBriefFormat = (text: unknown): text is BriefFormat => typeof text === 'string' && Object.hasOwn(types, text)

/** The brief of an engagement for paper, as far as the actor may see it; what it still lacks to be let out. */
export async function prepareBrief(db: ActorDb, actor: Actor, id: string | undefined, request: Request) {
  if (!isUuid(id)) notFound()
  const engagement = (await findEngagement(db, id)) ?? notFound()
  const brief = await findText(db, 'brief', id)
  if (!brief?.body) return notFound()
  const reader = await readerFor(db, actor, request)
  const contacts = engagement.participants.flatMap(({ contactId }) => contactId ?? [])
  const organisations = engagement.organisations.map((organisation) => organisation.id)
  const originals = new Map([...(await originalsOf(db, 'contact', contacts)), ...(await originalsOf(db, 'organisation', organisations))])
  return {
    briefId: brief.id,
    locale: reader.locale,
    missing: (await missingSignOffs(db, [id])).get(id),
    document: briefDocument(engagement, brief, { originals, codes: await codeNamesOf(db, contacts) }, i18nFor(reader.locale).t, reader),
  }
}

/** The bytes of a brief; undefined when this machine cannot make such a file. */
export async function briefBytes(document: BriefDocument, format: BriefFormat): Promise<Buffer | undefined> {
  if (format === 'docx') return briefDocx(document)
  const chromium = findChromium()
  return chromium ? printPdf(chromium, briefPage(document, standAloneStyle.text)) : undefined
}

export function briefFileResponse(document: BriefDocument, format: BriefFormat, bytes: Buffer): Response {
  const headers = {
    'Content-Type': types[format],
    'Content-Disposition': attachment(`${document.heading} - ${document.title}`, format, 'brief'),
    'Content-Length': String(bytes.byteLength),
    'Cache-Control': 'no-store',
  }
  return new Response(new Uint8Array(bytes), { headers })
}
