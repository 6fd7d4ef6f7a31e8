import '#app/i18n/of-pages.ts'
import { parseWithZod } from '@conform-to/zod/v4'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { eraseContact } from '#app/domain/contacts/erasure.server.ts'
import { holdsOn } from '#app/domain/contacts/erasure-holds.server.ts'
import { erasureInput } from '#app/domain/contacts/input.ts'
import { mentionsOf } from '#app/domain/contacts/mentions.server.ts'
import { findContact } from '#app/domain/contacts/queries.server.ts'
import { canEditContact } from '#app/domain/contacts/rules.ts'
import { mergesInto } from '#app/domain/merges/queries.server.ts'
import { namesOf } from '#app/domain/names/queries.server.ts'
import { leaveErased, refuseErased } from '#app/http/erased.ts'
import { leaveMerged } from '#app/http/merged-away.server.ts'
import { forbidden, notFound } from '#app/http/not-found.ts'
import { versionIn } from '#app/http/record-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { ErasureForm } from '#app/ui/erasure-form.tsx'
import { ErasureRefused } from '#app/ui/erasure-holds.tsx'
import { ErasureMentions } from '#app/ui/erasure-mentions.tsx'
import { ErasureScope } from '#app/ui/erasure-scope.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const contact = (isUuid(args.params.id) ? await findContact(db, args.params.id) : undefined) ?? (await leaveMerged(db, args.params.id))
    if (!canEditContact(actor, contact)) forbidden()
    leaveErased(contact)
    const { id, name, version } = contact
    const names = (await namesOf(db, { contactId: id })).map((each) => each.name)
    return {
      contact: { id, name, version },
      holds: await holdsOn(db, id),
      merged: (await mergesInto(db, id)).map(({ goneName }) => goneName),
      mentions: await mentionsOf(db, actor, { id, names: [name, ...names] }),
    }
  })
}

/** POST erases the person, if the name was typed. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const submission = parseWithZod(form, { schema: erasureInput })
  return asActor(actor, async (db) => {
    const contact = (isUuid(args.params.id) ? await findContact(db, args.params.id) : undefined) ?? (await leaveMerged(db, args.params.id))
    if (!canEditContact(actor, contact)) forbidden()
    refuseErased(contact)
    const typed = submission.status === 'success' ? submission.value.confirm : ''
    const outcome = await eraseContact(db, actor, contact.id, versionIn(form), typed)
    if (!outcome.ok && outcome.reason === 'held') return data({ result: submission.reply(), held: true }, { status: 409 })
    if (submission.status !== 'success') return data({ result: submission.reply(), held: false }, { status: 422 })
    if (outcome.ok || outcome.reason === 'erased') return redirect(`/contacts/${contact.id}`)
    if (outcome.reason === 'not-found') notFound()
    if (outcome.reason === 'not-yours') forbidden()
    const changed = outcome.reason === 'changed-meanwhile'
    const said = changed ? 'erasure.changed-meanwhile' : 'erasure.wrongName'
    return data({ result: submission.reply({ fieldErrors: { confirm: [said] } }), held: false }, { status: changed ? 409 : 422 })
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('erasure.title'))

export default function ErasurePage() {
  const { contact, holds, merged, mentions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('erasure.title')} crumb={{ to: `/contacts/${contact.id}`, label: contact.name }} lede={t('erasure.lede')} />
      {holds.length > 0 ? <ErasureRefused holds={holds} noted={answer?.held === true} /> : null}
      <ErasureScope merged={merged} />
      <ErasureMentions mentions={mentions} />
      {holds.length > 0 ? null : (
        <ErasureForm key={JSON.stringify(answer?.result)} name={contact.name} version={contact.version} lastResult={answer?.result} />
      )}
    </>
  )
}
