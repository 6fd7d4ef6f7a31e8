import '#app/i18n/of-pages.ts'
import { type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction, redirect } from '@remix-run/node'
import { Form, Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { revokeFeed } from '#app/domain/feeds/commands.server.ts'
import { feedsOf, findFeed } from '#app/domain/feeds/queries.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { SubmitButton } from '#app/ui/form.tsx'
import { PageHead } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  const feed = (await asActor(actor, (db) => findFeed(db, actor, id, new Date()))) ?? notFound()
  return { name: feed.name }
}

/** POST withdraws the link for good. Doing it twice is no error. */
export async function action(args: ActionFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  await asActor(actor, async (db) => {
    const outcome = await revokeFeed(db, actor, id)
    if (!outcome.ok && !(await feedsOf(db, actor, new Date())).some((feed) => feed.id === id)) notFound()
  })
  return redirect('/feeds')
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('feeds.revoke'))

export default function RevocationPage() {
  const loaded = useLoaderData<typeof loader>()
  const t = useT()
  const name = loaded.name ?? t('feeds.hiddenName')
  return (
    <>
      <PageHead
        title={<bdi>{t('feeds.revokeTitle', { name })}</bdi>}
        crumb={{ to: '/feeds', label: t('feeds.title') }}
        lede={t('feeds.revokeText')}
      />
      <Form method="post" className="row">
        <SubmitButton kind="danger">{t('feeds.revokeDo')}</SubmitButton>
        <Link className="btn btn-quiet" to="/feeds">
          {t('feeds.keep')}
        </Link>
      </Form>
    </>
  )
}
