import type { LoaderFunctionArgs } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { exportFile } from '#app/http/export-response.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import { nameOfList } from '#app/i18n/list-names.ts'
import type { Translate } from '#app/i18n/reader.tsx'

/** The file, for whoever had it made, when it is whole. */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { locale } = await asActor(actor, (db) => readerFor(db, actor, args.request))
  return exportFile(actor, args.params.id, (list) => nameOfList(i18nFor(locale).t as Translate, list))
}
