import '#app/i18n/of-pages.ts'
import type { EngagementShowing } from '#app/domain/feeds/trail.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Section } from './page.tsx'
import { useInstant } from './say-instant.ts'

/** Whose calendar programs hold what became stricter than they are, for those who have to tell them. */
export function FeedShowings({ showings }: { showings: EngagementShowing[] }) {
  const t = useT()
  const say = useInstant()
  if (showings.length === 0) return null
  return (
    <div className="shown-in above-6">
      <Section id="shown-in" title={t('feedTrail.shownIn')}>
        <p className="below-3 small muted prose">{t('feedTrail.shownInText')}</p>
        <ul className="list">
          {showings.map((showing) => (
            <li key={JSON.stringify(showing)}>
              <p>
                <bdi>{showing.owner}</bdi>
              </p>
              <p className="meta small quiet-line">
                <bdi>{showing.program ?? t('feedTrail.noName')}</bdi>
                <span>{t(`words.detail.${showing.detail}`)}</span>
                {showing.shownAt ? (
                  <span>{t(showing.still ? 'feedTrail.shownStill' : 'feedTrail.shownUntil', { when: say(showing.shownAt) })}</span>
                ) : null}
              </p>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}
