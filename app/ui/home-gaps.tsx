import { Link } from '@remix-run/react'
import type { ContactGap } from '#app/domain/home/contact-gaps.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { formatDate, formatDaysLate } from '#app/lib/format-dates.ts'
import { engagementPath } from './engagement-path.ts'
import { Section } from './page.tsx'

/** Communities whose agreed rhythm of contact is broken, or will be. */
export function ContactGaps({ gaps, writes }: { gaps: ContactGap[]; writes: boolean }) {
  const t = useT()
  return (
    <Section id="gaps" title={t('home.gaps')} aside={<Link to="/organisations?kind=community">{t('home.gapsAll')}</Link>}>
      {gaps.length === 0 ? (
        <p className="muted">{t('home.gapsNone')}</p>
      ) : (
        <section className="scroll" aria-label={t('home.gapsTable')}>
          <table className="table stack">
            <thead>
              <tr>
                <th scope="col">{t('home.community')}</th>
                <th scope="col">{t('home.lastContact')}</th>
                <th scope="col">{t('home.agreed')}</th>
                <th scope="col">{t('home.next')}</th>
              </tr>
            </thead>
            <tbody>
              {gaps.map((gap) => (
                <GapRow key={gap.id} gap={gap} writes={writes} />
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Section>
  )
}

function GapRow({ gap, writes }: { gap: ContactGap; writes: boolean }) {
  const t = useT()
  const { locale } = useReader()
  const { cadence, last } = gap
  return (
    <tr>
      <th scope="row">
        <Link className="plain" to={`/organisations/${gap.id}`}>
          <bdi>{gap.name}</bdi>
        </Link>
      </th>
      <td data-label={t('home.lastContact')}>
        {last ? <time dateTime={last.on}>{formatDate(last.on, locale, 'short')}</time> : <span className="muted">{t('home.never')}</span>}
        {cadence.state === 'late' ? (
          <>
            <br />
            <span className="late nowrap">{formatDaysLate(cadence.days, locale)}</span>
          </>
        ) : null}
      </td>
      <td className="keep" data-label={t('home.agreed')}>
        {t('home.everyWeek', { count: cadence.weeks })}
      </td>
      <td data-label={t('home.next')}>
        <NextContact gap={gap} writes={writes} />
      </td>
    </tr>
  )
}

function NextContact({ gap, writes }: { gap: ContactGap; writes: boolean }) {
  const t = useT()
  const { locale } = useReader()
  const { next, cadence } = gap
  if (next) {
    const date = formatDate(next.on, locale, 'brief')
    return (
      <Link className="plain" to={engagementPath(next)}>
        {next.status === 'confirmed' ? date : t('home.nextStatus', { date, status: t(`calendar.status.${next.status}`) })}
      </Link>
    )
  }
  if (!writes) return <span className="muted">{t('home.nothingPlanned')}</span>
  return (
    <>
      <Link to={`/engagements/new?organisation=${gap.id}`}>{t('home.planOne')}</Link>
      {cadence.state === 'on-time' ? ` ${t('home.planBefore', { date: formatDate(cadence.before, locale, 'brief') })}` : null}
    </>
  )
}
