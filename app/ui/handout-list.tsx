import '#app/i18n/of-pages.ts'
import { Link } from '@remix-run/react'
import type { HandoutRow } from '#app/domain/handouts/queries.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate } from '#app/lib/format-dates.ts'
import { wallTimeAt } from '#app/lib/wall-time.ts'
import { Section } from './page.tsx'

/** What was handed out of a visit so far, and the other way of giving it: a link. */
export function HandoutList({ visit, handouts }: { visit: { id: string }; handouts: HandoutRow[] }) {
  const t = useT()
  const { locale, zone } = useReader()
  const when = (at: Date) => {
    const [date = '', time] = wallTimeAt(at, zone).split('T')
    return `${formatDate(date, locale, 'short')}, ${time}`
  }
  return (
    <div>
      <Section id="given" title={t('handouts.given')}>
        {handouts.length === 0 ? <p className="muted">{t('handouts.nothingGiven')}</p> : null}
        <ul className="list list-tight">
          {handouts.map((handout) => (
            <li key={handout.id}>
              <p>
                {t(`handouts.reader.${handout.reader}`)}, {t(`handouts.languageOf.${handout.language}`)}
              </p>
              <p className="small muted">
                {t(`handouts.formatOf.${handout.format}`)} · {when(handout.at)} · <bdi>{handout.by}</bdi>
              </p>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="links" title={t('shares.title')}>
        <p className="small muted">{t('handouts.linkText')}</p>
        <p className="above-2">
          <Link to={`/visits/${visit.id}/shares`}>{t('handouts.linkDo')}</Link>
        </p>
      </Section>
    </div>
  )
}
