import '#app/i18n/of-pages.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Section } from './page.tsx'

const feedPrograms = ['outlook', 'google', 'apple', 'thunderbird', 'icsx5', 'nextcloud'] as const

/** What to know of a link before it is given to a program: who can read it, where it goes, how soon it shows changes. */
export function FeedAdvice() {
  const t = useT()
  return (
    <div>
      <Section id="before" title={t('feeds.warnTitle')}>
        <ul className="bullets prose">
          <li>{t('feeds.warnKey')}</li>
          <li>{t('feeds.warnVendor')}</li>
        </ul>
      </Section>
      <Section id="speed" title={t('feeds.speedTitle')}>
        <p className="below-3 prose">{t('feeds.speedText')}</p>
        {feedPrograms.map((program) => (
          <details className="more-fields" key={program}>
            <summary>
              {t(`feeds.in.${program}.name`)} <span className="small muted">{t(`feeds.in.${program}.soon`)}</span>
            </summary>
            <div className="prose above-2 below-4">
              <p>{t(`feeds.in.${program}.how`)}</p>
              <p className="small muted">{t(`feeds.in.${program}.slow`)}</p>
            </div>
          </details>
        ))}
      </Section>
    </div>
  )
}
