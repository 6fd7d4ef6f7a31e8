import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { findFeed } from '#app/domain/feeds/queries.server.ts'
import { fetchesOf } from '#app/domain/feeds/trail.server.ts'
import { notFound } from '#app/http/not-found.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { isUuid } from '#app/lib/ids.ts'
import { FeedAdvice } from '#app/ui/feed-advice.tsx'
import { FeedFetches } from '#app/ui/feed-fetches.tsx'
import { FeedDeeds, FeedFacts } from '#app/ui/feed-list.tsx'
import { Empty, PageHead, Section } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const { id } = args.params
  if (!isUuid(id)) notFound()
  return asActor(actor, async (db) => {
    const feed = (await findFeed(db, actor, id, new Date())) ?? notFound()
    return { feed, fetches: await fetchesOf(db, id) }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('feeds.title'))

export default function FeedPage() {
  const { feed, fetches } = useLoaderData<typeof loader>()
  const t = useT()
  return (
    <>
      <PageHead
        title={<bdi>{feed.name ?? t('feeds.hiddenName')}</bdi>}
        crumb={{ to: '/feeds', label: t('feeds.title') }}
        actions={<FeedDeeds feed={feed} />}
      />
      <div className="two">
        <div>
          <FeedFacts feed={feed} />
          <div className="above-5">
            <Section id="fetches" title={t('feedTrail.fetches')}>
              {fetches.length > 0 ? (
                <FeedFetches fetches={fetches} />
              ) : (
                <Empty title={t('feeds.neverFetched')}>{t('feedTrail.noneText')}</Empty>
              )}
            </Section>
          </div>
        </div>
        <FeedAdvice />
      </div>
    </>
  )
}
