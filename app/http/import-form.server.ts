import { parseWithZod } from '@conform-to/zod/v4'
import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { beginImport, type Choice } from '#app/domain/imports/begin.server.ts'
import { type ImportInput, importInput } from '#app/domain/imports/input.ts'
import { valueOfProposal } from '#app/domain/imports/people.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import type { Reader, Translate } from '#app/i18n/reader.tsx'
import { readFileApart } from '#app/ical/read/read-file.server.ts'
import { isUuid } from '#app/lib/ids.ts'

export const parseImport = (form: FormData) => parseWithZod(form, { schema: importInput })

type Kept = { ok: true; id: string } | { ok: false; field: 'file' | 'deskId'; reason: string }

/** Reads an uploaded file and keeps it as a dry run, once however often its form arrives. The reading holds no connection to the database. */
export async function keepUpload(actor: Actor, reader: Reader, key: string, file: File, input: ImportInput): Promise<Kept> {
  const t = i18nFor(reader.locale).t as Translate
  const bytes = new Uint8Array(await file.arrayBuffer())
  const read = await readFileApart(bytes, { zone: reader.zone, untitled: t('imports.untitled'), now: Date.parse(reader.now) })
  if (!read.ok) return { ok: false, field: 'file', reason: read.reason }
  const id = await asActor(actor, (db) =>
    once(db, actor, key, async () => {
      const begun = await beginImport(db, actor, file.name, read, input)
      return begun.ok ? begun.id : undefined
    }),
  )
  return id ? { ok: true, id } : { ok: false, field: 'deskId', reason: 'errors.unknownChoice' }
}

/** Which rows of those shown are ticked, and whom to link. */
export function readChoice(form: FormData): Choice {
  const ids = (name: string) => form.getAll(name).filter(isUuid)
  const people = form.getAll('person').flatMap((value) => {
    const [kind, id] = String(value).split(':')
    return (kind === 'contact' || kind === 'member') && isUuid(id) ? [valueOfProposal({ kind, id })] : []
  })
  return { shown: ids('shown'), taken: ids('take'), people }
}
