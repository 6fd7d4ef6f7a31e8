import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findContact } from '#app/domain/contacts/queries.server.ts'
import { canEditContact } from '#app/domain/contacts/rules.ts'
import { besideContact } from '#app/domain/merges/beside.server.ts'
import { mergeContacts } from '#app/domain/merges/commands.server.ts'
import { lookup } from '#app/domain/search/lookup.server.ts'
import { leaveErased, refuseErased } from '#app/http/erased.ts'
import { readMerge } from '#app/http/merge-form.server.ts'
import { leaveMerged } from '#app/http/merged-away.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { ChooseOther } from '#app/ui/choose-other.tsx'
import { MergeForm } from '#app/ui/merge-form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { searchParams } = new URL(args.request.url)
  const [other, text] = [searchParams.get('with'), (searchParams.get('q') ?? '').slice(0, 200)]
  return asActor(actor, async (db) => {
    const kept = (isUuid(args.params.id) ? await besideContact(db, args.params.id) : undefined) ?? (await leaveMerged(db, args.params.id))
    const contact = (await findContact(db, kept.id)) ?? notFound()
    if (!canEditContact(actor, contact)) forbidden()
    leaveErased(contact)
    const gone = isUuid(other) && other !== kept.id ? await besideContact(db, other) : undefined
    const found = gone ? [] : (await lookup(db, text, 10, ['contact'])).filter((each) => each.id !== kept.id)
    return { kept, gone, text, found: found.map(({ id, name, note, why }) => ({ id, name, note, why })) }
  })
}

/** POST makes this contact and the other one. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { otherId, version, otherVersion, taken } = readMerge(await args.request.formData())
  return asActor(actor, async (db) => {
    const kept = (isUuid(args.params.id) ? await findContact(db, args.params.id) : undefined) ?? (await leaveMerged(db, args.params.id))
    if (!canEditContact(actor, kept)) forbidden()
    refuseErased(kept)
    if (!otherId) return data({ reason: 'not-found' as const }, { status: 422 })
    const outcome = await mergeContacts(db, actor, { id: kept.id, version }, { id: otherId, version: otherVersion }, taken)
    if (outcome.ok) return redirect(`/merges/${outcome.id}`)
    return data({ reason: outcome.reason }, { status: outcome.reason === 'changed-meanwhile' ? 409 : 422 })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('merges.title'))

export default function MergePage() {
  const { kept, gone, text, found } = useLoaderData<typeof loader>()
  const refused = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead
        title={t('merges.title')}
        crumb={{ to: `/contacts/${kept.id}`, label: kept.fields.name }}
        lede={gone ? t('merges.lede') : t('merges.chooseLede')}
      />
      {refused ? (
        <p className="error below-5" role="alert">
          {t(`merges.refusals.${refused.reason}`)}
        </p>
      ) : null}
      {gone ? (
        <MergeForm key={`${kept.id}${gone.id}${kept.version}${gone.version}`} kept={kept} gone={gone} />
      ) : (
        <ChooseOther text={text} found={found} />
      )}
    </>
  )
}
