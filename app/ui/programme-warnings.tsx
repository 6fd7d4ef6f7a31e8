import type { Warning } from '#app/domain/visits/warnings.ts'
import { type Translate, useReader, useT } from '#app/i18n/reader.tsx'
import { weekdayOf } from '#app/lib/dates.ts'
import { formatDate, formatWeekday } from '#app/lib/format-dates.ts'
import { useMoment } from './engagement-marks.tsx'
import { capital } from './in-words.ts'
import { Linked } from './linked.tsx'
import { Section } from './page.tsx'

const mostNames = 3

function who(t: Translate, names: string[]): string {
  if (names.length === 0) return t('warnings.delegation')
  const rest = names.length - mostNames
  const named = names.slice(0, mostNames).join(', ')
  return rest > 0 ? t('warnings.andMore', { names: named, count: rest }) : named
}

/** What may go wrong in the programme, each leading to its item; nothing when all fits. */
export function Warnings({ warnings }: { warnings: Warning[] }) {
  const t = useT()
  if (warnings.length === 0) return null
  return (
    <Section id="warnings" title={t('warnings.title')} aside={<p className="muted">{warnings.length}</p>}>
      <ul className="list list-tight small">
        {warnings.map((warning) => (
          <li key={`${warning.about} ${warning.entry.id} ${'next' in warning ? warning.next.id : ''}`}>
            <WarningLine warning={warning} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function WarningLine({ warning }: { warning: Warning }) {
  const t = useT()
  const { locale } = useReader()
  const moment = useMoment()
  const { entry } = warning
  const title = entry.title
  const when = `<a>${capital(formatWeekday(weekdayOf(entry.startsOn), locale, 'short'))} ${entry.starts ?? ''}</a>`
  const text = {
    overlap: () => ('next' in warning ? t('warnings.overlap', { title, next: warning.next.title, who: who(t, warning.names) }) : ''),
    gap: () =>
      'next' in warning ? t('warnings.gap', { title, next: warning.next.title, count: warning.minutes, who: who(t, warning.names) }) : '',
    'long-day': () => t('warnings.longDay', { count: 'hours' in warning ? warning.hours : 0 }),
    'no-meal': () => t('warnings.noMeal'),
    outside: () => t('warnings.outside', { title, date: formatDate(entry.startsOn, locale, 'plain') }),
    'runs-out': () => t('warnings.runsOut', { title, moment: entry.holdUntil ? moment(entry.holdUntil) : '' }),
  }[warning.about]()
  return <Linked text={`${when} ${text}`} to={`#item-${entry.id}`} />
}
