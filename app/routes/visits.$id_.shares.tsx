import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { missingSignOffs } from '#app/domain/clearance/queries.server.ts'
import { revokeShare, usualDays } from '#app/domain/shares/commands.server.ts'
import { sharesOf } from '#app/domain/shares/queries.server.ts'
import { methodOf } from '#app/http/method.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { makeShareOnce, parseShare } from '#app/http/share-form.server.ts'
import { editableVisit } from '#app/http/visit-asked.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { addDays, todayIn } from '#app/lib/dates.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { PageHead } from '#app/ui/page.tsx'
import { ShareForm } from '#app/ui/share-form.tsx'
import { NewShareAddress, ShareList } from '#app/ui/share-list.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return asActor(actor, async (db) => {
    const { id, title, level, zone } = await editableVisit(db, actor, args.params.id)
    const now = new Date()
    const expiresOn = addDays(todayIn(zone, now), usualDays)
    const missing = (await missingSignOffs(db, [id])).get(id) ?? []
    return { visit: { id, title, level, zone }, missing, shares: await sharesOf(db, id, now), expiresOn, formKey: newFormKey() }
  })
}

/** POST makes a link and answers with its address, once; DELETE withdraws one. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const visit = await asActor(actor, (db) => editableVisit(db, actor, args.params.id))
  if (methodOf(args.request, form) === 'DELETE') {
    const share = form.get('share')
    const outcome = isUuid(share) ? await asActor(actor, (db) => revokeShare(db, actor, visit.id, share)) : undefined
    return outcome?.ok ? redirect(`/visits/${visit.id}/shares`) : notFound()
  }
  const key = form.get('formKey')
  const submission = parseShare(form)
  const again = (fieldErrors?: Record<string, string[]>) =>
    data(
      { result: submission.reply({ hideFields: ['passphrase'], ...(fieldErrors && { fieldErrors }) }), made: undefined },
      { status: 422 },
    )
  if (submission.status !== 'success' || !isUuid(key)) return again()
  const outcome = await makeShareOnce(actor, visit.id, key, submission.value)
  if (outcome?.ok === false)
    return again(outcome.reason === 'bad-date' ? { expiresOn: ['shares.badDate'] } : { reader: ['errors.unknownChoice'] })
  const { publicUrl } = args.context.environment
  return data({ result: undefined, made: { address: outcome ? `${publicUrl}/shares/${outcome.token}` : null } })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('shares.title'))

export default function SharesPage() {
  const { visit, missing, shares, expiresOn, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  return (
    <>
      <PageHead title={t('shares.title')} crumb={{ to: `/visits/${visit.id}`, label: visit.title }} lede={t('shares.lede')} />
      {answer?.made ? <NewShareAddress address={answer.made.address} /> : null}
      <div className="two">
        <ShareForm visit={visit} missing={missing} expiresOn={expiresOn} formKey={formKey} lastResult={answer?.result} key={formKey} />
        <div>
          <ShareList visit={visit} shares={shares} />
        </div>
      </div>
    </>
  )
}
