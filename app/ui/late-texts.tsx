import { Link } from '@remix-run/react'
import type { LateText } from '#app/domain/home/late-texts.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { daysBetween } from '#app/lib/dates.ts'
import { formatDate, formatDaysLate } from '#app/lib/format-dates.ts'
import { Section } from './page.tsx'

const shown = 5

const wordsOf = {
  brief: { title: 'home.briefs', on: 'home.heldOnDay', late: 'home.briefLate', write: 'engagements.writeBrief' },
  'read-out': { title: 'home.readOuts', on: 'home.heldOn', late: 'home.readOutLate', write: 'home.write' },
} as const

/** Briefs and read-outs the actor still owes: the few that wait longest, and how many more there are. */
export function LateTexts({ noun, rows }: { noun: 'brief' | 'read-out'; rows: LateText[] }) {
  const t = useT()
  const { locale, today } = useReader()
  if (rows.length === 0) return null
  const words = wordsOf[noun]
  return (
    <Section id={`${noun}s`} title={t(words.title)}>
      <ul className="list list-flush">
        {rows.slice(0, shown).map((row) => (
          <li key={row.id}>
            <p>
              <Link className="plain strong" to={`/engagements/${row.id}`}>
                <bdi>{row.title}</bdi>
              </Link>
            </p>
            <p className="small muted">
              {t(words.on, { date: formatDate(row.on, locale, 'plain') })}{' '}
              <span className="late">{t(words.late, { late: formatDaysLate(daysBetween(row.dueOn, today), locale) })}</span>
            </p>
            {row.edits ? (
              <p className="above-3">
                <Link className="btn btn-small" to={`/engagements/${row.id}/${noun}`}>
                  {t(words.write)}
                  <span className="vh">: {row.title}</span>
                </Link>
              </p>
            ) : null}
          </li>
        ))}
      </ul>
      {rows.length > shown ? <p className="small muted above-3">{t('home.moreLate', { count: rows.length - shown })}</p> : null}
    </Section>
  )
}
