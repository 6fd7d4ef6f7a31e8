import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import { mostBytes } from '#app/domain/feeds/limits.ts'
import type { FeedRow } from '#app/domain/feeds/queries.server.ts'
import { sayScope } from '#app/i18n/feed-words.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { dateAt } from '#app/lib/dates.ts'
import { formatDate } from '#app/lib/format-dates.ts'
import { Icon } from './icon.tsx'
import { useInstant } from './say-instant.ts'

/** One's own feeds, each with what it shows, who fetched it last, and the ways to change its address or end it. */
export function FeedList({ feeds }: { feeds: FeedRow[] }) {
  return (
    <ul className="list">
      {feeds.map((feed) => (
        <li key={feed.id} className="feed-row">
          <div>
            <FeedName feed={feed} />
            <FeedFacts feed={feed} />
          </div>
          {feed.revokedAt ? null : <FeedDeeds feed={feed} />}
        </li>
      ))}
    </ul>
  )
}

function FeedName({ feed }: { feed: FeedRow }) {
  const t = useT()
  const name = <bdi>{feed.name ?? t('feeds.hiddenName')}</bdi>
  return <h3 className={feed.revokedAt ? 'faint' : undefined}>{feed.revokedAt ? name : <Link to={`/feeds/${feed.id}`}>{name}</Link>}</h3>
}

/** What a feed shows, to whom and for how long. */
export function FeedFacts({ feed }: { feed: FeedRow }) {
  const t = useT()
  const day = useDay()
  const facts = [
    t('feeds.start', { start: feed.tokenStart }),
    t('feeds.made', { date: day(feed.createdAt) }),
    feed.revokedAt ? t('feeds.wasRevoked', { date: day(feed.revokedAt) }) : '',
    feed.expiresAt && !feed.revokedAt && !feed.expired ? t('feeds.runsOut', { date: day(feed.expiresAt) }) : '',
  ]
  return (
    <>
      <Line
        parts={[
          sayScope(t, { scope: feed.scope, name: feed.about }),
          t(`words.detail.${feed.detail}`),
          t(`feeds.languageOf.${feed.language}`),
        ]}
      />
      <Fetched feed={feed} />
      <Line parts={facts} />
      {feed.expired && feed.expiresAt && !feed.revokedAt ? (
        <p className="late small">{t('feeds.ranOut', { date: day(feed.expiresAt) })}</p>
      ) : null}
      {feed.tooLarge && !feed.revokedAt ? <TooLarge eventCount={feed.eventCount ?? 0} bodyBytes={feed.bodyBytes} /> : null}
    </>
  )
}

function Fetched({ feed }: { feed: FeedRow }) {
  const t = useT()
  const say = useInstant()
  if (!feed.fetchedAt) return <Line parts={[t('feeds.neverFetched')]} />
  const when = say(feed.fetchedAt)
  const by = feed.fetchedWith ? t('feeds.fetchedWith', { program: feed.fetchedWith }) : ''
  const from = feed.fetchedFrom ? t('feeds.fetchedFrom', { network: feed.fetchedFrom }) : ''
  const count = feed.eventCount === null ? '' : t('feeds.events', { count: feed.eventCount })
  return <Line parts={[[t('feeds.fetched', { when }), by, from].filter(Boolean).join(' '), feed.revokedAt ? '' : count]} />
}

/** Says that some programs will not read all of it. */
export function TooLarge({ eventCount, bodyBytes }: { eventCount: number; bodyBytes: number | null }) {
  const t = useT()
  return (
    <div className="notice notice-hold above-2">
      <Icon name="warning" />
      <p>
        {bodyBytes && bodyBytes > mostBytes
          ? t('feeds.tooLarge', { count: eventCount, size: (bodyBytes / 1_000_000).toFixed(1) })
          : t('feeds.tooMany', { count: eventCount })}
      </p>
    </div>
  )
}

export function FeedDeeds({ feed }: { feed: FeedRow }) {
  const t = useT()
  const name = feed.name ?? t('feeds.hiddenName')
  return (
    <div className="row">
      <Link className="btn btn-small" to={`/feeds/${feed.id}/rotation`} aria-label={t('feeds.rotateOf', { name })}>
        {t('feeds.rotate')}
      </Link>
      <Link className="btn btn-small btn-danger" to={`/feeds/${feed.id}/revocation`} aria-label={t('feeds.revokeOf', { name })}>
        {t('feeds.revoke')}
      </Link>
    </div>
  )
}

function Line({ parts }: { parts: string[] }) {
  const said = parts.filter(Boolean)
  return (
    <p className="meta small quiet-line">
      {said.map((part) => (
        <bdi key={part}>{part}</bdi>
      ))}
    </p>
  )
}

function useDay(): (moment: Date) => string {
  const { zone, locale } = useReader()
  return (moment) => formatDate(dateAt(moment, zone), locale, 'short')
}
