import { Form, Link } from '@remix-run/react'
import { type CalendarAddress, calendarPath } from '#app/domain/calendar/address.ts'
import { viewPath } from '#app/domain/saved-views/address.ts'
import type { SavedView } from '#app/domain/saved-views/queries.server.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Icon } from './icon.tsx'

type Listed = Pick<SavedView, 'id' | 'name' | 'query' | 'own' | 'desk' | 'starts'>

/** The views that are kept, as links to the days in sight, and the way to keep this one. */
export function ViewsMenu({ address, views }: { address: CalendarAddress; views: Listed[] }) {
  const t = useT()
  const path = calendarPath(address)
  const isHere = (view: Listed) => viewPath(view.query, address.date) === pathOf(address)
  return (
    <details className="menu views-menu" name="filter">
      <summary className="btn btn-small">
        {t('views.title')}
        <Icon name="down" size={13} />
      </summary>
      <div className="menu-list">
        {views.length > 0 ? (
          <ul>
            {views.map((view) => (
              <li key={view.id}>
                <Link to={viewPath(view.query, address.date)} {...(isHere(view) ? { 'aria-current': 'page' as const } : {})}>
                  <bdi>{view.name}</bdi>
                  {view.desk || view.starts ? (
                    <small className="muted">{[view.desk, view.starts ? t('views.startMark') : null].filter(Boolean).join(', ')}</small>
                  ) : null}
                </Link>
                <Link to={`/views/${view.id}`} aria-label={t('views.openOf', { name: view.name })}>
                  <Icon name="more" size={15} />
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
        <Link to={`/views/new?query=${encodeURIComponent(path.slice(path.indexOf('?') + 1))}`}>{t('views.keep')}</Link>
      </div>
    </details>
  )
}

/** The same address with its date last, as the ways to kept views are written. */
function pathOf(address: CalendarAddress): string {
  const path = calendarPath(address)
  const query = new URLSearchParams(path.slice(path.indexOf('?')))
  query.delete('date')
  return viewPath(String(query), address.date)
}

/** Makes a view the one that the calendar opens with, or no longer. */
export function StartView({ view }: { view: Pick<SavedView, 'id' | 'starts'> }) {
  const t = useT()
  return (
    <Form method="post" action={`/views/${view.id}/start`}>
      {view.starts ? <input type="hidden" name="_method" value="DELETE" /> : null}
      <button type="submit" className="btn">
        {t(view.starts ? 'views.startNoMore' : 'views.start')}
      </button>
    </Form>
  )
}

export function ViewDeletion({ view }: { view: Pick<SavedView, 'id'> }) {
  const t = useT()
  return (
    <Form method="post" action={`/views/${view.id}/deletion`}>
      <button type="submit" className="btn btn-danger">
        {t('views.delete')}
      </button>
    </Form>
  )
}
