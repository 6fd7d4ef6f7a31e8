import type { LoaderFunctionArgs } from '@remix-run/node'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { type Found, lookup, lookupKinds } from '#app/domain/search/lookup.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { readerFor } from '#app/http/shell.server.ts'
import { i18nFor } from '#app/i18n/instances.ts'
import type { Locale } from '#app/i18n/locales.ts'

/** What a picker offers: GET ?q= and, separated by commas, ?kinds=organisation,contact,member (all when left out). */
export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { searchParams } = new URL(args.request.url)
  const wanted = searchParams.get('kinds')?.split(',')
  const kinds = lookupKinds.filter((kind) => wanted === undefined || wanted.includes(kind))
  return asActor(actor, async (db) => {
    const { locale } = await readerFor(db, actor, args.request)
    const found = await lookup(db, searchParams.get('q') ?? '', 20, kinds)
    return Response.json({ found: found.map(({ kind, id, name, ...rest }) => ({ kind, id, name, note: noteOf(rest, locale) })) })
  })
}

/** What tells namesakes apart, and why it is offered when the name itself does not say so. */
function noteOf({ note, organisationKind, why }: Pick<Found, 'note' | 'organisationKind' | 'why'>, locale: Locale): string | null {
  const { t } = i18nFor(locale)
  const what = organisationKind ? t(`words.organisationKind.${organisationKind}`) : note
  return [what, why && t(`search.why.${why.how}`, { name: why.name })].filter(Boolean).join(' · ') || null
}
