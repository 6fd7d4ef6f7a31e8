import '#app/i18n/of-pages.ts'
import { Form, Link, useSearchParams } from '@remix-run/react'
import { type ListOf, mostChosen } from '#app/domain/lists/columns.ts'
import { keptQuery } from '#app/domain/saved-views/address.ts'
import { useT } from '#app/i18n/reader.tsx'
import { Icon } from './icon.tsx'
import { chosenForm } from './roster.tsx'

/** Below a list: the ways on with the rows that are ticked, or with all that were found. */
export function GoOn({ list, total }: { list: ListOf; total: number }) {
  const t = useT()
  const [search] = useSearchParams()
  const query = new URLSearchParams(search)
  for (const name of ['columns', 'page', 'sort', 'order']) query.delete(name)
  query.set('all', '1')
  return (
    <Form className="row above-3" id={chosenForm} action={`/${list}/bulk`}>
      <button className="btn" type="submit">
        {t('lists.go')}
      </button>
      <Link to={`/${list}/bulk?${query}`}>
        {total > mostChosen ? t('lists.allOf', { most: mostChosen, count: total }) : t('lists.all', { count: total })}
      </Link>
    </Form>
  )
}

type View = { id: string; name: string; query: string; desk: string | null }

/** The kept views of a list, and the way to keep this one. */
export function ListViews({ list, views }: { list: ListOf; views: View[] }) {
  const t = useT()
  const [search] = useSearchParams()
  const here = keptQuery(String(search), list)
  return (
    <details className="menu views-menu" name="filter">
      <summary className="btn btn-quiet">
        {t('lists.views')}
        <Icon name="down" size={13} />
      </summary>
      <div className="menu-list">
        {views.length > 0 ? (
          <ul>
            {views.map(({ id, name, query, desk }) => (
              <li key={id}>
                <Link to={`/${list}?${query}`} {...(query === here ? { 'aria-current': 'page' as const } : {})}>
                  <bdi>{name}</bdi>
                  {desk ? <small className="muted">{desk}</small> : null}
                </Link>
                <Link to={`/views/${id}`} aria-label={t('lists.viewSettings', { name })}>
                  <Icon name="more" size={15} />
                </Link>
              </li>
            ))}
          </ul>
        ) : null}
        <Link to={`/views/new?${new URLSearchParams({ page: list, query: here })}`}>{t('lists.keep')}</Link>
      </div>
    </details>
  )
}
