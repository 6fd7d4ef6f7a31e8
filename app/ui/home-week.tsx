import { Link } from '@remix-run/react'
import { plainPath } from '#app/domain/calendar/address.ts'
import type { Entry } from '#app/domain/calendar/entries.ts'
import type { Week, WeekRow } from '#app/domain/home/week-view.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { daysBetween, isoWeek, weekdayOf } from '#app/lib/dates.ts'
import { formatWeekday } from '#app/lib/format-dates.ts'
import { AgendaDayRow, AgendaSlot, Elsewhere } from './agenda.tsx'
import { engagementPath } from './engagement-path.ts'
import { Section } from './page.tsx'

/** The actor's own week from today on; what lies behind is folded away. */
export function MyWeek({ week }: { week: Week }) {
  const t = useT()
  const { today } = useReader()
  const path = `${plainPath('week', today)}&mine=1`
  return (
    <Section id="week" title={t('home.myWeek')} aside={<Link to={path}>{t('home.openWeek', { week: isoWeek(today).week })}</Link>}>
      {week.earlier.length > 0 ? <Earlier entries={week.earlier} /> : null}
      {week.rows.map((row) =>
        'entries' in row ? (
          <AgendaDayRow key={row.date} date={row.date} heading="h3">
            {row.entries.map((entry) => (
              <AgendaSlot key={entry.id} entry={entry} />
            ))}
          </AgendaDayRow>
        ) : (
          <AgendaDayRow key={row.date} date={row.date} heading="h3">
            <NothingPlanned row={row} />
          </AgendaDayRow>
        ),
      )}
    </Section>
  )
}

function NothingPlanned({ row }: { row: Extract<WeekRow, { until: string }> }) {
  const t = useT()
  const { locale } = useReader()
  const weekday = formatWeekday(weekdayOf(row.until), locale, 'long')
  const days = daysBetween(row.date, row.until)
  const text = { '0': t('home.nothing'), '1': t('home.nothingTwo', { weekday }) }[String(days)] ?? t('home.nothingUntil', { weekday })
  return <p className="muted">{text}</p>
}

function Earlier({ entries }: { entries: Entry[] }) {
  const t = useT()
  const { locale } = useReader()
  const held = entries.filter((entry) => entry.status === 'held').length
  const count = entries.length
  return (
    <details className="earlier">
      <summary>{held === count ? t('home.earlierHeld', { count }) : t('home.earlierSome', { count, held })}</summary>
      <ul className="list list-tight">
        {entries.map((entry) => (
          <li key={entry.id}>
            {formatWeekday(weekdayOf(entry.startsOn), locale, 'short')} {Number(entry.startsOn.slice(8))}
            {entry.starts ? `, ${entry.starts}` : null}
            {entry.elsewhere ? (
              <>
                {' ('}
                <Elsewhere time={entry.elsewhere} />)
              </>
            ) : null}
            {' · '}
            <Link className="plain" to={engagementPath(entry)}>
              <bdi>{entry.title}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
