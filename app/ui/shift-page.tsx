import { Form, Link, useActionData, useLoaderData } from '@remix-run/react'
import type { Shift } from '#app/domain/visits/shifts.server.ts'
import { useReader, useT } from '#app/i18n/reader.tsx'
import { addDays, daysBetween } from '#app/lib/dates.ts'
import { formatDate, formatRange, formatTimeRange } from '#app/lib/format-dates.ts'
import type { action, loader } from '#app/routes/visits.$id_.shift.tsx'
import { SubmitButton, sayError } from './form.tsx'
import { Icon } from './icon.tsx'
import { capital } from './in-words.ts'
import { PageHead, Section } from './page.tsx'

/** Where a visit gets another first day: what that comes to is shown before anything is moved. */
export function ShiftPage() {
  const { visit, to, wrong, shift } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const t = useT()
  const { locale } = useReader()
  const ends = to && shift ? addDays(to, daysBetween(visit.startsOn, visit.endsOn)) : ''
  const blocked = shift && (shift.others.length > 0 || shift.impossible.length > 0)
  return (
    <>
      <PageHead
        title={t('shift.title')}
        crumb={{ to: `/visits/${visit.id}`, label: visit.title }}
        lede={t('shift.lede', { range: formatRange(visit.startsOn, visit.endsOn, locale) })}
      />
      {answer?.refused === 'changed-meanwhile' ? (
        <p className="notice notice-hold below-6" role="alert">
          <Icon name="warning" />
          <span>{t('shift.changedMeanwhile')}</span>
        </p>
      ) : null}
      <Form method="get" className="form below-7">
        <div className={wrong ? 'field field-error' : 'field'}>
          <label htmlFor="shift-to">{t('shift.firstDay')}</label>
          <input
            className="input"
            id="shift-to"
            type="date"
            name="to"
            dir="ltr"
            required
            defaultValue={to ?? visit.startsOn}
            aria-invalid={wrong || undefined}
            aria-describedby={wrong ? 'shift-to-error' : undefined}
          />
          {wrong ? (
            <p className="error" id="shift-to-error">
              <Icon name="warning" size={14} />
              <span>{t('errors.notADate', { value: (to ?? '').slice(0, 40) })}</span>
            </p>
          ) : null}
        </div>
        <p className="row">
          <button className="btn" type="submit">
            {t('shift.show')}
          </button>
        </p>
      </Form>
      {shift && to ? (
        <Section id="result" title={t('shift.result', { range: formatRange(to, ends, locale) })}>
          <Obstacles shift={shift} />
          <Moves shift={shift} visitId={visit.id} />
          {blocked || shift.days === 0 ? null : (
            <Form method="post" className="above-4">
              <input type="hidden" name="to" value={to} />
              <input type="hidden" name="state" value={shift.state} />
              <SubmitButton>{t('shift.save')}</SubmitButton>
            </Form>
          )}
        </Section>
      ) : null}
    </>
  )
}

function Obstacles({ shift: { others, impossible, days } }: { shift: Shift }) {
  const t = useT()
  if (days === 0) return <p className="muted">{t('shift.sameDay')}</p>
  if (others.length + impossible.length === 0) return null
  return (
    <div className="notice notice-late below-4" role="alert">
      <Icon name="warning" />
      <ul className="bullets">
        {others.map(({ desk, items }) => (
          <li key={desk}>{t('shift.notYours', { count: items, desk })}</li>
        ))}
        {impossible.map(({ id, title, errors }) => (
          <li key={id}>
            <Link to={`/engagements/${id}/placement`}>
              <bdi>{title}</bdi>
            </Link>
            {`: ${errors.map((error) => sayError(t, error)).join(' ')}`}
          </li>
        ))}
      </ul>
    </div>
  )
}

type When = Shift['moves'][number]['was']

function Moves({ shift, visitId }: { shift: Shift; visitId: string }) {
  const t = useT()
  const say = useSay()
  const items = shift.moves.filter(({ id }) => id !== visitId)
  if (items.length === 0 || shift.days === 0) return null
  return (
    <table className="table stack">
      <thead>
        <tr>
          <th scope="col">{t('shift.item')}</th>
          <th scope="col">{t('shift.was')}</th>
          <th scope="col">{t('shift.becomes')}</th>
        </tr>
      </thead>
      <tbody>
        {items.map(({ id, title, was, columns }) => (
          <tr key={id}>
            <th scope="row">
              <bdi>{title}</bdi>
            </th>
            <td className="muted keep" data-label={t('shift.was')}>
              {say(was)}
            </td>
            <td className="keep" data-label={t('shift.becomes')}>
              {say(columns)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function useSay(): (when: When) => string {
  const { locale } = useReader()
  const day = (date: string) => capital(formatDate(date, locale, 'day'))
  return ({ startsLocal, endsLocal, startsOn, endsOn }) => {
    if (startsLocal && endsLocal) return `${day(startsLocal.slice(0, 10))}, ${formatTimeRange(startsLocal.slice(11), endsLocal.slice(11))}`
    return startsOn && endsOn && startsOn !== endsOn ? formatRange(startsOn, endsOn, locale) : day(startsOn ?? '')
  }
}
