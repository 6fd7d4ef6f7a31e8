import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { feedAddress } from '#app/domain/feeds/addresses.ts'
import { mostEvents } from '#app/domain/feeds/limits.ts'
import { makeFeedOnce, parseFeed, scopesAsked } from '#app/http/feed-form.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { FeedAddress, SeenAddress } from '#app/ui/feed-address.tsx'
import { FeedAdvice } from '#app/ui/feed-advice.tsx'
import { FeedForm } from '#app/ui/feed-form.tsx'
import { TooLarge } from '#app/ui/feed-list.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  return { ...(await asActor(actor, (db) => scopesAsked(db, actor, args.request))), formKey: newFormKey() }
}

/** Answers with the address itself: it is shown here, once, and stands in no other page's address. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const form = await args.request.formData()
  const key = String(form.get('formKey'))
  const submission = parseFeed(form)
  const again = (fieldErrors?: Record<string, string[]>) =>
    data({ result: submission.reply(fieldErrors && { fieldErrors }), made: undefined }, { status: 422 })
  if (submission.status !== 'success' || !isUuid(key)) return again()
  const outcome = await asActor(actor, (db) => makeFeedOnce(db, actor, key, submission.value))
  if (outcome?.ok === false) {
    return again(refusals[outcome.reason])
  }
  const address = outcome ? feedAddress(args.context.environment.publicUrl, outcome.token) : null
  return data({ result: undefined, made: { name: submission.value.name, address, eventCount: outcome?.eventCount ?? 0 } })
}

const refusals = {
  'name-tells': { name: ['feeds.nameTells'] },
  'unknown-choice': { scope: ['errors.unknownChoice'] },
  'end-off': { expiresOn: ['feeds.expiresOff'] },
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('feeds.newTitle'))

export default function NewFeedPage() {
  const { scopes, topics, asked, formKey } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const crumb = { to: '/feeds', label: t('feeds.title') }
  if (answer?.made) {
    const { name, address, eventCount } = answer.made
    return (
      <>
        <PageHead title={t('feeds.madeTitle')} crumb={crumb} meta={<bdi>{name}</bdi>} />
        <div className="two">
          <div>
            {address ? <FeedAddress address={address} /> : <SeenAddress />}
            {eventCount > mostEvents ? <TooLarge eventCount={eventCount} bodyBytes={null} /> : null}
            <p className="above-5">
              <Link to="/feeds">{t('feeds.all')}</Link>
            </p>
          </div>
          <FeedAdvice />
        </div>
      </>
    )
  }
  return (
    <>
      <PageHead title={t('feeds.newTitle')} crumb={crumb} lede={t('feeds.newLede')} />
      <div className="two">
        <FeedForm scopes={scopes} topics={topics} asked={asked} formKey={formKey} lastResult={answer?.result} />
        <FeedAdvice />
      </div>
    </>
  )
}
