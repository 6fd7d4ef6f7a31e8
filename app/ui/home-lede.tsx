import { plainPath } from '#app/domain/calendar/address.ts'
import type { NextVisit } from '#app/domain/home/queries.server.ts'
import type { Week } from '#app/domain/home/week-view.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { daysBetween, isoWeek } from '#app/lib/dates.ts'
import { capital, inWords } from './in-words.ts'
import { Linked } from './linked.tsx'

type Counts = { week: Week; due: number; late: number; visit: NextVisit | undefined }

/** The day in two sentences; every number leads to what it counts. */
export function HomeLede({ week, due, late, visit }: Counts) {
  const t = useT()
  const { today } = useReader()
  const number = (count: number) => ({ count, number: inWords(t, count) })
  const clauses = [
    week.left > 0
      ? { text: t('home.left', number(week.left)), to: `${plainPath('week', today)}&mine=1` }
      : { text: t('home.leftNone'), to: '' },
    ...(due > 0 ? [{ text: t('home.due', number(due)), to: '/follow-ups' }] : []),
    ...(late > 0 ? [{ text: t('home.late', number(late)), to: '#read-outs' }] : []),
  ]
  return (
    <>
      {t('home.week', { week: isoWeek(today).week })}{' '}
      {clauses.map(({ text, to }, index) => (
        <span key={text}>
          {index === 0 ? null : index === clauses.length - 1 ? t('home.and') : ', '}
          <Linked text={index === 0 ? capital(text) : text} to={to} />
        </span>
      ))}
      . {visit ? <VisitSentence visit={visit} /> : null}
    </>
  )
}

function VisitSentence({ visit }: { visit: NextVisit }) {
  const t = useT()
  const { today } = useReader()
  const days = daysBetween(today, visit.startsOn)
  const near = { '0': t('home.visitToday'), '1': t('home.visitTomorrow') }[String(days)]
  const text = days < 0 ? t('home.visitNow') : (near ?? t('home.visitIn', { number: inWords(t, days) }))
  return <Linked text={text} to={`/visits/${visit.id}`} />
}
