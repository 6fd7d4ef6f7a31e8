import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findExport, partOf } from '#app/domain/exports/queries.server.ts'
import { attachment } from '#app/lib/attachment.ts'
import { isUuid } from '#app/lib/ids.ts'
import type { ExportFormat } from '#db/schema/words.ts'
import { notFound } from './not-found.ts'

const types: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  vcf: 'text/vcard; charset=utf-8',
}

/** The actor's own file `id`, if it is there still. */
export const ownExport = (actor: Actor, id: string | undefined) =>
  asActor(actor, async (db) => (isUuid(id) ? await findExport(db, id) : undefined) ?? notFound())

/** A whole file to save, sent piece by piece. One that is thrown away meanwhile breaks off, so that no program takes half of it for all. */
export async function exportFile(
  actor: Actor,
  id: string | undefined,
  name: (list: Awaited<ReturnType<typeof ownExport>>['list']) => string,
) {
  const file = await ownExport(actor, id)
  if (file.state !== 'ready') notFound()
  let [position, sent] = [0, 0]
  const pieces = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (sent === file.bytes) return controller.close()
      const part = await asActor(actor, (db) => partOf(db, file.id, position))
      if (!part) return controller.error(new Error('The file is not there any more.'))
      position += 1
      sent += part.length
      controller.enqueue(part)
    },
  })
  return new Response(pieces, {
    headers: {
      'Content-Type': types[file.format],
      'Content-Length': String(file.bytes),
      'Content-Disposition': attachment(name(file.list), file.format, file.list),
      'Cache-Control': 'no-store',
    },
  })
}
