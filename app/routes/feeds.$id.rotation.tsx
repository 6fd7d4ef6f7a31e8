import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { feedAddress } from '#app/domain/feeds/addresses.ts'
import { findFeed } from '#app/domain/feeds/queries.server.ts'
import { rotateFeedOnce } from '#app/http/feed-form.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid, newFormKey } from '#app/lib/ids.ts'
import { FeedAddress, SeenAddress } from '#app/ui/feed-address.tsx'
import { FeedAdvice } from '#app/ui/feed-advice.tsx'
import { SubmitButton } from '#app/ui/form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const feed = (await asActor(actor, (db) => findFeed(db, actor, id, new Date()))) ?? notFound()
  return { name: feed.name, formKey: newFormKey() }
}

/** Answers with the new address itself, like the form that made the first one. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  const key = (await args.request.formData()).get('formKey')
  if (!isUuid(id)) notFound()
  if (!isUuid(key)) throw new Response(null, { status: 400 })
  const rotated = await asActor(actor, (db) => rotateFeedOnce(db, actor, key, id))
  if (rotated === null) notFound()
  return data({ address: rotated ? feedAddress(args.context.environment.publicUrl, rotated.token) : null })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('feeds.rotate'))

export default function RotationPage() {
  const loaded = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const name = loaded.name ?? t('feeds.hiddenName')
  const crumb = { to: '/feeds', label: t('feeds.title') }
  if (answer) {
    return (
      <>
        <PageHead title={t('feeds.madeTitle')} crumb={crumb} meta={<bdi>{name}</bdi>} />
        <div className="two">
          <div>
            {answer.address ? <FeedAddress address={answer.address} /> : <SeenAddress />}
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
      <PageHead title={<bdi>{t('feeds.rotateTitle', { name })}</bdi>} crumb={crumb} lede={t('feeds.rotateText')} />
      <Form method="post" className="row">
        <input type="hidden" name="formKey" value={loaded.formKey} />
        <SubmitButton>{t('feeds.rotateDo')}</SubmitButton>
        <Link className="btn btn-quiet" to="/feeds">
          {t('feeds.keep')}
        </Link>
      </Form>
    </>
  )
}
