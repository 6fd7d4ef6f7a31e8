import '#app/i18n/of-pages.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Section } from './page.tsx'
import { useInstant } from './say-instant.ts'

/** That a member reads elsewhere, for administrators, and nothing of what. */
export function MemberFeeds({ feeds }: { feeds: { count: number; fetchedAt: Date | null } }) {
  const t = useT()
  const say = useInstant()
  return (
    <div className="above-6">
      <Section id="feeds" title={t('feeds.title')}>
        <p>
          {t('feedTrail.count', { count: feeds.count })}.{' '}
          {feeds.fetchedAt ? t('feedTrail.countFetched', { when: say(feeds.fetchedAt) }) : null}
        </p>
        <p className="small muted">{t('feedTrail.countText')}</p>
      </Section>
    </div>
  )
}
