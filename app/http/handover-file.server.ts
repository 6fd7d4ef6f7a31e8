import { handoverDocument } from '#app/documents/handover-document.ts'
import type { Actor } from '#app/domain/access/actors.ts'
import type { ActorDb } from '#app/domain/access/as-actor.server.ts'
import { packOf } from '#app/domain/handovers/pack.server.ts'
import '#app/i18n/all.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import { handoverAsked } from './handover-asked.server.ts'
import { readerFor } from './shell.server.ts'

/** A handover for paper, as far as the actor may see what is in it. */
export async function handoverOnPaper(db: ActorDb, actor: Actor, id: string | undefined, request: Request) {
  const handover = await handoverAsked(db, id)
  const reader = await readerFor(db, actor, request)
  const pack = await packOf(db, handover, { now: new Date(reader.now), today: reader.today })
  return { id: handover.id, document: handoverDocument(handover, pack, i18nFor(reader.locale).t, reader) }
}
