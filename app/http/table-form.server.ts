import type { Actor } from '#app/domain/access/actors.ts'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { once } from '#app/domain/access/once.server.ts'
import { beginTable } from '#app/domain/list-imports/begin.server.ts'
import { isUuid } from '#app/lib/ids.ts'
import { readTableApart } from '#app/tables/read/read-apart.server.ts'
import { tableKinds } from '#db/schema/words.ts'
import { parseImport } from './import-form.server.ts'

type Kept = { ok: true; id: string } | { ok: false; field: 'table' | 'deskId'; reason: string; pasted: string }

/** Reads a table that was sent or pasted and keeps it as a dry run, once however often its form arrives. The reading holds no connection to the database. */
export async function keepTable(actor: Actor, form: FormData, pastedName: string): Promise<Kept> {
  const [key, file, kind] = [form.get('formKey'), form.get('table'), tableKinds.find((one) => one === form.get('kind'))]
  const pasted = String(form.get('pasted') ?? '')
  const again = (field: 'table' | 'deskId', reason: string): Kept => ({ ok: false, field, reason, pasted: pasted.slice(0, 100_000) })
  const sent = file instanceof File && file.size > 0 ? file : undefined
  if (!sent && pasted.trim() === '') return again('table', 'tables.none')
  const submission = parseImport(form)
  if (submission.status !== 'success' || !isUuid(key) || !kind) return again('deskId', 'errors.unknownChoice')
  const read = await readTableApart(sent ? new Uint8Array(await sent.arrayBuffer()) : new TextEncoder().encode(pasted))
  if (!read.ok) return again('table', read.reason)
  const id = await asActor(actor, (db) =>
    once(db, actor, key, async () => {
      const begun = await beginTable(db, actor, sent?.name ?? pastedName, kind, read, submission.value)
      return begun.ok ? begun.id : undefined
    }),
  )
  return id ? { ok: true, id } : again('deskId', 'errors.unknownChoice')
}
