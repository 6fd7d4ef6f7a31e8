import '#app/i18n/of-pages.ts'
import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { asActor } from '#app/domain/access/as-actor.server.ts'
import { appPasswordsOf } from '#app/domain/app-passwords/queries.server.ts'
import { feedsOf } from '#app/domain/feeds/queries.server.ts'
import { requireActor } from '#app/http/require-actor.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { pageTitle } from '#app/i18n/title.ts'
import { AppPasswordList } from '#app/ui/app-password.tsx'
import { FeedList } from '#app/ui/feed-list.tsx'
import { Empty, PageHead, Section } from '#app/ui/page.tsx'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireActor(args)
  const now = new Date()
  return asActor(actor, async (db) => {
    const feeds = await feedsOf(db, actor, now)
    const [current, revoked] = [feeds.filter((feed) => !feed.revokedAt), feeds.filter((feed) => feed.revokedAt)]
    return { current, revoked, passwords: await appPasswordsOf(db, actor, now) }
  })
}

export const meta: MetaFunction = ({ matches }) => pageTitle(matches, (t) => t('feeds.title'))

export default function FeedsPage() {
  const { current, revoked, passwords } = useLoaderData<typeof loader>()
  const t = useT()
  const add = (look: string) => (
    <Link className={look} to="/feeds/new">
      {t('feeds.new')}
    </Link>
  )
  return (
    <>
      <PageHead title={t('feeds.title')} lede={t('feeds.lede')} actions={add('btn btn-primary')} />
      <Section id="current" title={t('feeds.current')}>
        {current.length > 0 ? (
          <FeedList feeds={current} />
        ) : (
          <Empty title={t('feeds.none')} action={add('btn')}>
            {t('feeds.noneText')}
          </Empty>
        )}
      </Section>
      <Section id="passwords" title={t('appPasswords.title')}>
        <p className="below-3 prose">{t('appPasswords.text')}</p>
        {passwords.length > 0 ? <AppPasswordList rows={passwords} /> : null}
        <p className="above-3">
          <Link className="btn" to="/feeds/passwords/new">
            {t('appPasswords.new')}
          </Link>
        </p>
      </Section>
      <Section id="external" title={t('layers.title')}>
        <p className="below-3 prose">{t('layers.lede')}</p>
        <Link className="btn" to="/external-calendars">
          {t('layers.title')}
        </Link>
      </Section>
      {revoked.length > 0 ? (
        <Section id="revoked" title={t('feeds.revoked')}>
          <FeedList feeds={revoked} />
        </Section>
      ) : null}
    </>
  )
}
