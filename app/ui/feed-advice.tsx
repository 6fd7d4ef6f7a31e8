import { useT } from '#app/i18n/reader.tsx'
import { Section } from './page.tsx'

const programs = ['google', 'outlook', 'apple', 'thunderbird', 'nextcloud'] as const

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
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('feeds.program')}</th>
              <th scope="col">{t('feeds.when')}</th>
            </tr>
          </thead>
          <tbody>
            {programs.map((program) => (
              <tr key={program}>
                <th scope="row">{t(`feeds.speed.${program}`)}</th>
                <td>{t(`feeds.speed.${program}When`)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Section>
    </div>
  )
}
