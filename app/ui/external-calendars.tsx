import '#app/i18n/of-pages.ts'
import { Form, Link } from '@remix-run/react'
import type { ExternalCalendar } from '#app/domain/external-calendars/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { sayError } from './form.tsx'
import { Icon } from './icon.tsx'
import { useInstant } from './say-instant.ts'

/** Says that this installation asks nothing outside, and who could change that. */
export function CalendarsOff() {
  const t = useT()
  return (
    <div className="notice notice-hold below-5">
      <Icon name="warning" />
      <div>
        <p className="strong">{t('externalCalendars.offTitle')}</p>
        <p className="prose">{t('externalCalendars.offText')}</p>
      </div>
    </div>
  )
}

/** External calendars, each with how the last look at it went. */
export function ExternalCalendarList({ calendars, on }: { calendars: ExternalCalendar[]; on: boolean }) {
  const t = useT()
  return (
    <ul className="list">
      {calendars.map((calendar) => {
        const { id, name, colour, writable } = calendar
        return (
          <li key={id} className="feed-row">
            <div>
              <h3 className={`layer-name layer-${colour}`}>
                {writable ? (
                  <Link to={`/external-calendars/${id}`}>
                    <bdi>{name}</bdi>
                  </Link>
                ) : (
                  <bdi>{name}</bdi>
                )}
              </h3>
              <CalendarFacts calendar={calendar} />
            </div>
            {writable ? (
              <div className="row">
                {on ? <RefreshNow calendar={calendar} small /> : null}
                <Link
                  className="btn btn-small btn-danger"
                  to={`/external-calendars/${id}/removal`}
                  aria-label={t('externalCalendars.removeOf', { name })}
                >
                  {t('externalCalendars.remove')}
                </Link>
              </div>
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

/** Where it lies, as far as that is shown, when it was last right, and what is wrong now. */
export function CalendarFacts({ calendar }: { calendar: ExternalCalendar }) {
  const t = useT()
  const say = useInstant()
  const { host, freshAt, checkedAt, eventCount, unreadCount, problem } = calendar
  return (
    <>
      <p className="meta small quiet-line">
        <bdi dir="ltr">{t('externalCalendars.at', { host })}</bdi>
      </p>
      <p className="meta small quiet-line">
        <span>{freshAt ? t('externalCalendars.fresh', { when: say(freshAt) }) : t('externalCalendars.neverFresh')}</span>
        {freshAt ? <span>{t('externalCalendars.holds', { count: eventCount })}</span> : null}
        {unreadCount > 0 ? <span>{t('externalCalendars.unread', { count: unreadCount })}</span> : null}
      </p>
      {problem && checkedAt ? (
        <p className="late small quiet-line">
          {t('externalCalendars.failed', { when: say(checkedAt) })} {sayError(t, problem)}
        </p>
      ) : null}
    </>
  )
}

export function RefreshNow({ calendar: { id, name }, small = false }: { calendar: { id: string; name: string }; small?: boolean }) {
  const t = useT()
  return (
    <Form method="post" action={`/external-calendars/${id}/refresh`}>
      <button className={small ? 'btn btn-small' : 'btn'} type="submit" aria-label={t('externalCalendars.refreshOf', { name })}>
        {t('externalCalendars.refresh')}
      </button>
    </Form>
  )
}
